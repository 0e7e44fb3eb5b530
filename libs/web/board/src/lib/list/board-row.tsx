import { type Card, type CitizenId } from '@samtavle/contracts';
import { NO_TEAM, useBoard, useMe } from '@samtavle/web-data-access';
import {
  daysFrom,
  Icon,
  IconButton,
  lacksVisit,
  LevelBars,
  OwnerMarks,
  PresenceEye,
  uiTexts,
  useFormat,
  useLabels,
  useText,
} from '@samtavle/web-ui';
import { memo } from 'react';
import { teamOf, todayOf, useFreshness } from '../board/board-card.js';
import { type OpenMenu } from '../board/open-menu.js';
import { useCallNames, useOpenBy } from '../presence/use-call-names.js';
import { boardTexts } from '../texts.js';
import { ReasonTags } from './reason-tags.js';

export interface BoardRowProps {
  card: Card;
  index: number;
  isStop: boolean;
  open: boolean;
  menuOpen: boolean;
  href: string;
  onOpen: (citizen: CitizenId) => void;
  onMenu: (menu: OpenMenu) => void;
}

/** One citizen as a row: the same facts and words as the card. */
export const BoardRow = memo(function BoardRow({
  card,
  index,
  isStop,
  open,
  menuOpen,
  href,
  onOpen,
  onMenu,
}: BoardRowProps) {
  const sayUi = useText(uiTexts);
  const labels = useLabels();
  const format = useFormat();
  const names = useCallNames();
  const openBy = useOpenBy(card.id);
  const fresh = useFreshness(card.id);
  const today = useBoard(todayOf, '');
  const limits = useBoard(teamOf, NO_TEAM);
  const me = useMe()?.acting.memberId;
  const { stay, action, visit } = card;
  const days = stay === null ? null : daysFrom(stay.since, today);
  const due = action?.dueOn == null ? null : format.due(action.dueOn, today);
  const responsible = action?.responsible ?? null;
  const seenLate =
    card.lastContactOn !== null && format.seen(card.lastContactOn, today, { ...limits, attempts: card.attempts }).late;
  const review = stay?.reviewOn == null ? null : format.due(stay.reviewOn, today);
  return (
    <tr
      data-citizen={card.id}
      aria-rowindex={index + 2}
      tabIndex={isStop ? 0 : -1}
      className={[fresh !== null && 'is-fresh', open && 'is-open'].filter(Boolean).join(' ')}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu({ citizen: card.id, at: { x: event.clientX, y: event.clientY }, column: null });
      }}
    >
      <td>
        {card.admission !== null ? (
          <AdmittedMark label={labels.admitted()} />
        ) : (
          stay !== null && <LevelBars level={stay.level} />
        )}
      </td>
      <th scope="row" className="c-name">
        <a
          href={href}
          tabIndex={-1}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onOpen(card.id);
          }}
        >
          {card.name}
        </a>
        {openBy.length > 0 && <PresenceEye names={openBy} />}
        {fresh !== null && (
          <span className="row-fresh" title={fresh.what}>
            <Icon name="move" small /> {fresh.by ?? fresh.what}, {sayUi('card.now')}
          </span>
        )}
      </th>
      <td className="num">
        {days !== null && (
          <span className={days > limits.longStayDays ? 'long' : undefined} title={format.daysOnBoard(days)}>
            {days}
          </span>
        )}
      </td>
      <td className="c-reasons">
        <ReasonTags card={card} />
      </td>
      <td className="cut c-action" title={action?.text}>
        {action === null ? card.actionHeld && <span className="ink-2">{sayUi('held.action')}</span> : action.text}
      </td>
      <td>
        {responsible !== null && (
          <span className={responsible === me ? 'mine' : undefined}>{names.get(responsible)}</span>
        )}
      </td>
      <td>{due !== null && <Late late={due.late} icon="warning" text={due.text} />}</td>
      <td>
        {card.lastContactOn !== null && (
          <Late late={seenLate} icon="warning" text={format.relativeDay(card.lastContactOn, today)} />
        )}
      </td>
      <td>
        {visit === null ? (
          <NoVisit needed={lacksVisit(card, today)} />
        ) : (
          <span className={me !== undefined && visit.who.includes(me) ? 'mine' : undefined}>
            {format.clockTime(visit.at)} {visit.who.flatMap((id) => names.get(id) ?? []).join(', ')}
          </span>
        )}
      </td>
      <td>{review !== null && <Late late={review.late} icon="clock" text={review.text} />}</td>
      <td>
        <OwnerMarks owners={card.marks} />
      </td>
      <td>
        <IconButton
          icon="more"
          label={sayUi('card.menu', { name: card.name })}
          tabIndex={-1}
          aria-haspopup="menu"
          aria-expanded={menuOpen}
          onClick={({ currentTarget }) => onMenu({ citizen: card.id, at: currentTarget, column: null })}
        />
      </td>
    </tr>
  );
});

function AdmittedMark({ label }: { label: string }) {
  return (
    <span role="img" aria-label={label}>
      <Icon name="bed" />
    </span>
  );
}

function Late({ late, icon, text }: { late: boolean; icon: 'warning' | 'clock'; text: string }) {
  return late ? (
    <span className="danger strong">
      <Icon name={icon} small /> {text}
    </span>
  ) : (
    <>{text}</>
  );
}

/** Only where a visit is agreed is a day without one something to see to. */
function NoVisit({ needed }: { needed: boolean }) {
  const say = useText(boardTexts);
  const sayUi = useText(uiTexts);
  if (!needed) return <span className="ink-3">{say('list.none')}</span>;
  return (
    <span className="warn strong">
      <Icon name="house" small /> {sayUi('card.noVisit')}
    </span>
  );
}
