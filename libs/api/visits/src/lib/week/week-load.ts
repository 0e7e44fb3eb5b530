import { type PresentedElement } from '@samtavle/api-access';
import { type Member, type MemberId, type Week } from '@samtavle/contracts';
import { type Day } from '@samtavle/domain';
import { visitSaid } from '../visit/visit-said.js';

/** Counts of what the viewer sees, in the order of the team: no more, and never ranked. */
export function loadOf(
  visits: readonly PresentedElement[],
  members: readonly Member[],
  days: readonly Day[],
): Week['load'] {
  const said = visits.map(visitSaid).filter(({ state }) => state !== 'cancelled');
  const countOf = (member: MemberId, on: Day) =>
    said.filter((visit) => visit.on === on && visit.who.includes(member)).length;
  return members
    .filter(({ active }) => active)
    .map(({ id }) => ({ member: id, visits: days.map((on) => countOf(id, on)) }));
}
