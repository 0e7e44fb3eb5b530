import { type Member, type MemberId } from '@samtavle/contracts';
import { useMemo } from 'react';
import { useLabels } from './use-labels.js';

export interface MemberChoice {
  readonly value: MemberId;
  readonly label: string;
}

/** Colleagues to choose among: who stands there twice, in two capacities, with the sector of each. */
export function memberChoices(
  members: readonly Member[],
  sectorName: (of: Member['sector']) => string,
): readonly MemberChoice[] {
  const named = new Map<string, number>();
  for (const { name } of members) named.set(name, (named.get(name) ?? 0) + 1);
  return members.map(({ id, name, sector }) => ({
    value: id,
    label: named.get(name) === 1 ? name : `${name}, ${sectorName(sector)}`,
  }));
}

/** The colleagues of the team now. */
export function useMemberChoices(members: readonly Member[]): readonly MemberChoice[] {
  const { sector } = useLabels();
  return useMemo(
    () =>
      memberChoices(
        members.filter(({ active }) => active),
        sector,
      ),
    [members, sector],
  );
}
