import { type Card, type CitizenId } from '@samtavle/contracts';
import { type Intensity } from '@samtavle/domain';
import { type BoardView, useBoardView } from '@samtavle/web-data-access';
import { type KeyboardEvent, memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { arrange, type ColumnKey, type Grouping } from '../arrange/columns.js';
import { lanesFor, splitIntoLanes } from '../arrange/lanes.js';
import { pack } from '../arrange/pack.js';
import { type SettledStack } from '../arrange/settle.js';
import { type FocusGrid, step, tabStop } from '../keys/roving.js';
import { type BoardAct, boardKey, isField } from '../keys/shortcuts.js';
import { BoardColumn } from './board-column.js';
import { CardFocus } from './card-focus.js';
import { DragBetweenColumns } from './drag-between-columns.js';
import { type OpenMenu } from './open-menu.js';
import { useHeldColumns } from './use-held-columns.js';
import { isOneColumn, useRoomForLanes } from './use-room-for-lanes.js';
import { useSettled } from './use-settled.js';

const closedOf = (view: BoardView) => view.tombstones;

export interface BoardColumnsProps {
  /** Those on the board that fit the filter, with moves on their way applied. */
  cards: readonly Card[];
  grouping: Grouping;
  /** Changes when this person rearranged something: put everything in order. */
  arrangement: string;
  openCard: CitizenId | null;
  saving: ReadonlySet<CitizenId>;
  menu: OpenMenu | null;
  mayMove: boolean;
  letters: boolean;
  /** Where F6 and a closed drawer lead back to. */
  focus: CardFocus;
  onMove: (card: Card, to: Intensity) => void;
  onKey: (act: BoardAct, citizen: CitizenId | null) => void;
  onMenu: (menu: OpenMenu) => void;
  onOpen: (citizen: CitizenId) => void;
  /** The address of a card, for its link. */
  addressOf: (citizen: CitizenId) => string;
}

/** The board: columns and lanes, one tab stop, arrows between cards; nothing moves under a hand. */
export const BoardColumns = memo(function BoardColumns(props: BoardColumnsProps) {
  const { cards, grouping, menu, focus, letters, onKey, onMenu } = props;
  const room = useRoomForLanes();
  const closed = useBoardView(closedOf);
  const [dragging, setDragging] = useState(false);
  const [ordered, setOrdered] = useState(0);
  const wanted = useMemo(() => arrange(cards, grouping), [cards, grouping]);
  const keys = useStackKeys(wanted, isOneColumn(room));
  const { held, watch } = useHeldColumns(keys, menu?.column ?? null, dragging);
  const settled = useSettled({ wanted, held, closed, arrangement: `${props.arrangement}/${grouping}/${ordered}` });
  const stacks = usePacked(settled, grouping, room, held.size > 0);
  const lanes = useMemo(
    () => (grouping === 'reason' ? stacks.map(() => 1) : lanesFor(stacks.map(peopleIn), room)),
    [grouping, stacks, room],
  );
  const byId = useMemo(() => new Map(cards.map((card) => [card.id, card])), [cards]);
  const grid = useMemo(() => focusGrid(stacks, lanes), [stacks, lanes]);
  const [last, setLast] = useState<CitizenId | null>(null);
  const stop = tabStop(grid, last);
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => focus.follow(region.current), [focus]);

  const openMenuOf = useCallback(
    (citizen: CitizenId | null) => {
      const at = citizen === null ? null : focus.element(citizen);
      const column = stacks.flat().find(({ places }) => places.some(({ id }) => id === citizen));
      if (citizen !== null && at !== null) onMenu({ citizen, at, column: column?.key ?? null });
    },
    [focus, onMenu, stacks],
  );
  const press = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (isField(event.target) || event.defaultPrevented) return;
      // The menu of a card lies in a portal: its keys are its own.
      if (!(event.target instanceof Node) || region.current?.contains(event.target) !== true) return;
      const key = boardKey(event, letters);
      if (key === null) return;
      const citizen = citizenAt(event.target);
      const onButton = event.target instanceof Element && event.target.closest('button') !== null;
      if (onButton && key.kind === 'open') return;
      event.preventDefault();
      if (key.kind === 'move') focus.to(step(grid, citizen ?? stop, key.direction));
      else if (key.kind === 'menu') openMenuOf(citizen);
      else onKey(key.kind, citizen);
    },
    [focus, grid, letters, onKey, openMenuOf, stop],
  );

  const template =
    lanes.length > room ? `repeat(${room}, minmax(0, 1fr))` : lanes.map((count) => `minmax(0, ${count}fr)`).join(' ');
  return (
    <DragBetweenColumns
      cards={byId}
      enabled={props.mayMove && grouping === 'level'}
      onDragging={setDragging}
      onMove={props.onMove}
    >
      <div
        ref={region}
        className="board"
        style={{ gridTemplateColumns: isOneColumn(room) ? 'minmax(0, 1fr)' : template }}
        tabIndex={-1}
        onKeyDown={press}
        onFocus={({ target }) => {
          const citizen = citizenAt(target);
          focus.moved(citizen);
          if (citizen !== null) setLast(citizen);
        }}
        onBlur={() => focus.moved(null)}
      >
        {stacks.map((stack, at) => (
          <div className="stack" key={stack.map(({ key }) => key).join()}>
            {stack.map((column) => (
              <BoardColumn
                key={column.key}
                column={column}
                lanes={splitIntoLanes(column.places, lanes[at] ?? 1)}
                hint={at === 0 && column === stack[0]}
                cards={byId}
                stop={stop}
                watch={watch(column.key)}
                hadFocus={focus.isOn}
                onOrder={() => setOrdered((count) => count + 1)}
                openCard={props.openCard}
                saving={props.saving}
                menu={menu}
                onMenu={props.onMenu}
                onOpen={props.onOpen}
                addressOf={props.addressOf}
              />
            ))}
          </div>
        ))}
      </div>
    </DragBetweenColumns>
  );
});

/** By level the stacks are given; by reason the columns are packed into as many as fit. */
function usePacked(
  settled: readonly SettledStack[],
  grouping: Grouping,
  room: number,
  isHeld: boolean,
): readonly SettledStack[] {
  const [shown, setShown] = useState<readonly (readonly ColumnKey[])[] | null>(null);
  const columns = useMemo(() => settled.flat(), [settled]);
  const packed =
    grouping === 'level'
      ? null
      : pack(
          columns.map(({ key, places }) => ({ key, size: places.length })),
          room,
          shown,
          isHeld,
        );
  if (packed !== shown && JSON.stringify(packed) !== JSON.stringify(shown)) setShown(packed);
  return useMemo(() => {
    if (packed === null) return settled;
    const byKey = new Map(columns.map((column) => [column.key, column]));
    return packed.map((stack) => stack.flatMap((key) => byKey.get(key) ?? []));
  }, [packed, settled, columns]);
}

/** Columns by stack; on a narrow screen one long stack. Stays the same value while the columns do. */
function useStackKeys(wanted: ReturnType<typeof arrange>, oneColumn: boolean): readonly (readonly ColumnKey[])[] {
  const said = wanted.map((stack) => stack.map(({ key }) => key).join()).join(';');
  return useMemo(() => {
    const stacks = said.split(';').map((stack) => stack.split(',') as ColumnKey[]);
    return oneColumn ? [stacks.flat()] : stacks;
  }, [said, oneColumn]);
}

const peopleIn = (stack: SettledStack): number => stack.reduce((sum, { places }) => sum + places.length, 0);

function focusGrid(stacks: readonly SettledStack[], lanes: readonly number[]): FocusGrid {
  return stacks.flatMap((stack, at) => {
    const count = lanes[at] ?? 1;
    const columns = stack.map(({ places }) => splitIntoLanes(places, count));
    return Array.from({ length: count }, (_, lane) =>
      columns.flatMap((split) => (split[lane] ?? []).filter(({ kind }) => kind === 'card').map(({ id }) => id)),
    );
  });
}

function citizenAt(target: EventTarget | null): CitizenId | null {
  if (!(target instanceof Element)) return null;
  const card = target.closest<HTMLElement>('[data-citizen]');
  // Written by BoardCard from the card's own id.
  return (card?.dataset['citizen'] as CitizenId | undefined) ?? null;
}
