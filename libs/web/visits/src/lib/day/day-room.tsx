import { type ElementId, type VisitView, type Week, type WeekCitizen } from '@samtavle/contracts';
import { moveStop } from '@samtavle/care-plan';
import { type BoardState, useBoard, useCommand, useData, useMay, useMe } from '@samtavle/web-data-access';
import {
  Button,
  EmptyState,
  ErrorState,
  firstName,
  LevelBars,
  useFormat,
  useLanguage,
  useText,
} from '@samtavle/web-ui';
import { useState } from 'react';
import { useNames } from '../call-names.js';
import { ContactDialog } from '../contact/contact-dialog.js';
import { visitTexts } from '../texts.js';
import { useWeek } from '../use-week.js';
import { useVisitActs } from '../week/use-visit-acts.js';
import { VisitOutcome } from '../week/visit-outcome.js';
import { DayStop } from './day-stop.js';
import { nextTime } from './next-time.js';
import { SeenLine } from './seen-line.js';

const todayOf = (state: BoardState): string => state.today;

interface Stop {
  readonly citizen: WeekCitizen;
  readonly visit: VisitView;
}

/** Dagen: one's own visits today in the order one goes, and who lacks one. Made for a phone at a kitchen table. */
export function DayRoom() {
  const say = useText(visitTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const me = useMe();
  const today = useBoard(todayOf, '');
  const { names } = useNames();
  const { loaded, again } = useWeek(today === '' ? null : today, '1');
  const order = useCommand('visit.route');
  const acts = useVisitActs();
  const [logging, setLogging] = useState<WeekCitizen | null>(null);
  /** The order as it was just changed, until the server has said it too. */
  const [chosen, setChosen] = useState<readonly ElementId[] | null>(null);
  const week = loaded.kind === 'ready' ? loaded.week : null;
  const route = week === null ? [] : (chosen ?? week.route);
  const stops = week === null ? [] : stopsOf(week, route);
  const next = stops.find(({ visit }) => visit.state === 'planned');

  const move = async (id: ElementId, by: -1 | 1) => {
    const moved = moveStop(
      stops.map(({ visit }) => visit.id),
      id,
      by,
    );
    setChosen(moved);
    await order.send({ on: today, visits: moved });
    again();
    setChosen(null);
  };
  return (
    <>
      <div className="toolbar">
        <h1>{say('day.title')}</h1>
        {today !== '' && (
          <span className="sum">
            {format.headingDate(today)}
            {me !== null && ` · ${firstName(me.name)}`}
          </span>
        )}
      </div>
      <div className="page narrow day">
        {loaded.kind === 'loading' && (
          <div className="sheet wk-waiting" aria-busy="true">
            <span className="vh">{say('day.loading')}</span>
          </div>
        )}
        {loaded.kind === 'failed' && (
          <ErrorState title={say('day.failed')} code={loaded.error.error} onRetry={again}>
            {loaded.error[language]}
          </ErrorState>
        )}
        {week !== null && stops.length === 0 && <EmptyState title={say('day.none')} />}
        {week !== null && stops.length > 0 && (
          <ol className="sheet stops" aria-label={say('day.stops')}>
            {stops.map((stop, place) => (
              <DayStop
                key={stop.visit.id}
                {...stop}
                week={week}
                names={names}
                me={me?.acting.memberId ?? null}
                isNext={stop === next}
                isFirst={place === 0}
                isLast={place === stops.length - 1}
                onMove={(by) => void move(stop.visit.id, by)}
                onLog={() => setLogging(stop.citizen)}
              />
            ))}
          </ol>
        )}
        {order.error !== null && <ErrorState title={say('visit.notSaved')}>{order.error[language]}</ErrorState>}
        {week !== null && <Missing week={week} onTaken={acts.report} />}
      </div>
      {logging !== null && (
        <ContactDialog citizen={logging.id} name={logging.name} onClose={() => setLogging(null)} onSaved={again} />
      )}
      <VisitOutcome acts={acts} today={today} />
    </>
  );
}

function stopsOf({ citizens }: Week, route: readonly ElementId[]): Stop[] {
  const all = new Map(citizens.flatMap((citizen) => citizen.visits.map((visit) => [visit.id, { citizen, visit }])));
  return route.flatMap((id) => all.get(id) ?? []);
}

/** Who is due a visit today and has none: one press, and it is one's own. */
function Missing({ week, onTaken }: { week: Week; onTaken: ReturnType<typeof useVisitActs>['report'] }) {
  const say = useText(visitTexts);
  const { language } = useLanguage();
  const me = useMe()?.acting.memberId;
  const mayPlan = useMay('visit.plan');
  const plan = useCommand('visit.plan');
  const { board } = useData();
  const missing = week.citizens.filter(({ gaps }) => gaps.includes(week.today));
  if (missing.length === 0) return null;
  const take = async ({ id, name }: WeekCitizen) => {
    const now = board.state()?.asOf;
    if (me === undefined || now === undefined) return;
    const at = nextTime(now);
    const answer = await plan.send({ citizen: id, on: week.today, at, who: [me] });
    if (answer.ok)
      onTaken({ kind: 'planned', citizen: id, name, on: week.today, at, before: null, answer: answer.value });
  };
  return (
    <section aria-labelledby="day-missing">
      <h2 id="day-missing">{say('day.missing')}</h2>
      <ul className="sheet stops">
        {missing.map((citizen) => (
          <li key={citizen.id} className="stop">
            <div className="stop-what">
              <p className="stop-name">
                {citizen.level !== null && <LevelBars level={citizen.level} />}
                <b>{citizen.name}</b>
              </p>
              <SeenLine citizen={citizen} week={week} />
            </div>
            {mayPlan && (
              <Button
                className="touch"
                disabled={plan.inFlight}
                aria-label={say('day.takeFor', { name: citizen.name })}
                onClick={() => void take(citizen)}
              >
                {say('day.take')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {plan.error !== null && <ErrorState title={say('visit.notSaved')}>{plan.error[language]}</ErrorState>}
    </section>
  );
}
