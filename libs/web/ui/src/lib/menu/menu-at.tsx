import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { lineFor } from './menu-keys.js';
import { boxOf, type MenuPlace, placeFor } from './menu-place.js';

export { type MenuPlace } from './menu-place.js';

export interface MenuAction {
  id: string;
  label: ReactNode;
  /** Before the label: a level, an icon. */
  mark?: ReactNode;
  /** One key that does the same while the menu is open. */
  key?: string;
  /** Visible, but not to be used now: the reason. */
  blockedBecause?: string;
  /** The present state, marked and not to be chosen: »her nu«. */
  current?: string;
  onPick: () => void;
}

export interface MenuAtProps {
  at: MenuPlace;
  label: string;
  /** Visible first line, for those who see. */
  title?: ReactNode;
  /** Groups with a line between them. */
  groups: readonly (readonly MenuAction[])[];
  onClose: () => void;
}

const isUsable = ({ blockedBecause, current }: MenuAction): boolean =>
  blockedBecause === undefined && current === undefined;

/**
 * One menu for the whole board, placed where it is asked for: a menu per card would cost a thousand of them. Arrows,
 * Home, End, Escape, first letters and one key per line; focus returns to the button it came from.
 */
export function MenuAt({ at, label, title, groups, onClose }: MenuAtProps) {
  const menu = useRef<HTMLDivElement>(null);
  const place = usePlace(at, menu);
  const actions = groups.flat();
  const lines = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];

  useEffect(() => {
    const first = Math.max(0, actions.findIndex(isUsable));
    lines()[first]?.focus({ preventScroll: true });
    // Only when it opens: later changes of the lines must not take focus.
  }, [at]);

  const close = () => {
    onClose();
    if (at instanceof HTMLElement && at.isConnected) at.focus({ preventScroll: true });
  };
  useCloseOutside(at, menu, close, onClose);

  const pick = (action: MenuAction) => {
    if (!isUsable(action)) return;
    close();
    action.onPick();
  };
  const press = (event: KeyboardEvent) => {
    // Nothing typed in a menu is for the board or the drawer beneath it.
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      return close();
    }
    const action = actions.find(({ key }) => key?.toLowerCase() === event.key.toLowerCase());
    if (action !== undefined) {
      event.preventDefault();
      return pick(action);
    }
    const all = lines();
    const to = lineFor(
      event.key,
      all.findIndex((line) => line === document.activeElement),
      all.map(({ textContent }) => textContent ?? ''),
    );
    if (to === null) return;
    event.preventDefault();
    all[to]?.focus({ preventScroll: true });
  };
  return (
    <div className="menu" role="menu" aria-label={label} ref={menu} style={place} onKeyDown={press}>
      {title !== undefined && (
        <div className="menu-title" aria-hidden="true">
          {title}
        </div>
      )}
      {groups.map((group, at) => (
        <div key={at} role="group" className="menu-group">
          {group.map((action) => (
            <MenuLine key={action.id} action={action} onPick={() => pick(action)} />
          ))}
        </div>
      ))}
    </div>
  );
}

function MenuLine({ action, onPick }: { action: MenuAction; onPick: () => void }) {
  const { mark, label, blockedBecause, current, key } = action;
  return (
    // Not `disabled`: a reader should be able to come to the line and hear why it cannot be used.
    <button
      type="button"
      role="menuitem"
      className="menu-item"
      tabIndex={-1}
      aria-disabled={!isUsable(action) || undefined}
      onClick={onPick}
    >
      {mark}
      <span className="menu-label">
        {label}
        {blockedBecause !== undefined && <small>{blockedBecause}</small>}
      </span>
      {current !== undefined ? <small>{current}</small> : key !== undefined && <kbd>{key}</kbd>}
    </button>
  );
}

/** Follows its button when the page scrolls or turns. Unseen until it has been measured. */
function usePlace(at: MenuPlace, menu: { readonly current: HTMLElement | null }) {
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  useLayoutEffect(() => {
    const measure = () => {
      if (menu.current === null) return;
      const { offsetWidth, offsetHeight } = menu.current;
      setPlace(
        placeFor(
          boxOf(at),
          { width: offsetWidth, height: offsetHeight },
          { width: window.innerWidth, height: window.innerHeight },
        ),
      );
    };
    measure();
    window.addEventListener('resize', measure);
    window.addEventListener('scroll', measure, true);
    return () => {
      window.removeEventListener('resize', measure);
      window.removeEventListener('scroll', measure, true);
    };
  }, [at, menu]);
  return place ?? { left: 0, top: 0 };
}

/** A press elsewhere closes and leaves focus where it went; a press on the button itself only closes. */
function useCloseOutside(
  at: MenuPlace,
  menu: { readonly current: HTMLElement | null },
  close: () => void,
  onClose: () => void,
): void {
  const outside = useEffectEvent((event: PointerEvent) => {
    const target = event.target as Node;
    const onButton = at instanceof HTMLElement && at.contains(target);
    if (!onButton && menu.current?.contains(target) !== true) onClose();
  });
  const again = useEffectEvent((event: MouseEvent) => {
    if (!(at instanceof HTMLElement) || !at.contains(event.target as Node)) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  useEffect(() => {
    const pointer = (event: PointerEvent) => outside(event);
    const click = (event: MouseEvent) => again(event);
    document.addEventListener('pointerdown', pointer, true);
    document.addEventListener('click', click, true);
    return () => {
      document.removeEventListener('pointerdown', pointer, true);
      document.removeEventListener('click', click, true);
    };
  }, []);
}
