import { type ReactNode, useEffect, useRef } from 'react';
import { IconButton } from '../controls/button.js';
import { useText } from '../language/use-text.js';
import { uiTexts } from '../texts.js';

export interface DrawerProps {
  /** »Kort for Rikke Tornved« */
  label: string;
  /** The heading: level, name. */
  title: ReactNode;
  /** Under the heading, so that close stays where it is: presence, log a contact, move. */
  actions?: ReactNode;
  /** One line of facts. */
  facts?: ReactNode;
  tabs?: ReactNode;
  /** Stays at the bottom: the composer. */
  footer?: ReactNode;
  children: ReactNode;
  onClose: () => void;
  /** Where F6 goes back to: the board. */
  board: { readonly current: HTMLElement | null };
  /** Focus moves into the drawer when it opens; switch off when somebody else's act opened it. */
  takeFocus?: boolean;
}

/**
 * Lies over the board, beside it for readers: not modal, no trap. F6 goes between board and drawer, Escape closes and
 * gives focus back to what opened it.
 */
export function Drawer({
  label,
  title,
  actions,
  facts,
  tabs,
  footer,
  children,
  onClose,
  board,
  takeFocus = true,
}: DrawerProps) {
  const say = useText(uiTexts);
  const drawer = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    const around = drawer.current;
    if (takeFocus) heading.current?.focus({ preventScroll: true });
    return () => {
      const lost = document.activeElement === document.body || around?.contains(document.activeElement) === true;
      if (lost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [takeFocus]);

  useEffect(() => {
    let onBoard: HTMLElement | null = null;
    const between = (event: KeyboardEvent) => {
      if (event.key !== 'F6') return;
      event.preventDefault();
      const here = document.activeElement;
      if (here instanceof HTMLElement && drawer.current?.contains(here) !== true) {
        onBoard = here === document.body ? null : here;
        heading.current?.focus({ preventScroll: true });
      } else {
        (onBoard?.isConnected === true ? onBoard : board.current)?.focus();
      }
    };
    document.addEventListener('keydown', between);
    return () => document.removeEventListener('keydown', between);
  }, [board]);

  return (
    <aside
      className="drawer"
      aria-label={label}
      ref={drawer}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <header>
        <div className="title">
          <h2 ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <span className="grow" />
          <IconButton icon="close" label={say('drawer.close')} size="md" onClick={onClose} />
        </div>
        {actions !== undefined && <div className="acts">{actions}</div>}
        {facts !== undefined && <div className="facts">{facts}</div>}
        {tabs}
      </header>
      <div className="body">{children}</div>
      {footer !== undefined && <footer>{footer}</footer>}
    </aside>
  );
}
