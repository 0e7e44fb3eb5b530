import { type DraftKey, useData, useObservable } from '@samtavle/web-data-access';
import { Button, useText } from '@samtavle/web-ui';
import { type CitizenId } from '@samtavle/contracts';
import { planTexts } from '../texts.js';
import { recordDrafts } from '../write/use-record-form.js';

/** Text of a record that is no longer on the page: it ended, or closed, while somebody was writing in it. Nobody loses it. */
export function StrayDrafts({
  citizen,
  shown,
}: {
  citizen: CitizenId;
  /** What is on the page; null when there is no page any more. */
  shown: readonly string[] | null;
}) {
  const say = useText(planTexts);
  const { drafts } = useData();
  const all = useObservable(drafts, (texts) => texts);
  const start = recordDrafts(citizen);
  const stray = [...all].flatMap(([key, { text }]): [DraftKey, string][] => {
    if (!key.startsWith(start) || text.trim() === '') return [];
    const [about = ''] = key.slice(start.length).split(':');
    return shown !== null && isOnPage(about, shown) ? [] : [[key, text]];
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

/** A form of something new is on the page unless what it hangs on is not. */
function isOnPage(about: string, shown: readonly string[]): boolean {
  const [, under] = /^new-[a-z_]+-(.*)$/.exec(about) ?? [];
  return under === undefined ? shown.includes(about) : under === '' || shown.includes(under);
}
