import { type CommandInput } from '@samtavle/contracts';
import { type Category, type Day } from '@samtavle/domain';
import { type ConsentPackage, type Yes } from '@samtavle/policy';
import { textVersionOf } from '../form/consent-text.js';
import { refused } from '../problems.js';
import { type ConsentRow } from './consent-row.js';

type Given = Omit<CommandInput<'consent.confirm'>, 'by'>;

/**
 * How a yes was given, as it is kept: form, reason and witness, the text that was read and in which language, who helped.
 * @throws Failure naming § 44 when it was oral without reason or witness, or another text than today's was read
 * @see Sundhedsloven §§ 42, 44; GDPR art. 7
 */
export function howGiven(asked: ConsentPackage, input: Given): Record<string, unknown> {
  const { form, oralReason, witness, helper, language, textVersion } = input;
  if (form === undefined) throw refused({ path: 'form', problem: 'form_needed' });
  if (form === 'oral' && asked.form !== 'oral_or_written') {
    if (oralReason === undefined) throw refused({ path: 'oralReason', problem: 'reason_needed' });
    if (witness === undefined) throw refused({ path: 'witness', problem: 'witness_needed' });
  }
  const now = textVersionOf(asked, language);
  if (textVersion !== undefined && textVersion !== now) throw refused({ path: 'textVersion', problem: 'text_changed' });
  return {
    form,
    ...(form === 'oral' ? { oralReason: oralReason ?? null, witness: witness ?? null } : {}),
    language,
    textVersion: now,
    helper: helper ?? null,
  };
}

/** The dates and extent of a yes. The contract has made sure that the days are days. */
export function yesOf({ givenOn, expiresOn, categories }: Given): Yes {
  return {
    givenOn: givenOn as Day | undefined,
    expiresOn: expiresOn as Day | undefined,
    categories: categories as Category[] | undefined,
  };
}

/** What a new yes replaces: kept with the step, because the record's own dates begin anew. */
export function periodOf({ givenOn, expiresOn, flows }: ConsentRow): Record<string, unknown> {
  return { givenOn, expiresOn, flows };
}
