import { type PolicyView } from '@samtavle/contracts';
import { CATEGORIES, OWNERS, SECTORS } from '@samtavle/domain';
import { ChooseSeveral, SelectField, TextAreaField, TextField, useText } from '@samtavle/web-ui';
import { type Values } from './change-draft.js';
import { ExpiryField } from './expiry-field.js';
import { useTerms } from './say-terms.js';
import { policyTexts, type TermName } from './texts.js';
import { type WordGroup, WORDS } from './words.js';

interface TermFieldsProps {
  rule: boolean;
  view: PolicyView;
  values: Values;
  onChange: (field: string, value: unknown) => void;
  problemAt: (field: string) => string | null;
}

const NO_FORM = 'none';
const ONE: Readonly<Partial<Record<TermName, WordGroup>>> = {
  effect: 'effect',
  consent_form: 'form',
  channel: 'channel',
  certainty: 'certainty',
};
const RULE_FIELDS = [
  'effect',
  'consent_form',
  'category',
  'from',
  'to',
  'requires',
  'duties',
  'gateways',
  'purposes',
  'basis',
  'expiry',
  'channel',
  'certainty',
  'conservative',
  'dpo_note',
] as const satisfies readonly TermName[];
const GATEWAY_FIELDS = [
  'enabled',
  'categories',
  'from',
  'to',
  'requires',
  'duties',
  'basis',
  'expiry',
  'note',
] as const satisfies readonly TermName[];

/** A field for each term that may be changed, in the order in which the rule is read. */
export function TermFields({ rule, view, values, onChange, problemAt }: TermFieldsProps) {
  const say = useText(policyTexts);
  const terms = useTerms(view);
  return (
    <div className="policy-fields">
      {(rule ? RULE_FIELDS : GATEWAY_FIELDS).map((field) => {
        const shared = { label: say(`rule.field.${field}`), problem: problemAt(field) };
        const value = values[field];
        const group = ONE[field];
        if (group !== undefined) {
          const chosen = value === null ? NO_FORM : String(value);
          return (
            <SelectField
              key={field}
              {...shared}
              value={chosen}
              options={WORDS[group].map((id) => ({ value: id, label: terms.word(group, id) }))}
              onChange={(id) => onChange(field, field === 'consent_form' && id === NO_FORM ? null : id)}
            />
          );
        }
        if (field === 'expiry')
          return <ExpiryField key={field} {...shared} value={value} onChange={(expiry) => onChange(field, expiry)} />;
        if (typeof value === 'boolean')
          return (
            <SelectField
              key={field}
              {...shared}
              value={value ? 'yes' : 'no'}
              options={[
                { value: 'yes', label: say('rule.yes') },
                { value: 'no', label: say('rule.no') },
              ]}
              onChange={(id) => onChange(field, id === 'yes')}
            />
          );
        if (Array.isArray(value))
          return (
            <ChooseSeveral
              key={field}
              {...shared}
              value={value.map(String)}
              choices={choicesFor(field, view).map((id) => ({ value: id, label: terms.one(field, id) }))}
              onChange={(ids) => onChange(field, ids)}
            />
          );
        const typed = {
          ...shared,
          value: String(value ?? ''),
          maxLength: 4_000,
        };
        return field === 'dpo_note' || field === 'note' ? (
          <TextAreaField key={field} {...typed} onChange={({ target }) => onChange(field, target.value)} />
        ) : (
          <TextField key={field} {...typed} onChange={({ target }) => onChange(field, target.value)} />
        );
      })}
    </div>
  );
}

/** The words a list may hold. */
function choicesFor(field: TermName, view: PolicyView): readonly string[] {
  switch (field) {
    case 'category':
    case 'categories':
      return CATEGORIES;
    case 'from':
      return OWNERS;
    case 'to':
      return SECTORS;
    case 'requires':
      return view.requirements.map(({ id }) => id);
    case 'duties':
      return view.duties.map(({ id }) => id);
    case 'purposes':
      return view.purposes.map(({ id }) => id);
    case 'gateways':
      return view.gateways.map(({ id }) => id);
    default:
      return view.sources.map(({ id }) => id);
  }
}
