import {
  DndContext,
  type DragEndEvent,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type CitizenId, type MemberId, type WeekCitizen } from '@samtavle/contracts';
import { type BoardState, useBoard, useMay, useMe } from '@samtavle/web-data-access';
import {
  Button,
  EmptyState,
  ErrorState,
  IconButton,
  type MenuPlace,
  Segmented,
  useFormat,
  useLanguage,
  useText,
} from '@samtavle/web-ui';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useNames } from '../call-names.js';
import { ContactDialog } from '../contact/contact-dialog.js';
import { visitTexts } from '../texts.js';
import { useWeek } from '../use-week.js';
import { useVisitActs } from './use-visit-acts.js';
import { VisitDialog } from './visit-dialog.js';
import { VisitMenu } from './visit-menu.js';
import { VisitOutcome } from './visit-outcome.js';
import { mondayOf, shiftDays, weekNumber } from './week-days.js';
import { WeekSide } from './week-side.js';
import { WeekTable } from './week-table.js';

const todayOf = (state: BoardState): string => state.today;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What stands open over the week. By id: what it shows is what the week says now. */
type Over =
  | { kind: 'menu'; citizen: CitizenId; visit: string; at: MenuPlace }
  | { kind: 'plan'; citizen: CitizenId; on: string; who: readonly MemberId[] }
  | { kind: 'change'; citizen: CitizenId; visit: string }
  | { kind: 'log'; citizen: CitizenId };

/** Ugen: who visits whom, and where a visit is missing. */
export function WeekRoom() {
  const say = useText(visitTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const today = useBoard(todayOf, '');
  const me = useMe()?.acting.memberId ?? null;
  const mayPlan = useMay('visit.plan');
  const { names } = useNames();
  const acts = useVisitActs();
  const [over, setOver] = useState<Over | null>(null);
  const asked = address.get('fra');
  const from = today === '' ? null : mondayOf(asked !== null && isDay(asked) ? asked : today);
  const { loaded, again } = useWeek(from, '7');
  const sensors = useSensors(
    // A press is not a drag, and a finger that scrolls is not either.
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 300, tolerance: 8 } }),
  );
  const week = loaded.kind === 'ready' ? loaded.week : null;
  const go = (to: string) => setAddress(to === mondayOf(today) ? {} : { fra: to });
  const citizenIn = (id: CitizenId) => week?.citizens.find((one) => one.id === id);
  const close = () => setOver(null);

  const drop = ({ active, over: onto }: DragEndEvent) => {
    const [id, day] = String(onto?.id ?? '').split('/');
    const citizen = citizenIn(id as CitizenId);
    if (citizen === undefined || day === undefined || day < today) return;
    const member = week?.members.find((one) => one.id === active.id);
    if (member !== undefined) return setOver({ kind: 'plan', citizen: citizen.id, on: day, who: [member.id] });
    const visit = citizen.visits.find((one) => one.id === active.id);
    // A visit belongs to its citizen: dropped on another row, it stays where it was.
    if (visit !== undefined && visit.on !== day) void acts.moveTo(citizen.id, citizen.name, visit, day);
  };

  const citizen = over === null ? undefined : citizenIn(over.citizen);
  const visit =
    over?.kind === 'menu' || over?.kind === 'change' ? citizen?.visits.find(({ id }) => id === over.visit) : undefined;
  const loadDay = week === null ? '' : week.days.includes(today) ? today : (week.days[0] ?? today);
  return (
    <DndContext sensors={sensors} collisionDetection={pointerWithin} accessibility={NO_DRAG_WORDS} onDragEnd={drop}>
      <div className="toolbar">
        <h1>{say('week.title', { week: from === null ? '' : weekNumber(from) })}</h1>
        {from !== null && (
          <span className="sum">
            {say('week.range', { from: format.shortDate(from), to: format.shortDate(shiftDays(from, 6)) })}
          </span>
        )}
        <span className="grow" />
        {from !== null && (
          <>
            <IconButton icon="left" size="md" label={say('week.previous')} onClick={() => go(shiftDays(from, -7))} />
            <Button onClick={() => go(mondayOf(today))}>{say('week.thisWeek')}</Button>
            <IconButton icon="right" size="md" label={say('week.next')} onClick={() => go(shiftDays(from, 7))} />
          </>
        )}
        <Segmented
          label={say('week.view')}
          options={[
            { value: 'tavle', label: say('week.seenBoard') },
            { value: 'liste', label: say('week.seenList') },
            { value: 'uge', label: say('week.here') },
          ]}
          value="uge"
          onChange={(next) => next !== 'uge' && void navigate(next === 'liste' ? '/tavle?visning=liste' : '/tavle')}
        />
      </div>
      <div className="page wk">
        {loaded.kind === 'loading' && (
          <div className="sheet wk-waiting" aria-busy="true">
            <span className="vh">{say('week.loading')}</span>
          </div>
        )}
        {loaded.kind === 'failed' && (
          <ErrorState title={say('week.failed')} code={loaded.error.error} onRetry={again}>
            {loaded.error[language]}
          </ErrorState>
        )}
        {week !== null && week.citizens.length === 0 && <EmptyState title={say('week.empty')} />}
        {week !== null && week.citizens.length > 0 && (
          <>
            <WeekTable
              week={{ ...week, citizens: inOrder(week.citizens) }}
              names={names}
              me={me}
              mayPlan={mayPlan}
              onVisit={({ currentTarget }, { id }, one) =>
                setOver({ kind: 'menu', citizen: id, visit: one.id, at: currentTarget })
              }
              onPlan={({ id }, on) => setOver({ kind: 'plan', citizen: id, on, who: [] })}
            />
            <WeekSide
              week={{ ...week, citizens: inOrder(week.citizens) }}
              day={loadDay}
              mayPlan={mayPlan}
              onPlan={({ id }, on) => setOver({ kind: 'plan', citizen: id, on, who: [] })}
            />
          </>
        )}
      </div>
      {over?.kind === 'menu' && citizen !== undefined && visit !== undefined && week !== null && (
        <VisitMenu
          at={over.at}
          name={citizen.name}
          visit={visit}
          days={week.days}
          today={today}
          onMove={(on) => void acts.moveTo(citizen.id, citizen.name, visit, on)}
          onChange={() => setOver({ kind: 'change', citizen: citizen.id, visit: visit.id })}
          onCancel={() => void acts.cancel(citizen.id, citizen.name, visit)}
          onResume={() => void acts.resume(citizen.id, citizen.name, visit)}
          onLog={() => setOver({ kind: 'log', citizen: citizen.id })}
          onOpen={() => void navigate(`/tavle?kort=${citizen.id}`)}
          onClose={() => setOver((now) => (now?.kind === 'menu' ? null : now))}
        />
      )}
      {(over?.kind === 'plan' || (over?.kind === 'change' && visit !== undefined)) && citizen !== undefined && (
        <VisitDialog
          citizen={citizen.id}
          name={citizen.name}
          today={today}
          visit={visit ?? null}
          on={over.kind === 'plan' ? over.on : today}
          who={over.kind === 'plan' ? over.who : []}
          onDone={acts.report}
          onClose={close}
        />
      )}
      {over?.kind === 'log' && citizen !== undefined && (
        <ContactDialog citizen={citizen.id} name={citizen.name} onClose={close} />
      )}
      <VisitOutcome acts={acts} today={today} />
    </DndContext>
  );
}

/** Dragging is for the mouse and the finger; for everybody else every visit has its menu. */
const NO_DRAG_WORDS = {
  announcements: {
    onDragStart: () => undefined,
    onDragOver: () => undefined,
    onDragEnd: () => undefined,
    onDragCancel: () => undefined,
  },
  screenReaderInstructions: { draggable: '' },
};

function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

/** The most intensive first, then by name: the same order whatever happens in the week. */
function inOrder(citizens: readonly WeekCitizen[]): WeekCitizen[] {
  return [...citizens].sort((a, b) => (b.level ?? 0) - (a.level ?? 0) || a.name.localeCompare(b.name, 'da'));
}
