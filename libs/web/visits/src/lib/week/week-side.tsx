import { useDraggable } from '@dnd-kit/core';
import { type Member, type Week, type WeekCitizen } from '@samtavle/contracts';
import { OWNERS } from '@samtavle/domain';
import { Button, Icon, OwnerMark, useFormat, useText } from '@samtavle/web-ui';
import { visitTexts } from '../texts.js';

export interface WeekSideProps {
  week: Week;
  /** The day the load is counted for: today, or the week's first. */
  day: string;
  mayPlan: boolean;
  onPlan: (citizen: WeekCitizen, day: string) => void;
}

/** Who lacks a visit, how many each has, and what the signs mean. */
export function WeekSide({ week, day, mayPlan, onPlan }: WeekSideProps) {
  const say = useText(visitTexts);
  const format = useFormat();
  const missing = week.citizens.flatMap((citizen) => {
    const [gap] = citizen.gaps;
    if (gap !== undefined) return [{ citizen, day: gap, said: format.plannedDay(gap, week.today) }];
    const left = week.days.find((one) => one >= week.today);
    return citizen.weekGap && left !== undefined ? [{ citizen, day: left, said: say('week.missingWeek') }] : [];
  });
  const place = week.days.indexOf(day);
  const most = Math.max(1, ...week.load.map(({ visits }) => visits[place] ?? 0));
  const people = week.load.flatMap(({ member, visits }) => {
    const known = week.members.find(({ id }) => id === member);
    return known === undefined ? [] : [{ known, count: visits[place] ?? 0 }];
  });
  return (
    <aside className="wk-side">
      <section className="sheet" aria-labelledby="wk-missing">
        <h2 id="wk-missing">{say('week.missing')}</h2>
        {missing.length === 0 ? (
          <p className="ink-2 small">{say('week.missingNone')}</p>
        ) : (
          <ul className="miss">
            {missing.map(({ citizen, day: on, said }) => (
              <li key={citizen.id}>
                <b>{citizen.name}</b>
                <span className={on === week.today ? 'warn' : 'ink-2'}>{said}</span>
                {mayPlan && (
                  <Button
                    aria-label={say('week.putFor', { name: citizen.name, day: said })}
                    onClick={() => onPlan(citizen, on)}
                  >
                    {say('week.put')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="sheet" aria-labelledby="wk-load">
        <h2 id="wk-load">
          {day === week.today ? say('week.load') : say('week.loadOf', { day: format.plannedDay(day, week.today) })}
        </h2>
        <ul className="load">
          {people.map(({ known, count }) => (
            <Load
              key={known.id}
              member={known}
              // The same person in two capacities has two lines: the mark tells which.
              isTwice={people.some((other) => other.known !== known && other.known.name === known.name)}
              count={count}
              most={most}
              mayPlan={mayPlan}
            />
          ))}
        </ul>
        <p className="ink-2 small">{say('week.loadNote')}</p>
      </section>
      <section className="sheet wk-legend" aria-label={say('week.legend')}>
        <p>
          <Icon name="check" small /> {say('week.done')}
        </p>
        <p>
          <Icon name="close" small /> {say('week.attempted')}
        </p>
        <p>
          <Icon name="undo" small /> {say('week.cancelled')}
        </p>
        <p>
          <span className="visit-gap">
            <Icon name="plus" small /> {say('week.gap')}
          </span>{' '}
          {say('week.gapLegend')}
        </p>
      </section>
    </aside>
  );
}

/** A count and its bar, in the order of the team. The name can be dragged to a day. */
function Load({
  member,
  isTwice,
  count,
  most,
  mayPlan,
}: {
  member: Member;
  isTwice: boolean;
  count: number;
  most: number;
  mayPlan: boolean;
}) {
  const owner = OWNERS.find((one) => one === member.sector);
  const { setNodeRef, listeners } = useDraggable({ id: member.id, disabled: !mayPlan });
  return (
    <li>
      <span ref={setNodeRef} className="load-name" {...listeners}>
        {member.name} {isTwice && owner !== undefined && <OwnerMark owner={owner} />}
      </span>
      <meter className="barx" aria-hidden="true" min={0} max={most} value={count} />
      <span className="num">{count}</span>
    </li>
  );
}
