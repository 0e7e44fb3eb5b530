import { MEETING_OUTCOMES } from '@samtavle/contracts';
import { Button, useLanguage, useText } from '@samtavle/web-ui';
import { meetingTexts } from './texts.js';
import { type Lead } from './use-lead.js';
import { type Person } from './use-queue.js';

/** The chair's: exactly one outcome, and next. */
export function OutcomeBar({ person, lead }: { person: Person | null; lead: Lead }) {
  const say = useText(meetingTexts);
  const { language } = useLanguage();
  const { next, outcomeMissing, error } = lead;
  return (
    <div className="mt-outcome">
      {person !== null && (
        <div className="mt-outcomes" role="group" aria-label={say('lead.outcome')}>
          {MEETING_OUTCOMES.map((outcome, at) => (
            <Button
              key={outcome}
              big
              shortcut={String(at + 1)}
              aria-pressed={person.item?.outcome === outcome}
              aria-disabled={lead.busy || undefined}
              onClick={() => lead.decide(outcome)}
            >
              {say(`lead.${outcome}`)}
            </Button>
          ))}
        </div>
      )}
      <span className="grow" />
      {next === undefined ? (
        <span className="ink-2">{say('lead.last')}</span>
      ) : (
        <Button big kind="primary" shortcut="→" aria-disabled={lead.busy || undefined} onClick={lead.goOn}>
          {say(person === null ? 'lead.begin' : 'lead.next', { name: next.card.name })}
        </Button>
      )}
      {outcomeMissing && <p className="mt-missing">{say('lead.missing')}</p>}
      {error !== null && (
        <p role="alert" className="mt-missing">
          {error[language]}
        </p>
      )}
    </div>
  );
}
