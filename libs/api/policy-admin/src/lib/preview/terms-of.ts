import { type DraftEffect } from '@samtavle/contracts';
import { type PolicyDifference, type TermsDifference } from '@samtavle/policy';

/** The rules and gateways that differ, term by term. */
export function termsOf({ rules, gateways }: PolicyDifference): DraftEffect['terms'] {
  return [...rules.map((one) => termOf('rule', one)), ...gateways.map((one) => termOf('gateway', one))];
}

function termOf(
  kind: 'rule' | 'gateway',
  { id, before, after, fields }: TermsDifference<object>,
): DraftEffect['terms'][number] {
  return {
    kind,
    id,
    is: before === undefined ? 'new' : after === undefined ? 'gone' : 'changed',
    fields: fields.map((field) => ({
      field,
      before: before && (Reflect.get(before, field) as unknown),
      after: after && (Reflect.get(after, field) as unknown),
    })),
  };
}
