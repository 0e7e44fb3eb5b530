import { type SharingEvent } from '@samtavle/contracts';
import { useColleagues } from '@samtavle/web-data-access';
import { useFormat, useLabels, useText } from '@samtavle/web-ui';
import { isRoad, sharingTexts } from './texts.js';

const FIRST = 8;

/** What was opened and closed, newest first, and who of one's own did it; of others where and as what. */
export function Timeline({ events, today }: { events: readonly SharingEvent[]; today: string }) {
  const say = useText(sharingTexts);
  const rest = events.slice(FIRST);
  return (
    <section className="sharing-part" aria-labelledby="sharing-events">
      <h3 id="sharing-events">{say('events.title')}</h3>
      {events.length === 0 && <p className="ink-2">{say('events.none')}</p>}
      <Lines events={events.slice(0, FIRST)} today={today} />
      {rest.length > 0 && (
        <details>
          <summary>+ {rest.length}</summary>
          <Lines events={rest} today={today} />
        </details>
      )}
    </section>
  );
}

function Lines({ events, today }: { events: readonly SharingEvent[]; today: string }) {
  const say = useText(sharingTexts);
  const labels = useLabels();
  const format = useFormat();
  const { of } = useColleagues();
  return (
    <ol className="sharing-events">
      {events.map((event, at) => (
        <li key={`${event.at}-${at}`}>
          <time dateTime={event.at} className="ink-3">
            {format.momentText(event.at, today)}
          </time>
          <span>
            {words(event)}
            {event.by !== null && <span className="ink-2"> · {of(event.by)?.name}</span>}
            {event.byOther !== null && (
              <span className="ink-2">
                {' '}
                · {labels.role(event.byOther.role)}, {event.byOther.authority}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );

  function words({ what, change, name }: SharingEvent): string {
    switch (what) {
      case 'consent':
        return say(`events.consent.${change}`, { name: labels.package(name) });
      case 'plan': {
        const kind = name === 'discharge_agreement' ? 'discharge_agreement' : 'coordination_plan';
        const step = change === 'opened' || change === 'ended' ? change : 'changed';
        return say(`events.plan.${step}`, { name: say(`plans.kind.${kind}`) });
      }
      case 'disclosure':
        return say('events.disclosure', { name: isRoad(name) ? say(`road.${name}`) : name });
    }
  }
}
