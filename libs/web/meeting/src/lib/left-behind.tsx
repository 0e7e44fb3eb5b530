import { type Meeting, type MemberId } from '@samtavle/contracts';
import { useColleagues, useMe } from '@samtavle/web-data-access';
import { firstName, Icon, useLabels, useText } from '@samtavle/web-ui';
import { Act } from './act.js';
import { meetingTexts } from './texts.js';

/** Capacities whose person has changed to another, each with the way out: for the chair, and for oneself. */
export function LeftBehind({ meeting, again }: { meeting: Meeting; again: () => void }) {
  return meeting.leftBehind.map((member) => (
    <OldCapacity key={member} meeting={meeting} member={member} again={again} />
  ));
}

function OldCapacity({ meeting, member, again }: { meeting: Meeting; member: MemberId; again: () => void }) {
  const say = useText(meetingTexts);
  const labels = useLabels();
  const colleagues = useColleagues();
  const me = useMe();
  const known = colleagues.of(member);
  if (known === null) return null;
  const isOwn = me?.capacities.some(({ memberId }) => memberId === member) === true;
  const capacity = `${labels.role(known.role)}, ${labels.sector(known.sector)}`;
  return (
    <div className="note warn mt-left-behind">
      <p>
        <Icon name="eye" /> <b>{isOwn ? say('leftBehind.own') : say('leftBehind.of', { name: known.name })}</b>{' '}
        {say('leftBehind.counts', { capacity })}
      </p>
      <Act
        name="meeting.take-out"
        draft={{ meeting: meeting.id, member }}
        words={isOwn ? say('leftBehind.takeOutOwn') : say('leftBehind.takeOut', { name: firstName(known.name) })}
        onDone={again}
      />
    </div>
  );
}
