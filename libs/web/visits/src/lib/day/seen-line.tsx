import { type Week, type WeekCitizen } from '@samtavle/contracts';
import { Icon, useFormat, useText } from '@samtavle/web-ui';
import { visitTexts } from '../texts.js';

/** When somebody last met the citizen, or for how long nobody has: in words, with a sign beside it. */
export function SeenLine({ citizen, week }: { citizen: WeekCitizen; week: Week }) {
  const say = useText(visitTexts);
  const format = useFormat();
  if (citizen.lastContactOn === null) return <p className="ink-2 small">{say('day.seenNever')}</p>;
  const seen = format.seen(citizen.lastContactOn, week.today, { ...week.team, attempts: citizen.attempts });
  return (
    <p className={seen.late ? 'wk-late' : 'ink-2 small'}>
      {seen.late && <Icon name="warning" small />} {seen.text}
    </p>
  );
}
