import { type CitizenId, type Meeting, type MemberId } from '@samtavle/contracts';
import { useCard, useColleagues } from '@samtavle/web-data-access';
import { useText } from '@samtavle/web-ui';
import { meetingTexts } from './texts.js';

/** For the chair, before the wall leaves them out: who may not see whom. */
export function HiddenCitizens({ meeting }: { meeting: Meeting }) {
  const say = useText(meetingTexts);
  return (
    <section className="mt-hidden" aria-labelledby="not-on-the-wall">
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
