import { type Sector } from '@samtavle/domain';

/** A colleague as the database has them beside one citizen: what their class may see, and what their working relation rests on. */
export interface ColleagueRow {
  readonly sector: Sector;
  readonly mask: string | null;
  readonly notice_only: boolean | null;
  /** By the sector's caseload on the board. */
  readonly by_class: boolean | null;
  /** By the sector's enrolment, for those who lead or are on duty. */
  readonly by_sector: boolean | null;
  readonly leads: boolean;
  readonly on_duty: boolean;
  readonly relations: readonly string[];
}

/** What a writer is told of a colleague they name, and no more. */
export interface Colleague {
  readonly sector: Sector;
  readonly isOwn: boolean;
  /** Works with the citizen now, as far as the writer may know. */
  readonly isNear: boolean;
  readonly maySee: boolean;
}

/** Whether a colleague of the writer's own sector has a working relation to the citizen now. @see docs/adr/0005 */
export function worksWith({ by_class, by_sector, leads, on_duty, relations }: ColleagueRow): boolean {
  return by_class === true || (by_sector === true && (leads || on_duty)) || relations.length > 0;
}

/**
 * Whether what the writer sees of another sector's part in the case says that the colleague works with the citizen: the contact
 * persons and the leaders, and the whole caseload where the board status is open to the writer too. Who is on duty, and what
 * somebody has planned, is that sector's own: whoever rests on that alone is as if they did not.
 */
export function isOnCard({ by_class, by_sector, leads, relations }: ColleagueRow, statusIsOpen: boolean): boolean {
  return relations.includes('contact_person') || (by_sector === true && leads) || (statusIsOpen && by_class === true);
}

const FAR = {
  named: {
    da: 'Kollegaen arbejder ikke med borgeren nu og vil ikke se det. Tag navnet ud, eller gør dem til kontaktperson først.',
    en: 'The colleague does not work with the citizen now and would not see it. Take the name out, or make them a contact person first.',
  },
  responsible: {
    da: 'Kollegaen arbejder ikke med borgeren nu og vil ikke se det. Vælg en anden, eller gør dem til kontaktperson først.',
    en: 'The colleague does not work with the citizen now and would not see it. Choose another, or make them a contact person first.',
  },
} as const;

/** Said of the own sector's colleagues only. */
export const notNear = (path: string, as: keyof typeof FAR) => ({ path, problem: 'no_relation', ...FAR[as] });
