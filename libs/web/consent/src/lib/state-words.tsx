import { type ConsentView } from '@samtavle/contracts';
import { daysFrom, Status, useFormat, useLabels, useText } from '@samtavle/web-ui';
import { consentTexts } from './texts.js';

/** How the consent stands, with its dates. When it was asked, and a day to ask again, are told to the asking side only. */
export function StateWords({ consent, today }: { consent: ConsentView; today: string }) {
  const say = useText(consentTexts);
  const labels = useLabels();
  const lines = useLines(consent);
  const { state, expiresOn, leftOut } = consent;
  const missing =
    leftOut.length === 0 ? [] : [say('leftOut', { what: leftOut.map((one) => labels.categoryShort(one)).join(', ') })];
  if (state === 'expiring')
    return (
      <>
        <Status tone="warn" icon="clock">
          {expiresOn === null
            ? say('state.expiringSoon')
            : say('state.expiring', { count: daysFrom(today, expiresOn) })}
        </Status>
        <Lines lines={missing} />
      </>
    );
  return <Lines lines={[...lines, ...missing]} />;
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => (
    <span key={line} className="ink-2 small">
      {line}
    </span>
  ));
}

function useLines({ state, expiresOn, givenOn, askedOn, answerBy, askAgainOn }: ConsentView): readonly string[] {
  const say = useText(consentTexts);
  const format = useFormat();
  const dated = (on: string | null, sentence: (when: string) => string) =>
    on === null ? [] : [sentence(format.fullDate(on))];
  switch (state) {
    case 'active':
      return [expiresOn === null ? say('state.active') : say('state.until', { when: format.fullDate(expiresOn) })];
    case 'expired':
    case 'withdrawn':
      return [say(`state.${state}`), ...dated(givenOn, (when) => say('state.given', { when }))];
    case 'asked':
      return [
        say('state.asked'),
        ...dated(askedOn, (when) => say('askedOn', { when })),
        ...dated(answerBy, (when) => say('waits', { when })),
      ];
    case 'refused':
      return [say('state.refused'), ...dated(askAgainOn, (when) => say('askAgain', { when }))];
    case 'suspended_capacity':
      return [say('state.suspended_capacity'), ...dated(expiresOn, (when) => say('state.until', { when }))];
    case 'not_asked':
    case 'ended':
    case 'superseded':
      return [say(`state.${state}`)];
    default:
      return [];
  }
}
