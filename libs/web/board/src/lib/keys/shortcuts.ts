import { type Direction } from './roving.js';

export { isField, lettersAreOn, switchLetters } from '@samtavle/web-ui';

/** The keys of the board. A letter counts only while focus is on the board or a card (WCAG 2.1.4). */
export type BoardKey = { readonly kind: 'move'; readonly direction: Direction } | { readonly kind: BoardAct };

/** What a key does to the board or to the card in focus. */
export type BoardAct =
  | 'open'
  | 'close'
  | 'menu'
  | 'place'
  | 'take-off'
  | 'write'
  | 'search'
  | 'help'
  | 'board'
  | 'list'
  | 'week'
  | 'contact';

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const ALWAYS: Readonly<Record<string, BoardKey>> = {
  ArrowUp: { kind: 'move', direction: 'up' },
  ArrowDown: { kind: 'move', direction: 'down' },
  ArrowLeft: { kind: 'move', direction: 'left' },
  ArrowRight: { kind: 'move', direction: 'right' },
  Home: { kind: 'move', direction: 'first' },
  End: { kind: 'move', direction: 'last' },
  Enter: { kind: 'open' },
  ContextMenu: { kind: 'menu' },
  Escape: { kind: 'close' },
};

const LETTERS: Readonly<Record<string, BoardKey>> = {
  m: { kind: 'menu' },
  n: { kind: 'place' },
  a: { kind: 'take-off' },
  s: { kind: 'write' },
  v: { kind: 'board' },
  l: { kind: 'list' },
  u: { kind: 'week' },
  k: { kind: 'contact' },
  '/': { kind: 'search' },
  '?': { kind: 'help' },
};

/** What a key press on the board means; null for nothing, so that the browser's own keys stay. */
export function boardKey({ key, ctrlKey, metaKey, altKey }: Pressed, letters: boolean): BoardKey | null {
  if (ctrlKey || metaKey || altKey) return null;
  return ALWAYS[key] ?? (letters ? (LETTERS[key.toLowerCase()] ?? null) : null);
}
