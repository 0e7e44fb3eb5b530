import { type Card, type CitizenId } from '@samtavle/contracts';
import { Button, LevelBars, OwnerMarks, PresenceEye, uiTexts, useFormat, useText } from '@samtavle/web-ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject } from 'react';
import { useFreshness } from '../board/board-card.js';
import { useCallNames, useOpenBy } from '../presence/use-call-names.js';
import { boardTexts } from '../texts.js';

/** Rows are a little higher than in the board's list: they hold buttons. */
const ROW = 34;
const COLUMNS = 6;

export interface CaseloadTableProps {
  frame: RefObject<HTMLDivElement | null>;
  cards: readonly Card[];
  today: string;
  openCard: CitizenId | null;
  addressOf: (citizen: CitizenId) => string;
  onOpen: (citizen: CitizenId) => void;
  onPlace: ((citizen: CitizenId) => void) | undefined;
  onContacts: ((citizen: CitizenId) => void) | undefined;
}

export function CaseloadTable({ frame, cards, ...row }: CaseloadTableProps) {
  const say = useText(boardTexts);
  const rows = useVirtualizer({
    count: cards.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: 12,
    getItemKey: (at) => cards[at]?.id ?? at,
    initialRect: { width: 1_000, height: 800 },
  });
  const inSight = rows.getVirtualItems();
  const before = inSight[0]?.start ?? 0;
  const after = rows.getTotalSize() - (inSight.at(-1)?.end ?? 0);
  return (
    <div ref={frame} className="sheet table-frame board-list caseload" tabIndex={-1}>
      <table aria-rowcount={cards.length + 1}>
        <caption className="vh">{say('caseload.caption')}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{say('list.name')}</th>
            <th scope="col">{say('caseload.contacts')}</th>
            <th scope="col">{say('list.seen')}</th>
            <th scope="col">{say('list.visit')}</th>
            <th scope="col">{say('list.marks')}</th>
            <th scope="col">
              <span className="vh">{say('list.menu')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Spacer height={before} />}
          {inSight.map(({ index }) => {
            const card = cards[index];
            return card !== undefined && <CaseloadRow key={card.id} card={card} index={index} {...row} />;
          })}
          {after > 0 && <Spacer height={after} />}
        </tbody>
      </table>
    </div>
  );
}

function Spacer({ height }: { height: number }) {
  return (
    <tr aria-hidden="true" className="spacer">
      <td colSpan={COLUMNS} style={{ height }} />
    </tr>
  );
}

function CaseloadRow({
  card,
  index,
  today,
  openCard,
  addressOf,
  onOpen,
  onPlace,
  onContacts,
}: Omit<CaseloadTableProps, 'frame' | 'cards'> & { card: Card; index: number }) {
  const say = useText(boardTexts);
  const sayUi = useText(uiTexts);
  const format = useFormat();
  const names = useCallNames();
  const openBy = useOpenBy(card.id);
  const fresh = useFreshness(card.id);
  return (
    <tr
      aria-rowindex={index + 2}
      data-citizen={card.id}
      className={[fresh !== null && 'is-fresh', card.id === openCard && 'is-open'].filter(Boolean).join(' ')}
    >
      <th scope="row" className="c-name">
        {card.stay !== null && <LevelBars level={card.stay.level} />}
        <a
          href={addressOf(card.id)}
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
          <span className="row-fresh">
            {[fresh.by, fresh.what].filter(Boolean).join(' ')} · {sayUi('card.now')}
          </span>
        )}
      </th>
      <td>
        {card.contacts.flatMap((id) => names.get(id) ?? []).join(', ') || (
          <span className="ink-3">{say('list.none')}</span>
        )}
      </td>
      <td>
        {card.lastContactOn === null ? (
          <span className="ink-3">{say('list.none')}</span>
        ) : (
          format.relativeDay(card.lastContactOn, today)
        )}
      </td>
      <td>
        {card.visit === null ? (
          <span className="ink-3">{say('list.none')}</span>
        ) : (
          `${format.clockTime(card.visit.at)} ${card.visit.who.flatMap((id) => names.get(id) ?? []).join(', ')}`
        )}
      </td>
      <td>
        <OwnerMarks owners={card.marks} />
      </td>
      <td className="row-acts">
        {card.stay === null && onPlace !== undefined && (
          <Button
            kind="quiet"
            aria-label={say('caseload.placeWho', { name: card.name })}
            onClick={() => onPlace(card.id)}
          >
            {say('place.button')}
          </Button>
        )}
        {onContacts !== undefined && (
          <Button
            kind="quiet"
            aria-label={say('caseload.contactsWho', { name: card.name })}
            onClick={() => onContacts(card.id)}
          >
            {say('caseload.changeContacts')}
          </Button>
        )}
      </td>
    </tr>
  );
}
