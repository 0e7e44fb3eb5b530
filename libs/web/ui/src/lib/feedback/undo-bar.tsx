import { useEffect } from 'react';
import { Button, IconButton } from '../controls/button.js';
import { useText } from '../language/use-text.js';
import { uiTexts } from '../texts.js';
import { useAnnouncements } from './announcements.js';

export interface UndoBarProps {
  /** What was done: »Karen Ravnholt er taget af tavlen.« */
  text: string;
  onUndo: () => void;
  onClose: () => void;
  undoing?: boolean;
}

/** Stays until it is closed or replaced: a person who reads slowly has the same chance to undo (WCAG 2.2.1). */
export function UndoBar({ text, onUndo, onClose, undoing = false }: UndoBarProps) {
  const say = useText(uiTexts);
  const { announce } = useAnnouncements();
  useEffect(() => announce(text), [announce, text]);
  return (
    <div className="undo" role="group" aria-label={text}>
      <span>{text}</span>
      <Button icon="undo" onClick={onUndo} disabled={undoing}>
        {say('undo.undo')}
      </Button>
      <IconButton icon="close" label={say('undo.close')} size="md" onClick={onClose} />
    </div>
  );
}
