import { type Card } from '@samtavle/contracts';
import { type BoardState, useBoard, useMay, useMe } from '@samtavle/web-data-access';
import { Button, Chip, IconButton, Segmented, useFormat, useText } from '@samtavle/web-ui';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { todayOf } from '../board/board-card.js';
import { CHIPS, fitsChip, isNarrowed, toggled } from '../arrange/filters.js';
import { type UseViewSettings } from '../room/use-view-settings.js';
import { boardTexts } from '../texts.js';
import { FilterButton } from './filter-button.js';
import { GroupingButton } from './grouping-button.js';

/** To the minute, as it is shown: the seconds stand beside the connection. */
const minuteOf = (state: BoardState): string | null => `${state.asOf.slice(0, 16)}:00.000Z`;

export interface BoardToolbarProps {
  /** Everybody on the board, before the filter. */
  onBoard: readonly Card[];
  /** Board and caseload. */
  citizens: number;
  view: UseViewSettings;
  onPrint: () => void;
  onPlace: () => void;
}

/** Title, count, date as of; the chips with their counts; filter, columns, view, print, and the one primary button. */
export function BoardToolbar({ onBoard, citizens, view: { settings, change }, onPrint, onPlace }: BoardToolbarProps) {
  const say = useText(boardTexts);
  const format = useFormat();
  const today = useBoard(todayOf, '');
  const asOf = useBoard(minuteOf, null);
  const me = useMe()?.acting.memberId ?? null;
  const mayPlace = useMay('board.place');
  const counts = useMemo(
    () => CHIPS.map((chip) => onBoard.filter((card) => fitsChip(card, chip, { me, today })).length),
    [onBoard, me, today],
  );
  const navigate = useNavigate();
  const { filters } = settings;
  return (
    <div className="toolbar">
      <h1>{say('title')}</h1>
      <span className="sum count">{say('count', { count: onBoard.length, all: citizens })}</span>
      <span className="sep" />
      {today !== '' && (
        <span className="sum">
          {format.headingDate(today)}
          {asOf !== null && `, ${format.clockOf(asOf)}`}
        </span>
      )}
      <span className="grow" />
      {CHIPS.map((chip, at) => (
        <Chip
          key={chip}
          pressed={filters.chips.includes(chip)}
          count={counts[at] ?? 0}
          onToggle={() => change({ filters: { ...filters, chips: toggled(filters.chips, chip) } })}
        >
          {say(`chip.${chip}`)}
        </Chip>
      ))}
      <FilterButton filters={filters} narrowed={isNarrowed(filters)} onChange={(next) => change({ filters: next })} />
      <span className="sep" />
      {settings.view === 'board' && (
        <GroupingButton grouping={settings.grouping} onChange={(grouping) => change({ grouping })} />
      )}
      <Segmented<'board' | 'list' | 'week'>
        label={say('view.label')}
        options={[
          { value: 'board', label: say('view.board') },
          { value: 'list', label: say('view.list') },
          { value: 'week', label: say('view.week') },
        ]}
        value={settings.view}
        onChange={(next) => (next === 'week' ? void navigate('/uge') : change({ view: next }))}
      />
      <IconButton icon="print" size="md" label={say('print.button')} onClick={onPrint} />
      {mayPlace && (
        <Button kind="primary" icon="plus" shortcut="N" onClick={onPlace}>
          {say('place.button')}
        </Button>
      )}
    </div>
  );
}
