import { type Card, type MemberId } from '@samtavle/contracts';
import { addDays, type BoardReason, day, type Intensity, type Owner } from '@samtavle/domain';
import { lacksVisit } from '@samtavle/web-ui';

/** The chips of the toolbar. */
export const CHIPS = ['mine', 'no-visit', 'overdue'] as const;
export type Chip = (typeof CHIPS)[number];

/** When the next action shown is due: before today, today, within the next seven days, or there is none with a day. */
export const DUES = ['late', 'today', 'week', 'none'] as const;
export type Due = (typeof DUES)[number];

/** What the board is narrowed to. Empty lists narrow nothing. */
export interface Filters {
  readonly chips: readonly Chip[];
  readonly owners: readonly Owner[];
  readonly levels: readonly Intensity[];
  readonly reasons: readonly BoardReason[];
  /** One of these is a contact person. */
  readonly contacts: readonly MemberId[];
  readonly dues: readonly Due[];
}

export const NO_FILTERS: Filters = { chips: [], owners: [], levels: [], reasons: [], contacts: [], dues: [] };

export interface Viewer {
  readonly me: MemberId | null;
  readonly today: string;
}

/** Mine: I am a contact person, owe the next action, or visit today. */
export function isMine(card: Card, me: MemberId | null): boolean {
  if (me === null) return false;
  return card.contacts.includes(me) || card.action?.responsible === me || card.visit?.who.includes(me) === true;
}

export function isOverdue(card: Card, today: string): boolean {
  return card.action?.dueOn != null && card.action.dueOn < today;
}

export function fitsChip(card: Card, chip: Chip, { me, today }: Viewer): boolean {
  switch (chip) {
    case 'mine':
      return isMine(card, me);
    case 'no-visit':
      return lacksVisit(card, today);
    case 'overdue':
      return isOverdue(card, today);
  }
}

/** Of the action this viewer sees on the card, and of no other. */
export function isDue(card: Card, due: Due, today: string): boolean {
  const dueOn = card.action?.dueOn ?? null;
  switch (due) {
    case 'late':
      return isOverdue(card, today);
    case 'today':
      return dueOn === today;
    case 'week':
      return dueOn !== null && dueOn > today && dueOn <= addDays(day(today), 7);
    case 'none':
      return dueOn === null;
  }
}

export function fits(card: Card, filters: Filters, viewer: Viewer): boolean {
  const { chips, owners, levels, reasons, contacts, dues } = filters;
  return (
    chips.every((chip) => fitsChip(card, chip, viewer)) &&
    (owners.length === 0 || owners.some((owner) => card.marks.includes(owner))) &&
    (levels.length === 0 || (card.stay !== null && levels.includes(card.stay.level))) &&
    (reasons.length === 0 || card.reasons.some(({ reason }) => reasons.includes(reason))) &&
    (contacts.length === 0 || contacts.some((member) => card.contacts.includes(member))) &&
    (dues.length === 0 || dues.some((due) => isDue(card, due, viewer.today)))
  );
}

/** How much has been chosen in the filter, beside the chips of the toolbar. */
export const chosenIn = ({ owners, levels, reasons, contacts, dues }: Filters): number =>
  owners.length + levels.length + reasons.length + contacts.length + dues.length;

export const isNarrowed = (filters: Filters): boolean => filters.chips.length + chosenIn(filters) > 0;

/** Adds it, or takes it away when it is there. */
export function toggled<T>(all: readonly T[], one: T): readonly T[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
}
