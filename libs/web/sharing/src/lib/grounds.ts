import { type SharingCell } from '@samtavle/contracts';

/** Why something is open, told once for all the cells it opens. */
export interface Ground extends Pick<
  SharingCell,
  'rule' | 'via' | 'basis' | 'ifOnly' | 'lastDay' | 'consent' | 'plan'
> {
  readonly number: number;
  readonly kind: 'consent' | 'plan' | 'notice' | 'law';
}

/** Of what kind the ground of a cell is, in one word. */
export function kindOf({
  via,
  plan,
  consent,
  rule,
}: Pick<SharingCell, 'via' | 'plan' | 'consent' | 'rule'>): Ground['kind'] {
  if (via === 'RSL12C') return 'notice';
  if (via === 'PSYL13C' || plan !== null || rule.endsWith('-PLAN')) return 'plan';
  return consent === null ? 'law' : 'consent';
}

/** Each cell with its ground, and the grounds numbered in the order in which one meets them. */
export function groundsOf(cells: readonly SharingCell[]): {
  readonly grounds: readonly Ground[];
  readonly of: (cell: SharingCell) => Ground | undefined;
} {
  const grounds = new Map<string, Ground>();
  for (const cell of cells) {
    const key = keyOf(cell);
    if (!grounds.has(key)) grounds.set(key, { ...cell, kind: kindOf(cell), number: grounds.size + 1 });
  }
  return { grounds: [...grounds.values()], of: (cell) => grounds.get(keyOf(cell)) };
}

function keyOf({ rule, via, ifOnly, lastDay, consent, plan }: SharingCell): string {
  return JSON.stringify([rule, via, ifOnly, lastDay, consent, plan]);
}
