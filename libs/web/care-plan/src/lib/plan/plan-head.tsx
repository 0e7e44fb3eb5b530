import { OwnerMark, Status, useFormat, useText } from '@samtavle/web-ui';
import { type Of, ofKind } from '../of-kind.js';
import { usePlan } from '../plan-context.js';
import { planTexts } from '../texts.js';
import { usePlanWords } from '../words.js';
import { useMayAdd } from './may-add.js';
import { useIsBegun } from '../write/use-record-form.js';
import { AddRecord, RecordLine } from './record-line.js';

/** Whose plan it is, what the citizen answers to it, and when it is discussed again. A reservation stands at the top. */
export function PlanHead() {
  const say = useText(planTexts);
  const format = useFormat();
  const { citizen, elements, name } = usePlan();
  const whose = format.genitive(name);
  const mayAdd = useMayAdd('plan_agreement');
  const begun = useIsBegun(citizen, NEW);
  const agreements = ofKind(elements, 'plan_agreement');
  return (
    <header className="plan-head">
      <h2>{say('planOf', { whose })}</h2>
      {agreements.length === 0 && <p className="ink-2">{say('head.notDiscussed', { name })}</p>}
      {agreements.map((agreement) => (
        <RecordLine key={agreement.id} element={agreement} kind="plan_agreement" what={say('head.what', { whose })}>
          <Agreement agreement={agreement} among={agreements.length} />
        </RecordLine>
      ))}
      {mayAdd && (begun || !agreements.some(({ mayEdit }) => mayEdit)) && (
        <AddRecord kind="plan_agreement" label={say('head.add', { whose })} />
      )}
    </header>
  );
}

const NEW = { kind: 'plan_agreement', element: null } as const;

function Agreement({ agreement, among }: { agreement: Of<'plan_agreement'>; among: number }) {
  const say = useText(planTexts);
  const format = useFormat();
  const words = usePlanWords();
  const { name, today } = usePlan();
  const { state, said, discussedOn, withCitizen, nextReviewOn } = agreement.content;
  const whose = format.genitive(name);
  const review = nextReviewOn === null ? null : format.due(nextReviewOn, today);
  return (
    <>
      <dl className="plan-facts">
        <div>
          <dt>
            {among > 1 && <OwnerMark owner={agreement.owner} size="sm" />} {say('head.answer', { whose })}
          </dt>
          <dd>
            <Status {...TONES[state]}>{words.agreement[state]}</Status>
          </dd>
        </div>
        <div>
          <dt>{say('head.nextReview')}</dt>
          <dd>
            {review === null ? (
              say('head.notSet')
            ) : review.late ? (
              <Status tone="danger" icon="warning">
                {review.text}
              </Status>
            ) : (
              review.text
            )}
          </dd>
        </div>
      </dl>
      {discussedOn !== null && (
        <p className="ink-2 small">
          {say('head.discussed', { when: format.plannedDay(discussedOn, today) })}{' '}
          {say(withCitizen ? 'head.withCitizen' : 'head.withoutCitizen', { name })}
        </p>
      )}
      {said !== '' && (
        <p className={state === 'agreed' ? 'reservation plain' : 'reservation'}>
          <OwnerMark owner="citizen" />
          <span>
            <b>{say(state === 'with_reservations' ? 'head.reservation' : 'head.whyNotAgreed', { whose })}</b> »{said}«
          </span>
        </p>
      )}
    </>
  );
}

const TONES = {
  agreed: { tone: 'ok', icon: 'check' },
  with_reservations: { tone: 'warn', icon: 'flag' },
  not_agreed: { tone: 'warn', icon: 'close' },
  not_discussed: { icon: 'clock' },
} as const;
