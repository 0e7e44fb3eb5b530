import { type CitizenId, type SharingOverview } from '@samtavle/contracts';
import { useColleagues } from '@samtavle/web-data-access';
import { Button, Dialog, useFormat, useLabels, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { DisclosureForm } from './disclosure-form.js';
import { isRoad, sharingTexts } from './texts.js';

/** What the own part of the team has given to somebody outside the board, and the form to note one more. */
export function DisclosureSection({
  overview,
  citizen,
  today,
}: {
  overview: SharingOverview;
  citizen: CitizenId;
  today: string;
}) {
  const say = useText(sharingTexts);
  const labels = useLabels();
  const format = useFormat();
  const { of } = useColleagues();
  const [open, setOpen] = useState(false);
  const { disclosures, roads } = overview;
  if (disclosures.length === 0 && roads.length === 0) return null;
  return (
    <section className="sharing-part" aria-labelledby="sharing-disclosures">
      <header>
        <h3 id="sharing-disclosures">{say('disclosures.title')}</h3>
        {roads.length > 0 && (
          <Button icon="plus" onClick={() => setOpen(true)}>
            {say('disclosures.record')}
          </Button>
        )}
      </header>
      <p className="ink-2 small">{say('disclosures.about')}</p>
      {disclosures.length === 0 && <p className="ink-2">{say('disclosures.none')}</p>}
      <ul className="disclosures">
        {disclosures.map((one) => (
          <li key={one.id}>
            <b>{isRoad(one.gateway) ? say(`road.${one.gateway}`) : one.gateway}</b>{' '}
            {say('disclosures.to', { receiver: one.receiver })}
            {one.caseReference !== null && ` · ${say('disclosures.case', { reference: one.caseReference })}`}
            <span className="ink-2">
              {' '}
              · {format.fullDate(one.onDay)} · {of(one.recordedBy)?.name}
            </span>
            <p>{one.categories.map((category) => labels.category(category)).join(', ')}</p>
            <p className="ink-2">{one.reason}</p>
          </li>
        ))}
      </ul>
      <Dialog open={open} wide title={say('record.title')} onClose={() => setOpen(false)}>
        {open && <DisclosureForm roads={roads} citizen={citizen} today={today} onClose={() => setOpen(false)} />}
      </Dialog>
    </section>
  );
}
