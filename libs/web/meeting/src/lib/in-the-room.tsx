import { type CitizenId, type Meeting, type MemberId } from '@samtavle/contracts';
import { useCard, useColleagues, useMe } from '@samtavle/web-data-access';
import { useFormat, useLabels, useText } from '@samtavle/web-ui';
import { type ReactNode } from 'react';
import { meetingTexts } from './texts.js';

/** Who sits in the meeting, and who has stepped out. */
export function InTheRoom({ meeting, children }: { meeting: Meeting; children: ReactNode }) {
  const say = useText(meetingTexts);
  const format = useFormat();
  const labels = useLabels();
  const colleagues = useColleagues();
  const me = useMe();
  const nameOf = (id: MemberId) => colleagues.of(id)?.name ?? say('former');
  return (
    <section className="sheet meeting" aria-labelledby="in-the-room">
      <h2 id="in-the-room">{say('inRoom')}</h2>
      <p className="ink-2 small">
        {say('since', { name: nameOf(meeting.openedBy), at: format.clockOf(meeting.openedAt) })}
      </p>
      <ul className="meeting-people">
        {meeting.participants.map(({ member, out }) => {
          const colleague = colleagues.of(member);
          return (
            <li key={member}>
              {nameOf(member)}
              {member === me?.acting.memberId && ` (${say('you')})`}
              {colleague !== null && <span className="ink-2"> · {labels.role(colleague.role)}</span>}
              {out && <b> · {say('out')}</b>}
            </li>
          );
        })}
      </ul>
      <div className="meeting-acts">{children}</div>
    </section>
  );
}

/** For the chair, before the wall leaves them out: who may not see whom. */
export function HiddenCitizens({ meeting }: { meeting: Meeting }) {
  const say = useText(meetingTexts);
  return (
    <section className="sheet meeting" aria-labelledby="not-on-the-wall">
      <h2 id="not-on-the-wall">{say('hidden')}</h2>
      <p className="ink-2">{say('hiddenAbout')}</p>
      <ul className="meeting-people">
        {meeting.hiddenBy.map(({ citizen, members }) => (
          <Hidden key={citizen} citizen={citizen} members={members} />
        ))}
      </ul>
    </section>
  );
}

/** The name as the chair's own board has it: when the card is gone, so is the line. */
function Hidden({ citizen, members }: { citizen: CitizenId; members: readonly MemberId[] }) {
  const say = useText(meetingTexts);
  const colleagues = useColleagues();
  const card = useCard(citizen);
  if (card === null) return null;
  const names = members.map((id) => colleagues.of(id)?.name ?? say('former')).join(', ');
  return (
    <li>
      {card.name} <span className="ink-2">· {say('hiddenBy', { names })}</span>
    </li>
  );
}
