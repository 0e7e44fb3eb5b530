import { type Card, type MemberId } from '@samtavle/contracts';
import { type ComponentPropsWithRef, type MouseEvent, type ReactNode } from 'react';
import { IconButton } from '../controls/button.js';
import { Icon } from '../icon/icon.js';
import { daysFrom } from '../format/days.js';
import { daysShort } from '../format/card-facts.js';
import { useFormat } from '../format/use-format.js';
import { useLabels } from '../labels/use-labels.js';
import { useText } from '../language/use-text.js';
import { LevelBars } from '../marks/level-bars.js';
import { PresenceEye } from '../presence/presence.js';
import { uiTexts } from '../texts.js';
import { CardAction, CardLastLine, CardReasons } from './card-lines.js';

/** The team's limits, from the board. */
export interface TeamLimits {
  lostContactDays: number;
  contactLostDays: number;
  longStayDays: number;
}

/** Who changed the card and what, for eight seconds: »**Mette** flyttede hertil fra niveau 2 · nu«. */
export interface Freshness {
  by: string | null;
  what: string;
}

export interface CardFrameProps extends Omit<ComponentPropsWithRef<'article'>, 'children'> {
  card: Card;
  /** What each colleague is called on the board. */
  names: ReadonlyMap<MemberId, string>;
  today: string;
  limits: TeamLimits;
  /** The viewer, so that own visits stand out. */
  me?: MemberId | undefined;
  /** First names of those who have the card open. */
  openBy?: readonly string[];
  fresh?: Freshness | null;
  open?: boolean;
  lifted?: boolean;
  /** After 300 ms without an answer. */
  saving?: boolean;
  /** Where the card opens; a plain address without a name in it. */
  href: string;
  onOpen: () => void;
  /** The ⋯ was pressed; the menu is placed at this button. */
  onMenu: (button: HTMLElement) => void;
  menuOpen?: boolean;
  /** False for cards inside a roving group, where only one is in the tab order. */
  tabbable?: boolean;
  /** More below, for the drag overlay or the caseload. */
  footer?: ReactNode;
}

/** One citizen on the board, from top to bottom as in design §4. Presentation only: it shows what the card holds. */
export function CardFrame({
  card,
  names,
  today,
  limits,
  me,
  openBy = [],
  fresh = null,
  open = false,
  lifted = false,
  saving = false,
  href,
  onOpen,
  onMenu,
  menuOpen = false,
  tabbable = true,
  footer,
  className,
  onClick,
  ...article
}: CardFrameProps) {
  const say = useText(uiTexts);
  const labels = useLabels();
  const format = useFormat();
  const { stay } = card;
  const days = stay === null ? null : daysFrom(stay.since, today);
  const classes = ['card', fresh && 'is-fresh', open && 'is-open', lifted && 'is-lifted', className]
    .filter(Boolean)
    .join(' ');
  const name = stay === null ? card.name : say('card.name', { name: card.name, level: labels.levelName(stay.level) });
  const openFromAnywhere = (event: MouseEvent<HTMLElement>) => {
    onClick?.(event);
    // The link and the menu answer for themselves; a selected text must not open anything.
    if (event.defaultPrevented || (event.target as Element).closest('a,button') !== null) return;
    if ((window.getSelection()?.toString() ?? '') === '') onOpen();
  };
  return (
    <article className={classes} aria-label={name} onClick={openFromAnywhere} {...article}>
      <div className="head">
        {stay !== null && <LevelBars level={stay.level} />}
        <a
          className="name"
          href={href}
          tabIndex={tabbable ? undefined : -1}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onOpen();
          }}
        >
          {card.name}
        </a>
        {openBy.length > 0 && <PresenceEye names={openBy} />}
        {days !== null && (
          <span className={days > limits.longStayDays ? 'age long' : 'age'} title={format.daysOnBoard(days)}>
            <span aria-hidden="true">{daysShort(days)}</span>
            <span className="vh">{format.daysOnBoard(days)}</span>
          </span>
        )}
        <IconButton
          icon="more"
          label={say('card.menu', { name: card.name })}
          aria-haspopup="menu"
          aria-expanded={menuOpen}
          tabIndex={tabbable ? undefined : -1}
          onClick={(event) => {
            event.preventDefault();
            onMenu(event.currentTarget);
          }}
        />
      </div>
      <CardReasons card={card} />
      <CardAction card={card} names={names} today={today} me={me} />
      <CardLastLine card={card} names={names} today={today} limits={limits} me={me} />
      {saving ? (
        <div className="fresh is-saving">
          <Icon name="clock" small />
          <span>{say('card.saving')}</span>
        </div>
      ) : (
        fresh !== null && (
          <div className="fresh">
            <Icon name="move" small />
            <span>
              {fresh.by !== null && <b>{fresh.by} </b>}
              {fresh.what} · {say('card.now')}
            </span>
          </div>
        )
      )}
      {footer}
    </article>
  );
}
