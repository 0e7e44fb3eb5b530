import { useLabels, useText } from '@samtavle/web-ui';
import { type OpenedLine } from './plan-opens.js';
import { sharingTexts } from './texts.js';

/** What opens to whom once the plan is saved, said before it is. */
export function PlanEffect({ lines }: { lines: readonly OpenedLine[] }) {
  const say = useText(sharingTexts);
  const labels = useLabels();
  return (
    <div className="note info plan-effect" role="status">
      <div>
        <b>{say('form.effect')}</b>
        <ul>
          {lines.map(({ from, to, categories }) => (
            <li key={`${from}-${to}`}>
              {say('form.effectLine', { from: labels.ownerFrom(from), to: labels.owner(to) })}{' '}
              {categories.map((category) => labels.category(category)).join(', ')}
            </li>
          ))}
          <li>{say('form.effectFollows')}</li>
        </ul>
      </div>
    </div>
  );
}
