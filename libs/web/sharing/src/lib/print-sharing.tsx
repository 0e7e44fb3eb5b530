import { type CitizenId, type CitizenSharing, type ErrorBody, PRINT_RECEIVERS } from '@samtavle/contracts';
import { asErrorBody, useData, usePrinting } from '@samtavle/web-data-access';
import { Button, Dialog, ErrorState, useFormat, useLabels, useLanguage, useText } from '@samtavle/web-ui';
import { useCallback, useId, useState } from 'react';
import { createPortal } from 'react-dom';
import { sharingTexts } from './texts.js';

type Receiver = (typeof PRINT_RECEIVERS)[number];

/** The citizen's own page. A print is a disclosure: it is recorded with its receiver before it is on the screen. */
export function PrintSharing({ citizen, label }: { citizen: CitizenId; label?: string }) {
  const say = useText(sharingTexts);
  const { language } = useLanguage();
  const { api } = useData();
  const name = useId();
  const [open, setOpen] = useState(false);
  const [receiver, setReceiver] = useState<Receiver>('citizen');
  const [page, setPage] = useState<CitizenSharing | null>(null);
  const [error, setError] = useState<ErrorBody | null>(null);
  const [busy, setBusy] = useState(false);
  const print = async () => {
    setBusy(true);
    setError(null);
    try {
      setPage(await api.request('citizen.sharing.print', { params: { id: citizen }, input: { receiver } }));
      setOpen(false);
    } catch (thrown) {
      setError(asErrorBody(thrown));
    }
    setBusy(false);
  };
  const printed = useCallback(() => setPage(null), []);
  return (
    <>
      <Button icon="print" onClick={() => setOpen(true)}>
        {label ?? say('print.button')}
      </Button>
      <Dialog
        open={open}
        title={say('print.title')}
        onClose={() => setOpen(false)}
        busy={busy}
        actions={
          <>
            <Button kind="primary" icon="print" disabled={busy} onClick={() => void print()}>
              {say('print.print')}
            </Button>
            <Button disabled={busy} onClick={() => setOpen(false)}>
              {say('plans.cancel')}
            </Button>
          </>
        }
      >
        <p>{say('print.what')}</p>
        <fieldset className="print-receiver">
          <legend>{say('print.receiver')}</legend>
          {PRINT_RECEIVERS.map((known) => (
            <label key={known} className="check">
              <input
                type="radio"
                name={name}
                value={known}
                checked={receiver === known}
                onChange={() => setReceiver(known)}
              />
              <span>{say(`print.to.${known}`)}</span>
            </label>
          ))}
        </fieldset>
        <p className="ink-2">{say('print.recorded')}</p>
        {error !== null && <ErrorState title={say('print.failed')}>{error[language]}</ErrorState>}
      </Dialog>
      {page !== null && <CitizenPage page={page} onPrinted={printed} />}
    </>
  );
}

/** On paper only, and gone from the page when the paper is made. */
function CitizenPage({ page, onPrinted }: { page: CitizenSharing; onPrinted: () => void }) {
  const say = useText(sharingTexts);
  const labels = useLabels();
  const format = useFormat();
  usePrinting('prints-sharing', onPrinted);
  return createPortal(
    <div className="sharing-paper">
      <h1>{say('print.heading')}</h1>
      <p>{say('print.who', { name: page.name, date: format.spokenDate(page.today) })}</p>
      <p>{say('print.intro')}</p>
      {page.lines.length === 0 && <p>{say('print.nothing')}</p>}
      {page.lines.map((line) => (
        <section key={JSON.stringify([line.owner, line.to, line.because, line.consent, line.ifOnly, line.lastDay])}>
          <h2>{say('print.line', { to: say(`print.sector.${line.to}`), from: say(`print.from.${line.owner}`) })}</h2>
          <ul>
            {line.categories.map((category) => (
              <li key={category}>{say(`plain.${category}`)}</li>
            ))}
          </ul>
          <p>
            {say('print.why')} {why(line)}
            {line.ifOnly.map((condition) => `, ${say(`print.ifOnly.${condition}`)}`)}
            {line.lastDay !== null && `, ${say('lastDay', { when: format.spokenDate(line.lastDay) })}`}.{' '}
            <span className="ink-2">{labels.law(line.basis.map(({ id }) => id))}</span>
          </p>
        </section>
      ))}
      <p>{say('print.withdraw')}</p>
      <p>{say('print.decline')}</p>
      <p>{say('print.log')}</p>
    </div>,
    document.body,
  );

  function why({ because, consent }: CitizenSharing['lines'][number]): string {
    if (because !== 'consent') return say(`print.because.${because}`);
    return consent === null
      ? say('print.because.consentUnnamed')
      : say('print.because.consent', { title: labels.package(consent) });
  }
}
