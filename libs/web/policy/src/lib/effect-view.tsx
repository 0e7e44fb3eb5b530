import { type DraftEffect, type PolicyDraftView, type PolicyView } from '@samtavle/contracts';
import { ErrorState, useLanguage, useText } from '@samtavle/web-ui';
import { CitizenText } from './citizen-text.js';
import { EffectTable } from './effect-table.js';
import { useTerms } from './say-terms.js';
import { policyTexts, type TermName } from './texts.js';
import { useEffectOf } from './use-effect-of.js';

/** What would change if the draft came into force now: in the rules, for the teams, and in what citizens are told. */
export function EffectView({ draft, view }: { draft: PolicyDraftView; view: PolicyView }) {
  const say = useText(policyTexts);
  const { language } = useLanguage();
  const { effect, problem } = useEffectOf(draft.id);
  if (problem !== null)
    return (
      <ErrorState title={say('draft.effectFailed')} code={problem.error}>
        {problem[language]}
      </ErrorState>
    );
  if (effect === null)
    return (
      <p className="ink-2" aria-busy="true">
        {say('draft.effectLoading')}
      </p>
    );
  const { before, after } = effect.citizenText;
  return (
    <section className="policy-effect">
      <h4>{say('effect.title')}</h4>
      <Terms effect={effect} view={view} />
      <p className="ink-2">{say('effect.combinations', { count: effect.combinations.length })}</p>
      {effect.teams.map((team) => (
        <EffectTable key={team.team} team={team} fewest={effect.fewest} />
      ))}
      <h4>{say('effect.text')}</h4>
      {after[language].length + before[language].length === 0 ? (
        <p className="ink-2">{say('effect.sameText')}</p>
      ) : (
        <div className="policy-two">
          <div>
            <h5>{say('effect.before')}</h5>
            <CitizenText text={before} />
          </div>
          <div>
            <h5>{say('effect.after')}</h5>
            <CitizenText text={after} />
          </div>
        </div>
      )}
    </section>
  );
}

function Terms({ effect, view }: { effect: DraftEffect; view: PolicyView }) {
  const say = useText(policyTexts);
  const terms = useTerms(view);
  return (
    <>
      <h5>{say('effect.terms')}</h5>
      <ul className="policy-changes">
        {effect.terms.map(({ kind, id, is, fields }) => (
          <li key={`${kind} ${id}`}>
            <b>{id}</b> {is !== 'changed' && say(`effect.${is}`)}
            <dl className="policy-terms">
              {fields.map(({ field, before, after }) => (
                <div key={field}>
                  <dt>{say(`rule.field.${field as TermName}`)}</dt>
                  <dd>
                    <del>
                      <span className="vh">{say('effect.before')}: </span>
                      {terms.value(field, before)}
                    </del>{' '}
                    <ins>
                      <span className="vh">{say('effect.after')}: </span>
                      {terms.value(field, after)}
                    </ins>
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </>
  );
}
