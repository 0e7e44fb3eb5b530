import { type Card, type CitizenId } from '@samtavle/contracts';
import { IconButton, Icon, useText } from '@samtavle/web-ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type CardFocus } from '../board/card-focus.js';
import { type OpenMenu } from '../board/open-menu.js';
import { step } from '../keys/roving.js';
import { type BoardAct, boardKey, isField } from '../keys/shortcuts.js';
import { type Sort } from '../arrange/view-settings.js';
import { boardTexts } from '../texts.js';
import { BoardRow } from './board-row.js';
import { sortList } from './sort-list.js';
import { useStillOrder } from './use-still-order.js';

/** A row's height in rem: 27 px at the usual size of text. */
const ROW = 1.6875;
const COLUMNS: readonly {
  sort: Sort | null;
  key:
    'level' | 'name' | 'days' | 'reasons' | 'action' | 'who' | 'due' | 'seen' | 'visit' | 'review' | 'marks' | 'menu';
}[] = [
  { sort: null, key: 'level' },
  { sort: 'name', key: 'name' },
  { sort: 'days', key: 'days' },
  { sort: null, key: 'reasons' },
  { sort: null, key: 'action' },
  { sort: null, key: 'who' },
  { sort: 'due', key: 'due' },
  { sort: 'seen', key: 'seen' },
  { sort: 'visit', key: 'visit' },
  { sort: 'review', key: 'review' },
  { sort: null, key: 'marks' },
  { sort: null, key: 'menu' },
];

export interface BoardListProps {
  cards: readonly Card[];
  sort: Sort;
  descending: boolean;
  arrangement: string;
  openCard: CitizenId | null;
  menu: OpenMenu | null;
  letters: boolean;
  onSort: (sort: Sort, descending: boolean) => void;
  onOpen: (citizen: CitizenId) => void;
  addressOf: (citizen: CitizenId) => string;
  onMenu: (menu: OpenMenu) => void;
  onKey: (act: BoardAct, citizen: CitizenId | null) => void;
  /** Where F6 and a closed drawer lead back to. */
  focus: CardFocus;
}

/** The board as a table. Only the rows in sight are in the page: a thousand citizens scroll as thirty do. */
export function BoardList({
  cards,
  sort,
  descending,
  arrangement,
  openCard,
  menu,
  letters,
  focus,
  onSort,
  onOpen,
  addressOf,
  onMenu,
  onKey,
}: BoardListProps) {
  const say = useText(boardTexts);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => focus.follow(frame.current), [focus]);
  const [touched, setTouched] = useState(false);
  const wanted = useMemo(() => sortList(cards, sort, descending), [cards, sort, descending]);
  const { shown, waiting, order } = useStillOrder(
    wanted,
    touched || menu !== null,
    `${arrangement}/${sort}/${descending}`,
  );
  const rem = useRem();
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW * rem,
    overscan: 12,
    getItemKey: (at) => shown[at]?.id ?? at,
    initialRect: { width: 1_000, height: 800 },
  });
  const inSight = rows.getVirtualItems();
  const before = inSight[0]?.start ?? 0;
  const after = rows.getTotalSize() - (inSight.at(-1)?.end ?? 0);
  const [stop, setStop] = useState<CitizenId | null>(null);
  const ids = useMemo(() => shown.map(({ id }) => id), [shown]);
  const tabStop = stop !== null && ids.includes(stop) ? stop : (ids[0] ?? null);

  const press = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (isField(event.target) || event.defaultPrevented || frame.current?.contains(event.target as Node) !== true)
        return;
      const key = boardKey(event, letters);
      if (key === null) return;
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-citizen]') : null;
      const citizen = ids.find((id) => id === row?.dataset['citizen']) ?? null;
      if (key.kind === 'open' && !(event.target instanceof HTMLTableRowElement)) return;
      if (key.kind === 'move' && (key.direction === 'left' || key.direction === 'right')) return;
      event.preventDefault();
      if (key.kind === 'menu')
        return void (citizen !== null && row !== null && onMenu({ citizen, at: row, column: null }));
      if (key.kind !== 'move') return onKey(key.kind, citizen);
      const next = step([ids], citizen ?? tabStop, key.direction);
      if (next === null) return;
      setStop(next);
      rows.scrollToIndex(ids.indexOf(next));
      requestAnimationFrame(() =>
        frame.current?.querySelector<HTMLElement>(`tr[data-citizen="${next}"]`)?.focus({ preventScroll: true }),
      );
    },
    [ids, letters, onKey, onMenu, rows, tabStop],
  );

  return (
    <div className="page list-page">
      <div
        ref={frame}
        className="sheet table-frame board-list"
        onKeyDown={press}
        onPointerEnter={() => setTouched(true)}
        onPointerLeave={() => setTouched(false)}
      >
        <table aria-rowcount={shown.length + 1}>
          <caption className="vh">{say('list.caption')}</caption>
          <thead>
            <tr aria-rowindex={1}>
              {COLUMNS.map(({ key, sort: by }) => (
                <th
                  key={key}
                  scope="col"
                  className={`c-${key}${key === 'days' ? ' num' : ''}`}
                  aria-sort={by !== null && by === sort ? (descending ? 'descending' : 'ascending') : undefined}
                >
                  {by === null ? (
                    <span className={key === 'level' || key === 'menu' ? 'vh' : undefined}>{say(`list.${key}`)}</span>
                  ) : (
                    <button type="button" className="sort" onClick={() => onSort(...nextSort(by, sort, descending))}>
                      {say(`list.${key}`)}
                      {by === sort && <Icon name="down" small />}
                    </button>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody
            onFocus={({ target }) =>
              setStop((now) => ids.find((id) => id === target.closest<HTMLElement>('tr')?.dataset['citizen']) ?? now)
            }
          >
            {before > 0 && <Spacer height={before} />}
            {inSight.map(({ index }) => {
              const card = shown[index];
              return (
                card !== undefined && (
                  <BoardRow
                    key={card.id}
                    card={card}
                    index={index}
                    isStop={card.id === tabStop}
                    open={card.id === openCard}
                    menuOpen={menu?.citizen === card.id}
                    href={addressOf(card.id)}
                    onOpen={onOpen}
                    onMenu={onMenu}
                  />
                )
              );
            })}
            {after > 0 && <Spacer height={after} />}
          </tbody>
        </table>
        {shown.length === 0 && <p className="col-empty">{say('list.empty')}</p>}
      </div>
      {waiting > 0 && (
        <p className="list-waiting">
          <IconButton icon="move" label={say('column.waiting', { count: waiting })} onClick={order} />
          <span>{say('column.waiting', { count: waiting })}</span>
        </p>
      )}
    </div>
  );
}

/** Up, down, and then back to the board's own order. */
function nextSort(by: Sort, sort: Sort, descending: boolean): [Sort, boolean] {
  if (by !== sort) return [by, false];
  return descending ? ['urgency', false] : [by, true];
}

function Spacer({ height }: { height: number }) {
  return (
    <tr aria-hidden="true" className="spacer">
      <td colSpan={COLUMNS.length} style={{ height }} />
    </tr>
  );
}

/** Pixels of one rem: a person who enlarges the text enlarges the rows. */
function useRem(): number {
  const [rem, setRem] = useState(16);
  useLayoutEffect(() => setRem(Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16), []);
  return rem;
}
