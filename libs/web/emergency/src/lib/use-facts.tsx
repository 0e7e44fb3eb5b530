import { type EmergencyUseView } from '@samtavle/contracts';
import { useLabels, useText } from '@samtavle/web-ui';
import { emergencyTexts } from './texts.js';
import { useMoment } from './use-moment.js';

/** Who, to whom, what, why, when and under which law: one use of an emergency road. */
export function UseFacts({ use, today }: { use: EmergencyUseView; today: string }) {
  const say = useText(emergencyTexts);
  const labels = useLabels();
  const moment = useMoment(today);
  const who = ({ name, role, authority }: EmergencyUseView['by']) =>
    say('use.who', { name, role: labels.role(role), authority });
  const rows: readonly (readonly [string, string])[] = [
    [say('use.by'), who(use.by)],
    ...(use.to === null ? [] : ([[say('use.to'), who(use.to)]] as const)),
    [say('use.what'), use.categories.map((category) => labels.category(category)).join(', ')],
    ...(use.fact === null ? [] : ([[say('use.fact'), `»${use.fact}«`]] as const)),
    [say('use.why'), use.reason],
    [say('use.when'), say('use.span', { from: moment(use.at), to: moment(use.until) })],
    [say('use.law'), labels.law(use.basis)],
  ];
  return (
    <>
      <h3>
        {say(`use.${use.kind}`)}: {use.name}
      </h3>
      <dl className="emergency-facts">
        {rows.map(([term, words]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
