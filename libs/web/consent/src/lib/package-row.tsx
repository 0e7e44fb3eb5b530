import { type CitizenId, type ConsentView } from '@samtavle/contracts';
import { useCommand, useData, useMay } from '@samtavle/web-data-access';
import { Button, daysFrom, ErrorState, Status, useFormat, useLabels, useLanguage, useText } from '@samtavle/web-ui';
import { type Answer } from './answer-dialog.js';
import { choicesIn } from './consent-state.js';
import { flowLines } from './flows.js';
import { usePackageWords } from './package-words.js';
import { consentTexts } from './texts.js';
import { YesNo } from './yes-no.js';

export interface PackageRowProps {
  consent: ConsentView;
  citizen: { id: CitizenId; name: string };
  today: string;
  onAnswer: (answer: Answer) => void;
}

/** One package: what it says in the citizen's voice, what it opens, the answer, and what can be done now. */
export function PackageRow({ consent, citizen, today, onAnswer }: PackageRowProps) {
  const say = useText(consentTexts);
  const { language } = useLanguage();
  const words = usePackageWords()(consent);
  const { board } = useData();
  const asking = useCommand('consent.ask');
  const mayAsk = useMay('consent.ask');
  const mayRegister = useMay('consent.give');
  const mayWithdraw = useMay('consent.withdraw');
  const choices = choicesIn(consent);
  const ask = async () => {
    const answer = await asking.send({ citizen: citizen.id, package: consent.package, version: consent.version });
    if (answer.ok) await board.reached(answer.value.seq ?? 0);
  };
  return (
    <li className="package" aria-label={words.title}>
      <div className="package-words">
        <h3>{words.title}</h3>
        <p>»{words.voice}«</p>
        <Opens consent={consent} />
      </div>
      <div className="package-answer">
        <YesNo
          label={say('answerTo', { title: words.title })}
          answer={choices.answer}
          yes={choices.give && mayRegister ? () => onAnswer('give') : null}
          no={
            choices.withdraw && mayWithdraw
              ? () => onAnswer('withdraw')
              : choices.refuse && mayRegister
                ? () => onAnswer('refuse')
                : null
          }
        />
        <StateWords consent={consent} today={today} />
        {choices.renew && mayRegister && <Button onClick={() => onAnswer('give')}>{say('renew')}</Button>}
        {choices.ask && mayAsk && (
          <Button disabled={asking.inFlight} onClick={() => void ask()}>
            {say('ask')}
          </Button>
        )}
      </div>
      {asking.error !== null && <ErrorState title={say('notSaved')}>{asking.error[language]}</ErrorState>}
    </li>
  );
}

function StateWords({ consent, today }: { consent: ConsentView; today: string }) {
  const say = useText(consentTexts);
  const format = useFormat();
  const { state, expiresOn, givenOn } = consent;
  switch (state) {
    case 'active':
      return (
        <span className="ink-2 small">
          {expiresOn === null ? say('state.active') : say('state.until', { when: format.fullDate(expiresOn) })}
        </span>
      );
    case 'expiring':
      return (
        <Status tone="warn" icon="clock">
          {expiresOn === null
            ? say('state.expiringSoon')
            : say('state.expiring', { count: daysFrom(today, expiresOn) })}
        </Status>
      );
    case 'expired':
    case 'withdrawn':
      return (
        <span className="ink-2 small">
          {say(`state.${state}`)} {givenOn !== null && say('state.given', { when: format.fullDate(givenOn) })}
        </span>
      );
    case 'not_asked':
    case 'asked':
    case 'refused':
    case 'ended':
    case 'suspended_capacity':
    case 'superseded':
      return <span className="ink-2 small">{say(`state.${state}`)}</span>;
    default:
      return null;
  }
}

/** What the package opens: who may tell whom about what. */
function Opens({ consent }: { consent: ConsentView }) {
  const say = useText(consentTexts);
  const labels = useLabels();
  return (
    <details className="opens">
      <summary>{say('opens')}</summary>
      <ul>
        {flowLines(consent.flows).map(({ from, to, categories }) => (
          <li key={`${from}-${to.join()}-${categories.join()}`}>
            <b>
              {labels.owner(from)} → {to.map((sector) => labels.sector(sector)).join(', ')}:
            </b>{' '}
            {categories.map((category) => labels.category(category)).join(', ')}
          </li>
        ))}
      </ul>
    </details>
  );
}
