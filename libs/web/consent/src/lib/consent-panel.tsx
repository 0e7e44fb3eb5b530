import { type CitizenDetail, type ConsentView } from '@samtavle/contracts';
import { EmptyState, firstName, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { AnswerDialog, type Answering } from './answer-dialog.js';
import { PackageRow } from './package-row.js';
import { consentTexts } from './texts.js';

export interface ConsentPanelProps {
  detail: CitizenDetail;
  today: string;
}

/**
 * Deling og samtykke: each package in plain words, with its answer. What is registered takes effect at once on every
 * screen; this one follows the stream like the others.
 */
export function ConsentPanel({ detail, today }: ConsentPanelProps) {
  const say = useText(consentTexts);
  const [answering, setAnswering] = useState<Answering | null>(null);
  const citizen = firstName(detail.card.name);
  const { consents } = detail;
  if (consents.length === 0) return <EmptyState title={say('none')} />;
  return (
    <div className="consent-tab">
      <p className="ink-2 small">{summary()}</p>
      <ul className="packages">
        {consents.map((consent) => (
          <PackageRow
            key={consent.package}
            consent={consent}
            citizen={{ id: detail.card.id, name: citizen }}
            today={today}
            onAnswer={(answer) => setAnswering({ consent, answer })}
          />
        ))}
      </ul>
      <AnswerDialog
        answering={answering}
        citizen={{ id: detail.card.id, name: citizen }}
        today={today}
        onClose={() => setAnswering(null)}
      />
    </div>
  );

  function summary(): string {
    const yes = consents.filter(isYes).length;
    const no = consents.filter(({ state }) => state === 'refused' || state === 'withdrawn').length;
    return say('summary', { yes, no, open: consents.length - yes - no });
  }
}

const isYes = ({ state }: ConsentView): boolean => state === 'active' || state === 'expiring';
