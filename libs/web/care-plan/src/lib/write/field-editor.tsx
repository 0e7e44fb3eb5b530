import { inGoalOrder } from '@samtavle/web-data-access';
import { CheckField, Field, SelectField, TextAreaField, TextField, useLanguage, useText } from '@samtavle/web-ui';
import { type PlanWords, quarterText } from '@samtavle/care-plan';
import { ofKind } from '../of-kind.js';
import { usePlan } from '../plan-context.js';
import { planTexts } from '../texts.js';
import { usePlanWords, wordOf } from '../words.js';
import { type FieldSpec, isUnchosen, optionsOf, type Typed } from './fields.js';
import { type FieldFault } from './use-record-form.js';

export interface FieldEditorProps {
  spec: FieldSpec;
  said: Typed;
  fault: FieldFault | undefined;
  onType: (text: string) => void;
}

const PROSE = 4_000;

/** One field of a record, with what is wrong beside it. */
export function FieldEditor({ spec, said, fault, onType }: FieldEditorProps) {
  const say = useText(planTexts);
  const words = usePlanWords();
  const { language } = useLanguage();
  const { today } = usePlan();
  const problem = useFaultText(fault);
  const text = said[spec.name] ?? '';
  const named = { label: say(`field.${spec.label}`), problem };
  const unchosen = isUnchosen(spec, said, words, today);
  switch (spec.type) {
    case 'line':
      return (spec.max ?? 0) > 200 ? (
        <TextAreaField
          {...named}
          rows={2}
          maxLength={spec.max}
          value={text}
          // One line in the record: a pasted line break becomes a space.
          onChange={({ target }) => onType(target.value.replace(/\s*[\r\n]+\s*/g, ' '))}
        />
      ) : (
        <TextField {...named} maxLength={spec.max} value={text} onChange={({ target }) => onType(target.value)} />
      );
    case 'prose':
      return (
        <TextAreaField
          {...named}
          rows={Math.min(8, Math.max(2, text.split('\n').length))}
          maxLength={PROSE}
          value={text}
          onChange={({ target }) => onType(target.value)}
        />
      );
    case 'day':
      return <TextField {...named} type="date" value={text} onChange={({ target }) => onType(target.value)} />;
    case 'number':
      return (
        <TextField
          {...named}
          inputMode="decimal"
          maxLength={8}
          value={text}
          onChange={({ target }) => onType(target.value)}
        />
      );
    case 'flag':
      return (
        <CheckField
          label={named.label}
          checked={text === 'yes'}
          onChange={(checked) => onType(checked ? 'yes' : 'no')}
        />
      );
    case 'choice':
      return (
        <SelectField
          {...named}
          value={unchosen ? '' : text}
          onChange={onType}
          options={[
            ...(spec.optional === true ? [{ value: '', label: say('choose.none') }] : []),
            ...(unchosen ? [{ value: '', label: say('choose.first'), disabled: true }] : []),
            ...optionsOf(spec, said, words, today).map((value) => ({
              value,
              label: choiceText(spec, value, words, language),
            })),
          ]}
        />
      );
    case 'goal':
      return <GoalField {...named} value={text} onType={onType} />;
    case 'relative':
      return <RelativeField {...named} value={text} onType={onType} />;
  }
}

function choiceText(spec: FieldSpec, value: string, words: PlanWords, language: 'da' | 'en'): string {
  if (spec.name === 'quarter') return quarterText(value, language);
  return spec.words === undefined ? value : wordOf(words, spec.words, value);
}

function GoalField({
  label,
  problem,
  value,
  onType,
}: {
  label: string;
  problem: string | undefined;
  value: string;
  onType: (text: string) => void;
}) {
  const say = useText(planTexts);
  const { elements, name } = usePlan();
  const goals = [...ofKind(elements, 'goal')].sort(inGoalOrder);
  return (
    <Field label={label} problem={problem}>
      {(described) => (
        <select value={value} onChange={({ target }) => onType(target.value)} {...described}>
          <option value="">{say('choose.notAskedFor', { name })}</option>
          {goals.map(({ id, content }) => (
            <option key={id} value={id}>
              »{content.text}«
            </option>
          ))}
          {/* A goal that is not shown stays linked until somebody chooses another. */}
          {value !== '' && goals.every(({ id }) => id !== value) && (
            <option value={value}>{say('choose.otherGoal')}</option>
          )}
        </select>
      )}
    </Field>
  );
}

/** Which relative of the consent register somebody is; not asked where the register names nobody. */
function RelativeField({
  label,
  problem,
  value,
  onType,
}: {
  label: string;
  problem: string | undefined;
  value: string;
  onType: (text: string) => void;
}) {
  const say = useText(planTexts);
  const { relatives } = usePlan();
  if (relatives.length === 0 && value === '') return null;
  const isKnown = value === '' || relatives.some(({ id }) => id === value);
  return (
    <SelectField
      label={label}
      problem={problem}
      value={value}
      onChange={onType}
      options={[
        { value: '', label: say('choose.nobody') },
        ...relatives.map(({ id, name, relation }) => ({ value: String(id), label: `${name}, ${relation}` })),
        ...(isKnown ? [] : [{ value, label: say('choose.otherRelative') }]),
      ]}
    />
  );
}

/** What is wrong, in words: the server's own where it has them. */
export function useFaultText(fault: FieldFault | undefined): string | undefined {
  const say = useText(planTexts);
  const { language } = useLanguage();
  if (fault === undefined) return undefined;
  const own = fault[language];
  if (own !== undefined) return own;
  switch (fault.problem) {
    case 'empty':
      return say('fault.empty');
    case 'control characters':
      return say('fault.characters');
    case 'one line only':
      return say('fault.oneLine');
    case 'unknown_link':
      return say('fault.unknownLink');
    default:
      return say('fault.other');
  }
}
