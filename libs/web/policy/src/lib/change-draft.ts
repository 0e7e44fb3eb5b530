import { PolicyChangeInput, type PolicyDrafts, type PolicyDraftView } from '@samtavle/contracts';
import { isRule, type PolicyItem } from './policy-item.js';

/** The terms of one rule or gateway as they stand in the form. */
export type Values = Readonly<Record<string, unknown>>;

/** The officer's own draft that can still be changed; there is at most one worth adding to. */
export function ownDraft({ drafts }: PolicyDrafts): PolicyDraftView | undefined {
  return drafts.find(({ mine, state, notMine }) => mine && state === 'open' && notMine !== 'stale');
}

/** What the own draft already says about this rule or gateway. */
export function earlierChange(draft: PolicyDraftView | undefined, item: PolicyItem): PolicyChangeInput | undefined {
  return draft?.changes.find(({ kind, id }) => id === item.id && kind === (isRule(item) ? 'rule' : 'gateway'));
}

/** The terms that differ from the rule in force. */
export function changedTerms(item: PolicyItem, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([field, value]) => text(value) !== text(Reflect.get(item, field))),
  );
}

/** The change as it is sent; undefined when it is not one the contract takes. */
export function changeOf(item: PolicyItem, set: Values, reason: string): PolicyChangeInput | undefined {
  const kind = isRule(item) ? 'rule' : 'gateway';
  const parsed = PolicyChangeInput.safeParse({ kind, id: item.id, reason, set });
  return parsed.success ? parsed.data : undefined;
}

/** The draft's changes with this one in the place of an earlier one about the same. */
export function withChange(draft: PolicyDraftView | undefined, change: PolicyChangeInput): PolicyChangeInput[] {
  const others = (draft?.changes ?? []).filter(({ kind, id }) => kind !== change.kind || id !== change.id);
  return [...others, change];
}

function text(value: unknown): string {
  return JSON.stringify(value, (_, within: unknown) =>
    typeof within === 'object' && within !== null && !Array.isArray(within)
      ? Object.fromEntries(Object.entries(within).sort(([a], [b]) => (a < b ? -1 : 1)))
      : within,
  );
}
