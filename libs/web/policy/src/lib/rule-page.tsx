import { type PolicyDrafts, type PolicyView } from '@samtavle/contracts';
import { Button, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { ChangeForm } from './change-form.js';
import { Flow } from './flow.js';
import { isRule, type PolicyItem } from './policy-item.js';
import { useTerms } from './say-terms.js';
import { Sources } from './sources.js';
import { policyTexts, type TermName } from './texts.js';
import { usePlace } from './use-place.js';

const RULE_TERMS = [
  'category',
  'effect',
  'consent_form',
  'requires',
  'duties',
  'gateways',
  'purposes',
  'expiry',
  'channel',
  'certainty',
  'conservative',
] as const satisfies readonly TermName[];
const GATEWAY_TERMS = [
  'categories',
  'mode',
  'enabled',
  'requires',
  'requires_by_recipient',
  'duties',
  'expiry',
] as const satisfies readonly TermName[];

/** One rule or gateway: what it does in plain words, on what basis, under which conditions; and the form that changes it. */
export function RulePage({
  item,
  view,
  drafts,
  mayDraft,
  onSaved,
}: {
  item: PolicyItem;
  view: PolicyView;
  drafts: PolicyDrafts;
  mayDraft: boolean;
  onSaved: () => void;
}) {
  const say = useText(policyTexts);
  const terms = useTerms(view);
  const place = usePlace();
  const [changing, setChanging] = useState(false);
  const rule = isRule(item);
  const note = rule ? item.dpo_note : item.note;
  return (
    <section className="sheet policy-page" aria-labelledby="policy-item">
      <div className="pad">
        <Button icon="left" kind="quiet" onClick={() => place.go(rule ? 'rules' : 'gateways')}>
          {rule ? say('rule.back') : say('rule.backToGateways')}
        </Button>
        <h2 id="policy-item">{item.id}</h2>
        <p className="ink-2" lang="en">
          {rule ? item.title : item.label}
        </p>
        {rule ? (
          <p className="policy-sentence">
            {say('rule.sentence', {
              to: item.to.map(terms.sector).join(', '),
              from: item.from.map(terms.owner).join(', '),
              what: terms.value('category', item.category),
              effect: terms.value('effect', item.effect).toLocaleLowerCase(),
            })}
          </p>
        ) : (
          <p>
            <Flow from={item.from} to={item.to} terms={terms} />
          </p>
        )}
        {changing ? (
          <ChangeForm item={item} view={view} drafts={drafts} onSaved={onSaved} onCancel={() => setChanging(false)} />
        ) : (
          <>
            <dl className="policy-terms">
              {(rule ? RULE_TERMS : GATEWAY_TERMS).map((field) => (
                <div key={field}>
                  <dt>{say(`rule.field.${field}`)}</dt>
                  <dd>{terms.value(field, Reflect.get(item, field))}</dd>
                </div>
              ))}
            </dl>
            <h3>{say('rule.field.basis')}</h3>
            <Sources ids={item.basis} view={view} terms={terms} />
            {note !== '' && (
              <>
                <h3>{say('rule.field.note')}</h3>
                <p lang="en">{note}</p>
              </>
            )}
            {mayDraft && (
              <p>
                <Button kind="primary" onClick={() => setChanging(true)}>
                  {say('rule.change')}
                </Button>
              </p>
            )}
          </>
        )}
      </div>
    </section>
  );
}
