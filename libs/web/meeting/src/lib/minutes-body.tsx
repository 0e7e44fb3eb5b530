import { disciplines } from '@samtavle/care-plan';
import { type MeetingMinutes, type MemberId } from '@samtavle/contracts';
import { danishDay, instant } from '@samtavle/domain';
import { useColleagues } from '@samtavle/web-data-access';
import { firstName, OwnerMark, useFormat, useLabels, useText } from '@samtavle/web-ui';
import { minutesText } from './minutes-text.js';
import { meetingTexts } from './texts.js';

type Item = MeetingMinutes['items'][number];

/** The minutes themselves, on the screen and on paper. */
export function MinutesBody({ minutes }: { minutes: MeetingMinutes }) {
  const say = useText(meetingTexts);
  const format = useFormat();
  const labels = useLabels();
  const colleagues = useColleagues();
  const nameOf = (id: string | null) => colleagues.of(id as MemberId | null)?.name ?? say('former');
  const day = danishDay(instant(minutes.openedAt));
  const { present } = disciplines(minutes.attendees, colleagues.all);
  return (
    <article className="sheet meeting mt-minutes">
      <h2>
        {format.headingDate(day)} {day.slice(0, 4)}, {format.clockOf(minutes.openedAt)}–
        {format.clockOf(minutes.closedAt)}
      </h2>
      <p>{say('chair', { name: nameOf(minutes.chair) })}</p>
      <ul className="ink-2">
        {present.map(({ role, members }) => (
          <li key={role}>
            {labels.role(role)}: {members.map(nameOf).join(', ')}
          </li>
        ))}
      </ul>
      {minutes.items.length === 0 && <p className="ink-2">{say('minutes.nobody')}</p>}
      <ol>
        {minutes.items.map((item) => (
          <Line key={item.citizen} item={item} />
        ))}
      </ol>
    </article>
  );
}

function Line({ item }: { item: Item }) {
  const say = useText(meetingTexts);
  const format = useFormat();
  const colleagues = useColleagues();
  return (
    <li>
      <b>{item.name}</b>: {say(`outcome.${item.outcome}`)}
      {item.before.length > 0 && (
        <span className="ink-2">
          {' '}
          ({say('minutes.before', { said: item.before.map((one) => say(`outcome.${one}`)).join(', ') })})
        </span>
      )}
      {item.seconds > 0 && (
        <span className="ink-2"> · {say('minutes.time', { time: minutesText(item.seconds, format) })}</span>
      )}
      {item.actions.length > 0 && (
        <ul>
          {item.actions.map(({ owner, text, responsible, dueOn, done }, at) => (
            <li key={at}>
              <OwnerMark owner={owner} /> {text}
              <span className="ink-2">
                {[
                  responsible !== null && firstName(colleagues.of(responsible)?.name ?? say('former')),
                  // Minutes are read later, also on paper: a day is a date.
                  dueOn !== null && format.fullDate(dueOn),
                  done && say('minutes.done'),
                ]
                  .filter((said) => said !== false)
                  .map((said) => ` · ${said}`)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
