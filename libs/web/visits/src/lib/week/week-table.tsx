import { type MemberId, type VisitView, type Week, type WeekCitizen } from '@samtavle/contracts';
import { Icon, LevelBars, useFormat, useText } from '@samtavle/web-ui';
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react';
import { Link } from 'react-router';
import { visitTexts } from '../texts.js';
import { DayCell } from './day-cell.js';
import { useKeptPlace } from './use-kept-place.js';

export interface WeekTableProps {
  week: Week;
  names: ReadonlyMap<MemberId, string>;
  me: MemberId | null;
  mayPlan: boolean;
  onVisit: (event: MouseEvent<HTMLButtonElement>, citizen: WeekCitizen, visit: VisitView) => void;
  onPlan: (citizen: WeekCitizen, day: string) => void;
}

const STEP: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Citizens down, days across. One tab stop; the arrows go between the days. */
export function WeekTable({ week, names, me, mayPlan, onVisit, onPlan }: WeekTableProps) {
  const say = useText(visitTexts);
  const format = useFormat();
  const { today, days, citizens } = week;
  const frame = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<readonly [string, string] | null>(null);
  useTodayInView(frame, days[0], today);
  const first = citizens[0]?.id;
  const firstDay = days.includes(today) ? today : days[0];
  const known = at !== null && citizens.some(({ id }) => id === at[0]) && days.includes(at[1]);
  const [row, column] = known ? at : [first, firstDay];

  const cellOf = (target: EventTarget) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  const placeOf = (cell: HTMLElement): readonly [string, string] => {
    const [citizen = '', day = ''] = cell.dataset['cell']?.split('/') ?? [];
    return [citizen, day];
  };
  const focusOn = (place: string, preventScroll: boolean) =>
    frame.current
      ?.querySelector<HTMLElement>(`[data-cell="${place}"] :is(button, .visit-none)`)
      ?.focus({ preventScroll });
  const kept = useKeptPlace(
    (target) => cellOf(target)?.dataset['cell'] ?? null,
    (place) => focusOn(place, true),
  );
  const come = (event: FocusEvent) => {
    const cell = cellOf(event.target);
    if (cell !== null) setAt(placeOf(cell));
    kept.come(event);
  };
  const go = (event: KeyboardEvent) => {
    const step = STEP[event.key];
    const cell = cellOf(event.target);
    if (step === undefined || cell === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const [citizen, day] = placeOf(cell);
    const nextRow = citizens[citizens.findIndex(({ id }) => id === citizen) + step[0]]?.id ?? citizen;
    const nextDay = days[days.indexOf(day) + step[1]] ?? day;
    setAt([nextRow, nextDay]);
    focusOn(`${nextRow}/${nextDay}`, false);
  };
  return (
    <div className="sheet table-frame" role="region" aria-label={say('week.table')} tabIndex={0}>
      <table className="week" ref={frame} onKeyDown={go} onFocus={come} onBlur={kept.go}>
        <thead>
          <tr>
            <th scope="col">{say('week.citizen')}</th>
            {days.map((day) => (
              <th key={day} scope="col" className={day === today ? 'today' : undefined}>
                {format.dayOfWeek(day)}
                {day === today && ` ${say('week.today')}`}
              </th>
            ))}
            <th scope="col" className="num">
              {say('week.planned')}
            </th>
          </tr>
        </thead>
        <tbody>
          {citizens.map((citizen) => (
            <tr key={citizen.id}>
              <th scope="row">
                <span className="wk-name">
                  {citizen.level !== null && <LevelBars level={citizen.level} />}
                  <Link to={`/tavle?kort=${citizen.id}`}>{citizen.name}</Link>
                </span>
                <Seen citizen={citizen} week={week} />
              </th>
              {days.map((day) => (
                <DayCell
                  key={day}
                  citizen={citizen}
                  day={day}
                  today={today}
                  names={names}
                  me={me}
                  mayPlan={mayPlan}
                  stop={citizen.id === row && day === column}
                  onVisit={(event, visit) => onVisit(event, citizen, visit)}
                  onPlan={() => onPlan(citizen, day)}
                />
              ))}
              <td className="num">
                <Planned citizen={citizen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where the days do not fit the screen, one begins at today and not at a Monday that is over. */
function useTodayInView(table: RefObject<HTMLTableElement | null>, first: string | undefined, today: string): void {
  useEffect(() => {
    const frame = table.current?.parentElement;
    const [names] = table.current?.tHead?.rows[0]?.cells ?? [];
    const day = table.current?.querySelector<HTMLElement>('thead .today');
    if (frame == null || names === undefined || day == null) return;
    if (day.offsetLeft + day.offsetWidth > frame.clientWidth) frame.scrollLeft = day.offsetLeft - names.offsetWidth;
  }, [table, first, today]);
}

/** Only when it is late: otherwise the visits say it. */
function Seen({ citizen, week }: { citizen: WeekCitizen; week: Week }) {
  const format = useFormat();
  if (citizen.lastContactOn === null) return null;
  const seen = format.seen(citizen.lastContactOn, week.today, { ...week.team, attempts: citizen.attempts });
  return seen.late ? (
    <span className="wk-late">
      <Icon name="warning" small /> {seen.text}
    </span>
  ) : null;
}

function Planned({ citizen: { planned, agreed } }: { citizen: WeekCitizen }) {
  const say = useText(visitTexts);
  if (agreed === null) return planned === 0 ? null : <>{planned}</>;
  const isShort = planned < agreed;
  return (
    <span className={isShort ? 'short' : undefined}>
      {isShort && <Icon name="warning" small />} {say('week.plannedOf', { planned, agreed })}
      {isShort && <span className="vh">, {say('week.tooFew')}</span>}
    </span>
  );
}
