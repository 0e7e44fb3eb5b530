import { Menu } from '@mantine/core';
import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react';

/** Where a menu opens: at a button, or where the pointer was. */
export type MenuPlace = HTMLElement | { x: number; y: number };

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
  /** Visible first line; the label when left out. */
  title?: ReactNode;
  /** Groups with a line between them. */
  groups: readonly (readonly MenuAction[])[];
  onClose: () => void;
}

/**
 * One menu for the whole board, placed where it is asked for: a menu per card would cost a thousand of them. Arrows,
 * Home, End, Escape and one key per line; focus returns to the button it came from.
 */
export function MenuAt({ at, label, title, groups, onClose }: MenuAtProps) {
  const [place, setPlace] = useState(() => rectOf(at));
  useLayoutEffect(() => setPlace(rectOf(at)), [at]);

  // The menu does not follow a page that scrolls away beneath it.
  useEffect(() => {
    const moved = () => setPlace(rectOf(at));
    window.addEventListener('resize', moved);
    window.addEventListener('scroll', moved, true);
    return () => {
      window.removeEventListener('resize', moved);
      window.removeEventListener('scroll', moved, true);
    };
  }, [at]);

  const close = () => {
    onClose();
    if (at instanceof HTMLElement && at.isConnected) at.focus({ preventScroll: true });
  };
  const pick = (action: MenuAction) => {
    if (action.blockedBecause !== undefined || action.current !== undefined) return;
    close();
    action.onPick();
  };
  return (
    <Menu
      opened
      onChange={(opened) => {
        if (!opened) close();
      }}
      position="bottom-end"
      offset={4}
      width={280}
      returnFocus={false}
      {...NAMED_BY_US}
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: 'menu', item: 'menu-item', label: 'menu-title', divider: 'menu-line' }}
    >
      <Menu.Target>
        <span className="menu-place" aria-hidden="true" style={place} />
      </Menu.Target>
      <Menu.Dropdown
        aria-label={label}
        onKeyDown={(event) => {
          const action = groups.flat().find(({ key }) => key?.toLowerCase() === event.key.toLowerCase());
          if (action === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          event.stopPropagation();
          pick(action);
        }}
      >
        {title !== undefined && <Menu.Label>{title}</Menu.Label>}
        {groups.map((actions, group) => (
          <MenuGroup key={group} actions={actions} first={group === 0} onPick={pick} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function MenuGroup({
  actions,
  first,
  onPick,
}: {
  actions: readonly MenuAction[];
  first: boolean;
  onPick: (action: MenuAction) => void;
}) {
  return (
    <>
      {!first && <Menu.Divider />}
      {actions.map((action) => {
        const unusable = action.blockedBecause !== undefined || action.current !== undefined;
        return (
          // Not `disabled`: a reader should be able to come to the line and hear why it cannot be used.
          <Menu.Item
            key={action.id}
            leftSection={action.mark}
            rightSection={
              action.current !== undefined ? (
                <small>{action.current}</small>
              ) : (
                action.key !== undefined && <kbd>{action.key}</kbd>
              )
            }
            ref={unusable ? sayUnusable : undefined}
            closeMenuOnClick={false}
            onClick={() => onPick(action)}
          >
            {action.label}
            {action.blockedBecause !== undefined && <small>{action.blockedBecause}</small>}
          </Menu.Item>
        );
      })}
    </>
  );
}

/** Mantine would name the menu after its target, which here is only a place; the label names it. */
const NAMED_BY_US = { withRoles: false };

/** Mantine overwrites `aria-disabled` with its own, which would also take the line out of the arrows' way. */
const sayUnusable = (item: HTMLElement | null) => item?.setAttribute('aria-disabled', 'true');

function rectOf(at: MenuPlace): { left: number; top: number; width: number; height: number } {
  if (!(at instanceof HTMLElement)) return { left: at.x, top: at.y, width: 0, height: 0 };
  const { left, top, width, height } = at.getBoundingClientRect();
  return { left, top, width, height };
}
