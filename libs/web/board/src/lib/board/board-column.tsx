import { useDroppable } from '@dnd-kit/core';
import { type Card, type CitizenId } from '@samtavle/contracts';
import { Button, Icon, LevelBars, useLabels, useText } from '@samtavle/web-ui';
import { useId, useState } from 'react';
import { type ColumnKey, levelOf } from '../arrange/columns.js';
import { type Place, type SettledColumn } from '../arrange/settle.js';
import { boardTexts } from '../texts.js';
import { BoardCard } from './board-card.js';
import { ClosedPlace, MovedPlace } from './empty-places.js';
import { useColumnName } from './column-name.js';
import { type OpenMenu } from './open-menu.js';
import { type HeldColumns } from './use-held-columns.js';

/** A lane longer than this shows the rest when asked: a thousand cards at once would stop the hand. */
const AT_ONCE = 30;

export interface BoardColumnProps {
  column: SettledColumn;
  lanes: readonly (readonly Place[])[];
  /** Says the order beside the heading. */
  hint: boolean;
  cards: ReadonlyMap<CitizenId, Card>;
  /** The card that holds the board's one tab stop. */
  stop: CitizenId | null;
  watch: ReturnType<HeldColumns['watch']>;
  /** Whether the card that stood here had the focus when it went. */
  hadFocus: (citizen: CitizenId) => boolean;
  onOrder: () => void;
  openCard: CitizenId | null;
  saving: ReadonlySet<CitizenId>;
  menu: OpenMenu | null;
  onMenu: (menu: OpenMenu) => void;
  onOpen: (citizen: CitizenId) => void;
  addressOf: (citizen: CitizenId) => string;
}

export function BoardColumn({ column, lanes, hint, cards, stop, watch, hadFocus, onOrder, ...rest }: BoardColumnProps) {
  const say = useText(boardTexts);
  const heading = useId();
  const level = levelOf(column.key);
  const { setNodeRef, isOver } = useDroppable({ id: column.key, disabled: level === null });
  const [shown, setShown] = useState(AT_ONCE);
  const people = column.places.filter(({ kind }) => kind === 'card').length;
  const more = Math.max(0, ...lanes.map((lane) => lane.length - shown));
  return (
    <section ref={setNodeRef} className={isOver ? 'col is-over' : 'col'} aria-labelledby={heading} {...watch}>
      <header>
        <ColumnHeading id={heading} column={column.key} />
        <span className="n">{people}</span>
        {hint && <span className="hint">{say('column.order')}</span>}
      </header>
      {column.places.length === 0 && (
        <p className="col-empty">{level === null ? say('column.emptyOther') : say('column.emptyLevel', { level })}</p>
      )}
      <div
        className={lanes.length > 1 ? 'lanes two' : 'lanes'}
        style={lanes.length > 2 ? { gridTemplateColumns: `repeat(${lanes.length}, minmax(0, 1fr))` } : undefined}
      >
        {lanes.map((lane, at) => (
          <div className="lane" key={at}>
            {lane.slice(0, shown).map((place) => {
              if (place.kind === 'closed')
                return <ClosedPlace key={place.id} citizen={place.id} hadFocus={() => hadFocus(place.id)} />;
              if (place.kind === 'moved')
                return (
                  <MovedPlace key={place.id} citizen={place.id} to={place.to} hadFocus={() => hadFocus(place.id)} />
                );
              const card = cards.get(place.id);
              return card === undefined ? null : (
                <BoardCard
                  key={place.id}
                  card={card}
                  column={column.key}
                  isStop={place.id === stop}
                  {...cardState(place.id, rest)}
                />
              );
            })}
          </div>
        ))}
      </div>
      {more > 0 && (
        <Button kind="quiet" onClick={() => setShown((count) => count + AT_ONCE)}>
          {say('column.more', { count: more })}
        </Button>
      )}
      {column.waiting > 0 && (
        <Button kind="quiet" className="col-waiting" icon="move" onClick={onOrder}>
          {say('column.waiting', { count: column.waiting })}
        </Button>
      )}
    </section>
  );
}

type CardState = Pick<BoardColumnProps, 'openCard' | 'saving' | 'menu' | 'onMenu' | 'onOpen' | 'addressOf'>;

const cardState = (id: CitizenId, { openCard, saving, menu, onMenu, onOpen, addressOf }: CardState) => ({
  open: openCard === id,
  saving: saving.has(id),
  menuOpen: menu?.citizen === id,
  onMenu,
  onOpen,
  href: addressOf(id),
});

function ColumnHeading({ id, column }: { id: string; column: ColumnKey }) {
  const labels = useLabels();
  const name = useColumnName();
  const level = levelOf(column);
  return (
    <>
      {level !== null && <LevelBars level={level} decorative />}
      {column === 'admitted' && <Icon name="bed" />}
      <h2 id={id}>
        {name(column)}
        {level !== null && <span className="word"> {labels.levelWord(level)}</span>}
      </h2>
    </>
  );
}
