import { type CitizenDetail } from '@samtavle/contracts';
import { useMay } from '@samtavle/web-data-access';
import { HeldBackBox, useText } from '@samtavle/web-ui';
import { usePlan } from '../plan-context.js';
import { planTexts } from '../texts.js';

/** What may not be shared with this viewer yet, the same whether or not anything is written. */
export function HeldBack({ detail, onAsk }: { detail: CitizenDetail; onAsk: () => void }) {
  const say = useText(planTexts);
  const { name, today } = usePlan();
  const mayAsk = useMay('consent.ask');
  if (detail.heldBack.length === 0) return null;
  return (
    <section aria-label={say('sheet.held')}>
      {detail.heldBack.map((note) => (
        <HeldBackBox
          key={`${note.owner}-${note.rule}-${note.categories.join()}`}
          note={note}
          citizen={name}
          today={today}
          onAsk={note.package === null || !mayAsk ? undefined : onAsk}
        />
      ))}
    </section>
  );
}
