import { type EmergencyUseView } from '@samtavle/contracts';
import { danishDay, instant } from '@samtavle/domain';
import { useMe } from '@samtavle/web-data-access';
import { Button, useFormat, useLabels, useText } from '@samtavle/web-ui';
import { type AnswerProps } from './ask-now-answer.js';
import { Reading } from './reading.js';
import { readUse } from './review-access.js';
import { emergencyTexts } from './texts.js';
import { useRead } from './use-read.js';

/**
 * The letter that tells the citizen what was opened or passed on, why, to whom, and how to complain; printed on its own.
 * Also what is noted in the record. @see Sundhedsloven § 43 stk. 4; GDPR art. 14
 */
export function CitizenLetter({ source }: Pick<AnswerProps, 'source'>) {
  const { read, again } = useRead(source, readUse);
  return (
    <Reading read={read} onRetry={again}>
      {(use) => <Letter use={use} />}
    </Reading>
  );
}

function Letter({ use }: { use: EmergencyUseView }) {
  const say = useText(emergencyTexts);
  const labels = useLabels();
  const format = useFormat();
  const sender = useMe()?.acting.authority ?? '';
  // A letter is read on another day: it has the whole date.
  const moment = (at: string) => `${format.fullDate(danishDay(instant(at)))} ${format.clockOf(at)}`;
  const who = ({ role, authority }: EmergencyUseView['by']) =>
    say('letter.someone', { role: labels.role(role).toLocaleLowerCase(), authority });
  const what = use.categories.map((category) => labels.category(category)).join(', ');
  const lines = [
    say(`letter.${use.kind}`, { when: moment(use.at), who: who(use.by) }),
    ...(use.to === null ? [] : [say('letter.to', { who: who(use.to) })]),
    say('letter.what', { what }),
    ...(use.fact === null ? [] : [say('letter.fact', { fact: use.fact })]),
    say('letter.why', { why: use.reason }),
    say('letter.until', { when: moment(use.until) }),
    say('letter.law', { law: labels.law(use.basis) }),
    say('letter.rights'),
  ];
  return (
    <section className="emergency-letter" aria-label={say('letter.title')}>
      <p>{say('letter.dear', { name: use.name })}</p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>
        {say('letter.bye')}
        <br />
        {sender}
      </p>
      <div className="dialog-acts">
        <Button icon="print" onClick={() => window.print()}>
          {say('letter.print')}
        </Button>
      </div>
    </section>
  );
}
