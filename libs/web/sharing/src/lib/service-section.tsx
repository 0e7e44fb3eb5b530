import { type CitizenId, type SharingOverview } from '@samtavle/contracts';
import { useCommand, useData, useMay } from '@samtavle/web-data-access';
import { Button, Status, TextField, useText } from '@samtavle/web-ui';
import { type FormEvent, useState } from 'react';
import { ProblemList } from './problem-list.js';
import { sharingTexts } from './texts.js';

/** Under which paragraphs the own sector helps, and whether that brings the notice of a hospital stay. */
export function ServiceSection({ overview, citizen }: { overview: SharingOverview; citizen: CitizenId }) {
  const say = useText(sharingTexts);
  const may = useMay('service.set');
  const { send, inFlight, error } = useCommand('service.set');
  const { service } = overview;
  const [typed, setTyped] = useState(service?.paragraphs.join(', ') ?? '');
  const { board } = useData();
  if (service === null) return null;
  const isJob = service.kind === 'sickness_benefit';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const paragraphs = typed
      .split(',')
      .map((one) => one.replace(/§/g, '').trim().toLowerCase())
      .filter((one) => one !== '');
    const answer = await send({ citizen, service: service.kind, paragraphs, version: service.version });
    if (answer.ok) await board.reached(answer.value.seq ?? 0);
  };
  return (
    <section className="sharing-part" aria-labelledby="sharing-service">
      <h3 id="sharing-service">{say('service.title')}</h3>
      <p className="ink-2 small">{say(isJob ? 'service.aboutJob' : 'service.about')}</p>
      <p role="status">
        <Status icon={service.counts ? 'bell' : 'info'}>
          {say(service.counts ? 'service.counts' : 'service.countsNot')}
        </Status>{' '}
        {service.paragraphs.length === 0
          ? say('service.nothing')
          : say('service.now', { list: service.paragraphs.map((one) => `§ ${one}`).join(', ') })}
      </p>
      {may && (
        <form className="service-form" onSubmit={(event) => void submit(event)}>
          <TextField
            label={say('service.paragraphs')}
            hint={say(isJob ? 'service.paragraphsHintJob' : 'service.paragraphsHint')}
            maxLength={60}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          <Button type="submit" disabled={inFlight}>
            {say('service.save')}
          </Button>
        </form>
      )}
      <ProblemList title={say('service.notSaved')} error={error} />
    </section>
  );
}
