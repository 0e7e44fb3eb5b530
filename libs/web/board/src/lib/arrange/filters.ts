import { type Card, type MemberId } from '@samtavle/contracts';
import { type BoardReason, type Intensity, type Owner } from '@samtavle/domain';

/** The chips of the toolbar. */
export const CHIPS = ['mine', 'no-visit', 'overdue'] as const;
export type Chip = (typeof CHIPS)[number];

/** What the board is narrowed to. Empty lists narrow nothing. */
export interface Filters {
  readonly chips: readonly Chip[];
  readonly owners: readonly Owner[];
  readonly levels: readonly Intensity[];
  readonly reasons: readonly BoardReason[];
}

export const NO_FILTERS: Filters = { chips: [], owners: [], levels: [], reasons: [] };

export interface Viewer {
  readonly me: MemberId | null;
  readonly today: string;
}

/** Mine: I am a contact person, owe the next action, or visit today. */
export function isMine(card: Card, me: MemberId | null): boolean {
  if (me === null) return false;
  return card.contacts.includes(me) || card.action?.responsible === me || card.visit?.who.includes(me) === true;
}

export const hasNoVisit = (card: Card): boolean => card.visit === null;

export function isOverdue(card: Card, today: string): boolean {
  return card.action?.dueOn != null && card.action.dueOn < today;
}

export function fitsChip(card: Card, chip: Chip, { me, today }: Viewer): boolean {
  switch (chip) {
    case 'mine':
      return isMine(card, me);
    case 'no-visit':
      return hasNoVisit(card);
    case 'overdue':
      return isOverdue(card, today);
  }
}

export function fits(card: Card, filters: Filters, viewer: Viewer): boolean {
  const { chips, owners, levels, reasons } = filters;
  return (
    chips.every((chip) => fitsChip(card, chip, viewer)) &&
    (owners.length === 0 || owners.some((owner) => card.marks.includes(owner))) &&
    (levels.length === 0 || (card.stay !== null && levels.includes(card.stay.level))) &&
    (reasons.length === 0 || card.reasons.some(({ reason }) => reasons.includes(reason)))
  );
}

export const isNarrowed = ({ chips, owners, levels, reasons }: Filters): boolean =>
  chips.length + owners.length + levels.length + reasons.length > 0;

/** Adds it, or takes it away when it is there. */
export function toggled<T>(all: readonly T[], one: T): readonly T[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
}
