import { type ReactNode } from 'react';
import { CheckField } from '../controls/field.js';
import { useText } from '../language/use-text.js';
import { uiTexts } from '../texts.js';
import { Dialog } from './dialog.js';

export interface Shortcut {
  keys: readonly string[];
  does: ReactNode;
}

export interface ShortcutsDialogProps {
  open: boolean;
  onClose: () => void;
  shortcuts: readonly Shortcut[];
  /** Single letters can be switched off (WCAG 2.1.4). */
  singleKeys: boolean;
  onSingleKeys: (on: boolean) => void;
}

export function ShortcutsDialog({ open, onClose, shortcuts, singleKeys, onSingleKeys }: ShortcutsDialogProps) {
  const say = useText(uiTexts);
  return (
    <Dialog open={open} onClose={onClose} title={say('keys.title')}>
      <CheckField label={say('keys.on')} hint={say('keys.hint')} checked={singleKeys} onChange={onSingleKeys} />
      <table className="keys">
        <thead>
          <tr>
            <th scope="col">{say('keys.key')}</th>
            <th scope="col">{say('keys.does')}</th>
          </tr>
        </thead>
        <tbody>
          {shortcuts.map(({ keys, does }) => (
            <tr key={keys.join(' ')}>
              <td>
                <span className="row tight">
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </span>
              </td>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
