import { type DraftKey, useData, useObservable } from '@samtavle/web-data-access';
import { Button, useText } from '@samtavle/web-ui';
import { type CitizenId } from '@samtavle/contracts';
import { planTexts } from '../texts.js';
import { recordDrafts } from '../write/use-record-form.js';

/** Text of a record that is no longer on the page: it ended, or closed, while somebody was writing in it. Nobody loses it. */
export function StrayDrafts({ citizen, shown }: { citizen: CitizenId; shown: readonly string[] }) {
  const say = useText(planTexts);
  const { drafts } = useData();
  const all = useObservable(drafts, (texts) => texts);
  const start = recordDrafts(citizen);
  const stray = [...all].flatMap(([key, { text }]): [DraftKey, string][] => {
    if (!key.startsWith(start) || text.trim() === '') return [];
    const [about = ''] = key.slice(start.length).split(':');
    return about.startsWith('new-') || shown.includes(about) ? [] : [[key, text]];
  });
  if (stray.length === 0) return null;
  return (
    <section className="note warn stray" aria-label={say('stray.title')}>
      <div>
        <b>{say('stray.title')}</b> {say('stray.why')}
        {stray.map(([key, text]) => (
          <div key={key} className="field">
            <textarea className="input" aria-label={say('stray.title')} readOnly rows={3} value={text} />
            <Button onClick={() => drafts.drop(key)}>{say('stray.drop')}</Button>
          </div>
        ))}
      </div>
    </section>
  );
}
