import { type Category, type Day, oneYearAfter, type Owner, type Sector } from '@samtavle/domain';
import { type Consent, type Facts, SHARING_STATES } from './facts.js';
import { type Plan, type Refusal } from './facts-of-the-law.js';
import { type PolicyTable } from './policy-table.js';
import { type Moment } from './rights.js';

/**
 * An active consent whose package named this flow on the day it was given and names it still, and that no refusal of the
 * same flow has come after.
 */
export function consentNames(
  table: PolicyTable,
  facts: Facts,
  moment: Moment,
  from: Owner,
  to: Sector,
  category: Category,
): boolean {
  const has = (flows: Consent['flows']) =>
    flows.some((flow) => flow.from === from && flow.to === to && flow.categories.includes(category));
  const isOverruled = ({ turn }: Consent) =>
    facts.refusals.some((refusal) => covers(refusal, to, category) && refusal.turn >= turn);
  return facts.consents.some(
    (consent) =>
      isInForce(consent, moment.day) &&
      has(consent.flows) &&
      has(table.flows(consent.package)) &&
      !isOverruled(consent),
  );
}

/** Whether a refusal stands towards the receiver that covers the category, whichever side it was given to. */
export function isRefused(refusals: readonly Refusal[], receiver: string, category: string): boolean {
  return refusals.some((refusal) => covers(refusal, receiver, category));
}

function covers({ receivers, categories }: Refusal, receiver: string, category: string): boolean {
  const names = (list: readonly string[], one: string) => list.length === 0 || list.includes(one);
  return names(receivers, receiver) && names(categories, category);
}

/** What follows from any plan; everything else must be named in it. */
const OF_ANY_PLAN: readonly string[] = ['identification', 'team_membership', 'coordination_plan'];

/** Whether a plan that runs on the day lists both as parties and carries the category. */
export function planCarries(
  plans: readonly Plan[],
  day: Day,
  owner: string,
  receiver: string,
  category: string,
): boolean {
  return plans.some(
    ({ parties, fields, firstDay, lastDay, ended }) =>
      !ended &&
      firstDay <= day &&
      (lastDay === null || day <= lastDay) &&
      parties.includes(owner) &&
      parties.includes(receiver) &&
      (OF_ANY_PLAN.includes(category) || fields.includes(category)),
  );
}

function isInForce({ state, givenOn, expiresOn }: Consent, today: Day): boolean {
  if (!SHARING_STATES.includes(state) || givenOn === null || givenOn > today) return false;
  return today < oneYearAfter(givenOn) && (expiresOn === null || today < expiresOn);
}
