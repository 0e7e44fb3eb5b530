import { type MemberId, type VisitView, type Week, type WeekCitizen } from '@samtavle/contracts';
import { Button, Icon, IconButton, LevelBars, Status, useFormat, useText } from '@samtavle/web-ui';
import { Link } from 'react-router';
import { namesOf } from '../call-names.js';
import { visitTexts } from '../texts.js';
import { StateMark } from '../week/visit-chip.js';
import { SeenLine } from './seen-line.js';

export interface DayStopProps {
  citizen: WeekCitizen;
  visit: VisitView;
  week: Week;
  names: ReadonlyMap<MemberId, string>;
  me: MemberId | null;
  isNext: boolean;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  onLog: () => void;
}

/** One stop of the way: when, whom, what to take care of, and the one thing to do there. */
export function DayStop({ citizen, visit, week, names, me, isNext, isFirst, isLast, onMove, onLog }: DayStopProps) {
  const say = useText(visitTexts);
  const format = useFormat();
  const { name } = citizen;
  const others = visit.who.filter((one) => one !== me);
  const safety = week.safety.filter((note) => note.citizen === citizen.id);
  const isOpen = visit.state === 'planned' || visit.state === 'attempted';
  return (
    <li className={['stop', isNext && 'next', !isOpen && 'done'].filter(Boolean).join(' ')}>
      <span className="stop-at">{format.clockTime(visit.at)}</span>
      <div className="stop-what">
        <p className="stop-name">
          {citizen.level !== null && <LevelBars level={citizen.level} />}
          <b>{name}</b>
          {isNext && <span className="ink-2 small">{say('day.next')}</span>}
        </p>
        {others.length > 0 && <p className="ink-2 small">{say('day.with', { who: namesOf(names, others) })}</p>}
        {safety.map(({ text }) => (
          <p key={text} className="safe">
            <Icon name="warning" small /> {say('day.safety')}: {text}
          </p>
        ))}
        <SeenLine citizen={citizen} week={week} />
        <p className="stop-acts">
          {isOpen ? (
            <Button
              kind={isNext ? 'primary' : 'plain'}
              className="touch"
              aria-label={say('contact.buttonFor', { name })}
              onClick={onLog}
            >
              {say('contact.button')}
            </Button>
          ) : (
            <Status tone="ok" icon="check">
              {say(`state.${visit.state}`)}
            </Status>
          )}
          {visit.state === 'attempted' && (
            <span className="small">
              <StateMark state={visit.state} /> {say('state.attempted')}
            </span>
          )}
          <Link className="btn touch" to={`/tavle?kort=${citizen.id}`} aria-label={say('day.cardFor', { name })}>
            {say('day.card')}
          </Link>
        </p>
      </div>
      <span className="stop-order">
        <IconButton
          icon="up"
          size="md"
          label={say('day.earlier', { name })}
          aria-disabled={isFirst || undefined}
          onClick={() => !isFirst && onMove(-1)}
        />
        <IconButton
          icon="down"
          size="md"
          label={say('day.later', { name })}
          aria-disabled={isLast || undefined}
          onClick={() => !isLast && onMove(1)}
        />
      </span>
    </li>
  );
}
