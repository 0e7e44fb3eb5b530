import { type ConsentView, type ErrorBody } from '@samtavle/contracts';
import { addDays, day, oneYearAfter } from '@samtavle/domain';
import { SelectField, TextField, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { CategoryChecks } from './category-checks.js';
import { problemAt } from './field-problem.js';
import { RadioGroup } from './radio-group.js';
import { consentTexts } from './texts.js';
import { choosesKinds, namedBy, type UseYes } from './use-yes.js';

export interface YesFieldsProps {
  consent: ConsentView;
  name: string;
  today: string;
  yes: UseYes;
  /** Somebody has tried to save: what is missing is said now. */
  tried: boolean;
  error: ErrorBody | null;
  isScope?: boolean;
}

/** The fields whose problems stand beside them. */
export const YES_FIELDS: readonly string[] = ['oralReason', 'witness', 'helper', 'expiresOn', 'categories', 'form'];

/** How the yes was given: in writing, or by word of mouth with the reason and who was there. Nothing is pre-ticked. */
export function YesFields({ consent, name, today, yes, tried, error, isScope = false }: YesFieldsProps) {
  const say = useText(consentTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const { draft, change, missing } = yes;
  const problem = (field: 'oralReason' | 'witness' | 'categories', words: string) =>
    tried && missing.has(field) ? words : problemAt(error, field, language);
  const latest = oneYearAfter(day(today));
  return (
    <>
      {choosesKinds(consent, isScope) && (
        <CategoryChecks
          label={say('give.what')}
          categories={namedBy(consent)}
          chosen={draft.categories}
          onChange={(categories) => change({ categories })}
          problem={problem('categories', say('give.whatMissing'))}
        />
      )}
      <RadioGroup
        label={say('give.how')}
        options={[
          { value: 'written', label: say('give.written', { name }) },
          { value: 'oral', label: say('give.oral') },
        ]}
        value={draft.form}
        onChange={(form) => change({ form })}
        problem={tried && missing.has('form') ? say('give.chooseHow') : problemAt(error, 'form', language)}
      />
      {draft.form === 'oral' && (
        <>
          <TextField
            label={say('give.oralReason')}
            hint={say('give.oralReasonHint')}
            problem={problem('oralReason', say('give.oralReasonMissing'))}
            maxLength={300}
            value={draft.oralReason}
            onChange={({ target }) => change({ oralReason: target.value })}
          />
          <TextField
            label={say('give.witness')}
            hint={say('give.witnessHint')}
            problem={problem('witness', say('give.witnessMissing'))}
            maxLength={80}
            value={draft.witness}
            onChange={({ target }) => change({ witness: target.value })}
          />
        </>
      )}
      <TextField
        label={say('give.helper')}
        hint={say('give.helperHint')}
        problem={problemAt(error, 'helper', language)}
        maxLength={80}
        value={draft.helper}
        onChange={({ target }) => change({ helper: target.value })}
      />
      <SelectField
        label={say('give.language')}
        options={[
          { value: 'da', label: say('give.danish') },
          { value: 'en', label: say('give.english') },
        ]}
        value={draft.language}
        onChange={(read) => change({ language: read })}
      />
      <TextField
        type="date"
        label={say('give.until')}
        hint={say('give.untilHint', { when: format.fullDate(latest) })}
        problem={problemAt(error, 'expiresOn', language)}
        min={addDays(day(today), 1)}
        max={latest}
        value={draft.expiresOn}
        onChange={({ target }) => change({ expiresOn: target.value })}
      />
    </>
  );
}
