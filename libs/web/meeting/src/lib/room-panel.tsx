import { disciplines } from '@samtavle/care-plan';
import { type Meeting, type MemberId } from '@samtavle/contracts';
import { latestFirst, OWNERS } from '@samtavle/domain';
import { useColleagues, useMe } from '@samtavle/web-data-access';
import { firstName, Icon, OwnerMark, SelectField, useFormat, useLabels, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { Link } from 'react-router';
import { Act } from './act.js';
import { HiddenCitizens } from './hidden-citizens.js';
import { LeftBehind } from './left-behind.js';
import { meetingTexts } from './texts.js';
import { type Queue } from './use-queue.js';

export interface RoomPanelProps {
  meeting: Meeting;
  queue: Queue;
  isIn: boolean;
  isChair: boolean;
  again: () => void;
}

/** Who is in the room, what the wall shows, and the minutes as they write themselves. */
export function RoomPanel({ meeting, queue, isIn, isChair, again }: RoomPanelProps) {
  const say = useText(meetingTexts);
  return (
    <aside className="mt-room" aria-label={say('inRoom')}>
      <Attendees meeting={meeting} />
      <OwnPart meeting={meeting} isIn={isIn} isChair={isChair} again={again} />
      <p className="note info">
        <Icon name="eye" /> <span>{say('about')}</span>
      </p>
      <LeftBehind meeting={meeting} again={again} />
      {meeting.hiddenBy.length > 0 && <HiddenCitizens meeting={meeting} />}
      <SoFar queue={queue} />
      <p>
        <Link to="/moede?vis=referater">{say('past.title')}</Link>
      </p>
    </aside>
  );
}

function Attendees({ meeting }: { meeting: Meeting }) {
  const say = useText(meetingTexts);
  const format = useFormat();
  const labels = useLabels();
  const colleagues = useColleagues();
  const me = useMe();
  const { present, absent } = disciplines(
    meeting.participants.map(({ member }) => member),
    colleagues.all,
  );
  const isOut = (id: string) => meeting.participants.some(({ member, out }) => member === id && out);
  const opened = colleagues.of(meeting.openedBy)?.name ?? say('former');
  return (
    <section aria-labelledby="in-the-room">
      <h2 id="in-the-room">{say('inRoom')}</h2>
      <p className="ink-2 small">
        {say('people', { count: meeting.participants.length })}, {say('disciplines', { count: present.length })} ·{' '}
        {say('since', { name: opened, at: format.clockOf(meeting.openedAt) })}
      </p>
      <ul className="mt-att">
        {present.map(({ role, members }) => {
          const sector = colleagues.of((members[0] ?? null) as MemberId | null)?.sector;
          const owner = OWNERS.find((one) => one === sector);
          return (
            <li key={role}>
              {owner === undefined ? <span /> : <OwnerMark owner={owner} />}
              <span>{labels.role(role)}</span>
              <span className="ink-2">
                {members.map((id, at) => (
                  <span key={id}>
                    {at > 0 && ', '}
                    {firstName(colleagues.of(id as MemberId)?.name ?? say('former'))}
                    {id === me?.acting.memberId && ` (${say('you')})`}
                    {isOut(id) && <b> · {say('out')}</b>}
                  </span>
                ))}
              </span>
            </li>
          );
        })}
      </ul>
      {absent.length > 0 && (
        <p className="ink-2 small">{say('absent', { roles: absent.map((role) => labels.role(role)).join(', ') })}</p>
      )}
    </section>
  );
}

/** What one can do oneself: come, step out, go, and hand the chair over. */
function OwnPart({ meeting, isIn, isChair, again }: Omit<RoomPanelProps, 'queue'>) {
  const say = useText(meetingTexts);
  const me = useMe()?.acting.memberId;
  const draft = { meeting: meeting.id };
  const chairIsIn = meeting.participants.some(({ member }) => member === meeting.chair);
  if (!isIn) return <Act name="meeting.join" draft={draft} words={say('join')} primary onDone={again} />;
  const isOut = meeting.participants.some(({ member, out }) => member === me && out);
  return (
    <div className="meeting-acts">
      <Act
        name="meeting.step-out"
        draft={{ ...draft, out: !isOut }}
        words={say(isOut ? 'stepIn' : 'stepOut')}
        onDone={again}
      />
      <Act name="meeting.leave" draft={draft} words={say('leave')} onDone={again} />
      {isChair && <HandOver meeting={meeting} again={again} />}
      {!chairIsIn && me !== undefined && (
        <Act name="meeting.hand-over" draft={{ ...draft, to: me }} words={say('takeChair')} onDone={again} />
      )}
    </div>
  );
}

function HandOver({ meeting, again }: { meeting: Meeting; again: () => void }) {
  const say = useText(meetingTexts);
  const colleagues = useColleagues();
  const others = meeting.participants.map(({ member }) => member).filter((id) => id !== meeting.chair);
  const [chosen, setChosen] = useState<MemberId | null>(null);
  const to = chosen !== null && others.includes(chosen) ? chosen : others[0];
  if (to === undefined) return null;
  return (
    <div className="row wrap">
      <SelectField<MemberId>
        label={say('handOver')}
        options={others.map((id) => ({ value: id, label: colleagues.of(id)?.name ?? say('former') }))}
        value={to}
        onChange={setChosen}
      />
      <Act name="meeting.hand-over" draft={{ meeting: meeting.id, to }} words={say('handOverNow')} onDone={again} />
    </div>
  );
}

/** The minutes write themselves: the latest first. */
function SoFar({ queue }: { queue: Queue }) {
  const say = useText(meetingTexts);
  const format = useFormat();
  const said = queue
    .flatMap(({ person: { card, item } }) =>
      item?.outcome != null && item.at !== null
        ? [{ id: card.id, name: card.name, outcome: item.outcome, at: item.at }]
        : [],
    )
    .sort(latestFirst(({ at }) => at));
  if (said.length === 0) return null;
  return (
    <section aria-labelledby="so-far">
      <h2 id="so-far">{say('soFar')}</h2>
      <ul className="mt-min">
        {said.map(({ id, name, outcome, at }) => (
          <li key={id}>
            <span className="ink-2">{format.clockOf(at)}</span> {name}: {say(`outcome.${outcome}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
