import { type Card, type Member, unpackCards } from '@samtavle/contracts';
import { type Intensity } from '@samtavle/domain';
import { daysFrom, firstName, Icon, LevelBars, OwnerMark, useFormat, useLabels, useText } from '@samtavle/web-ui';
import { type ReactNode, useMemo } from 'react';
import { meetingTexts } from './texts.js';
import { type Wall } from './use-wall.js';

type Group = Intensity | 'admitted' | 'rest';

/** Levels from left to right, then who is in hospital, then visits of those whose level not everybody may see. */
export function WallColumns({ wall }: { wall: Wall }) {
  const say = useText(meetingTexts);
  const labels = useLabels();
  const cards = useMemo(() => [...unpackCards(wall.cards)].sort(byLongest), [wall.cards]);
  const of = (group: Group) => cards.filter((card) => groupOf(card) === group);
  const column = (group: Group, title: ReactNode) => {
    const there = of(group);
    return there.length === 0 ? null : (
      <section key={group}>
        <h2>
          {title} <span className="ink-2">{there.length}</span>
        </h2>
        <ul>
          {there.map((card) => (
            <WallCard
              key={card.id}
              card={card}
              isNow={card.id === wall.current}
              today={wall.today}
              members={wall.members}
            />
          ))}
        </ul>
      </section>
    );
  };
  const ownColumn = (level: Intensity) =>
    column(
      level,
      <>
        <LevelBars level={level} /> {labels.columnFull(level)}
      </>,
    );
  return (
    <div className="wall-columns">
      {ownColumn(3)}
      {ownColumn(2)}
      <div className="wall-stack">
        {ownColumn(1)}
        {column('admitted', labels.admitted())}
        {column('rest', say('onWall.rest'))}
      </div>
    </div>
  );
}

interface WallCardProps {
  card: Card;
  /** The one talked about. */
  isNow: boolean;
  today: string;
  members: readonly Member[];
}

function WallCard({ card, isNow, today, members }: WallCardProps) {
  const say = useText(meetingTexts);
  const days = card.stay === null ? null : daysFrom(card.stay.since, today);
  return (
    <li aria-current={isNow ? 'step' : undefined}>
      <span className="wall-name">
        {card.name}
        {isNow && <b className="wall-now"> {say('onWall.now')}</b>}
      </span>
      {days !== null && (
        <span className="wall-days">
          <span aria-hidden="true">{say('onWall.days', { count: days })}</span>
          <span className="vh">{say('onWall.daysSpoken', { count: days })}</span>
        </span>
      )}
      <span className="wall-visit">
        {card.visit === null ? <NoVisit /> : <Visit visit={card.visit} members={members} />}
      </span>
      <span className="wall-why">
        <Why card={card} />
      </span>
    </li>
  );
}

function NoVisit() {
  const say = useText(meetingTexts);
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="vh">{say('onWall.noVisit')}</span>
    </>
  );
}

function Visit({ visit, members }: { visit: NonNullable<Card['visit']>; members: readonly Member[] }) {
  const format = useFormat();
  const who = visit.who.flatMap((id) => {
    const member = members.find((one) => one.id === id);
    return member === undefined ? [] : [firstName(member.name)];
  });
  return (
    <>
      <Icon name="house" /> {format.clockTime(visit.at)} {who.join(', ')}
    </>
  );
}

/** One reason in words where everybody in the room may read it, the ward for who is in hospital, else the neutral mark. */
function Why({ card }: { card: Card }) {
  const say = useText(meetingTexts);
  const labels = useLabels();
  if (card.admission !== null) return <>{say('onWall.ward', { ward: card.admission.ward })}</>;
  const [reason] = card.reasons;
  if (reason !== undefined) {
    return (
      <>
        <OwnerMark owner={reason.owner} /> {labels.reason(reason.reason)}
      </>
    );
  }
  return card.reasonHeld ? <span className="wall-held" role="img" aria-label={say('onWall.heldHere')} /> : null;
}

function groupOf(card: Card): Group {
  if (card.admission !== null) return 'admitted';
  return card.stay === null ? 'rest' : card.stay.level;
}

/** Who has been on the board longest comes first; by name where no stay is seen. */
function byLongest(a: Card, b: Card): number {
  const [one, other] = [a.stay?.since ?? '9999', b.stay?.since ?? '9999'];
  return one < other ? -1 : one > other ? 1 : a.name.localeCompare(b.name, 'da');
}
