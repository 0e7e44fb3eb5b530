import { ShortcutsDialog, useText } from '@samtavle/web-ui';
import { boardTexts } from '../texts.js';

export interface BoardKeysProps {
  open: boolean;
  letters: boolean;
  onLetters: (on: boolean) => void;
  onClose: () => void;
}

/** The keys of the board, and the switch that turns the single letters off. */
export function BoardKeys({ open, letters, onLetters, onClose }: BoardKeysProps) {
  const say = useText(boardTexts);
  return (
    <ShortcutsDialog
      open={open}
      onClose={onClose}
      singleKeys={letters}
      onSingleKeys={onLetters}
      shortcuts={[
        { keys: ['/'], does: say('keys.search') },
        { keys: ['←', '↑', '→', '↓'], does: say('keys.arrows') },
        { keys: ['Enter'], does: say('keys.open') },
        { keys: ['N'], does: say('keys.place') },
        { keys: ['M', '1', '2', '3'], does: say('keys.move') },
        { keys: ['A'], does: say('keys.takeOff') },
        { keys: ['S'], does: say('keys.write') },
        { keys: ['K'], does: say('keys.contact') },
        { keys: ['V', 'L', 'U'], does: say('keys.views') },
        { keys: ['F6'], does: say('keys.drawer') },
        { keys: ['Esc'], does: say('keys.close') },
        { keys: ['?'], does: say('keys.help') },
      ]}
    />
  );
}
