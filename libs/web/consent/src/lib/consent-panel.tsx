import { type CitizenDetail, type ConsentView } from '@samtavle/contracts';
import { EmptyState, firstName, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { AnswerDialog } from './answer-dialog.js';
import { type Answering } from './answering.js';
import { Objections } from './objections.js';
import { PackageRow } from './package-row.js';
import { Relatives } from './relatives.js';
import { Representative } from './representative.js';
import { consentTexts } from './texts.js';

export interface ConsentPanelProps {
  detail: CitizenDetail;
  today: string;
  /** The package somebody came here to ask about. */
  focus?: string | null;
}

/**
 * Deling og samtykke: each package in plain words, with its answer; the relatives the citizen has named; refusals; and who
 * can act for the citizen. What is registered takes effect at once on every screen; this one follows the stream like the
 * others.
 */
export function ConsentPanel({ detail, today, focus = null }: ConsentPanelProps) {
  const say = useText(consentTexts);
  const [answering, setAnswering] = useState<Answering | null>(null);
  const citizen = { id: detail.card.id, name: firstName(detail.card.name) };
  const { consents } = detail;
  const among = consents.filter(({ relative }) => relative === null);
  const row = (consent: ConsentView) => (
    <PackageRow
      key={`${consent.package} ${consent.relative?.id ?? ''}`}
      consent={consent}
      citizen={citizen}
      today={today}
      wanted={focus === consent.package}
      onAnswer={(answer) => setAnswering({ consent, answer })}
    />
  );
  return (
    <div className="consent-tab">
      {among.length === 0 ? (
        <EmptyState title={say('none')} />
      ) : (
        <>
          <p className="ink-2 small">{summary()}</p>
          <ul className="packages">{among.map(row)}</ul>
        </>
      )}
      <Relatives citizen={citizen}>{consents.filter(({ relative }) => relative !== null).map(row)}</Relatives>
      <Objections detail={detail} citizen={citizen} today={today} />
      <Representative known={detail.representative} citizen={citizen} />
      <AnswerDialog answering={answering} citizen={citizen} today={today} onClose={() => setAnswering(null)} />
    </div>
  );

  function summary(): string {
    const yes = among.filter(isYes).length;
    const no = among.filter(({ state }) => state === 'refused' || state === 'withdrawn').length;
    return say('summary', { yes, no, open: among.length - yes - no });
  }
}

const isYes = ({ state }: ConsentView): boolean => state === 'active' || state === 'expiring';
