import { type ComponentPropsWithRef } from 'react';
import { Icon, type IconName } from '../icon/icon.js';

export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  kind?: 'plain' | 'primary' | 'quiet' | 'danger';
  big?: boolean;
  icon?: IconName;
  /** The key that does the same, shown on the button. */
  shortcut?: string;
  /** Why it cannot be used now. The button stays reachable, and the reason is read with it. */
  blockedBecause?: string | undefined;
}

/** Verb first. One primary button per screen. */
export function Button({
  kind = 'plain',
  big = false,
  icon,
  shortcut,
  blockedBecause,
  className,
  children,
  onClick,
  title,
  ...rest
}: ButtonProps) {
  const classes = ['btn', kind === 'plain' ? '' : kind, big ? 'big' : '', className ?? ''].filter(Boolean).join(' ');
  const blocked = blockedBecause !== undefined;
  return (
    <button
      type="button"
      className={classes}
      title={blockedBecause ?? title}
      aria-disabled={blocked || undefined}
      onClick={blocked ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {icon !== undefined && <Icon name={icon} small />}
      {children}
      {shortcut !== undefined && <kbd aria-hidden="true">{shortcut}</kbd>}
      {blocked && <span className="vh">. {blockedBecause}</span>}
    </button>
  );
}

export interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'aria-label'> {
  icon: IconName;
  /** The whole name; nothing else says what the button does. */
  label: string;
  size?: 'min' | 'md';
}

/** At least 24 px square. */
export function IconButton({ icon, label, size = 'min', className, ...rest }: IconButtonProps) {
  const classes = ['icon-btn', size === 'md' ? 'md' : '', className ?? ''].filter(Boolean).join(' ');
  return (
    <button type="button" className={classes} aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
