import { type ReactNode } from 'react';
import { Button } from '../controls/button.js';
import { Icon, type IconName } from '../icon/icon.js';
import { useText } from '../language/use-text.js';
import { uiTexts } from '../texts.js';

export interface BannerProps {
  tone?: 'plain' | 'info' | 'warn';
  icon?: IconName;
  /** The first sentence, heavier than the rest. */
  title?: ReactNode;
  children?: ReactNode;
  /** What one can do about it. */
  action?: ReactNode;
}

/** A quiet box of words across the page or a part of it. */
export function Banner({ tone = 'plain', icon, title, children, action }: BannerProps) {
  return (
    <div className={tone === 'plain' ? 'note' : `note ${tone}`}>
      {icon !== undefined && <Icon name={icon} />}
      <p>
        {title !== undefined && <b>{title} </b>}
        {children}
      </p>
      {action !== undefined && <span className="note-act">{action}</span>}
    </div>
  );
}

/** One sentence and one thing to do. Never a picture. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <Banner title={title} action={action}>
      {children}
    </Banner>
  );
}

export interface ErrorStateProps {
  /** What could not be done: »Tavlen kunne ikke hentes.« */
  title: ReactNode;
  /** What the server said, in the language of the screen. */
  children?: ReactNode;
  /** Short, to be said on the telephone. */
  code?: string | undefined;
  onRetry?: (() => void) | undefined;
}

/** Stands where the thing should have been, not in a corner; what was typed is untouched. */
export function ErrorState({ title, children, code, onRetry }: ErrorStateProps) {
  const say = useText(uiTexts);
  return (
    <div className="note" role="alert">
      <Icon name="warning" />
      <p>
        <b>{title}</b> {children} {code !== undefined && say('error.call', { code })}
      </p>
      {onRetry !== undefined && (
        <span className="note-act">
          <Button onClick={onRetry}>{say('error.retry')}</Button>
        </span>
      )}
    </div>
  );
}

/** A fact with its icon, in a tone: »2 d over«, »Opfyldt«. The word alone carries it. */
export function Status({
  tone,
  icon,
  children,
}: {
  tone?: 'danger' | 'warn' | 'ok';
  icon: IconName;
  children: ReactNode;
}) {
  return (
    <span className={tone === undefined ? 'status' : `status ${tone}`}>
      <Icon name={icon} />
      {children}
    </span>
  );
}
