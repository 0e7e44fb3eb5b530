import { refuse, type Result } from '@samtavle/domain';
import { IMPORT_FIELDS, type ImportFieldId } from '../mapping/import-fields.js';

export type ComplaintCode =
  | 'missing'
  | 'missing_for_board'
  | 'formula'
  | 'cell_error'
  | 'control_character'
  | 'too_long'
  | 'cpr_invalid'
  | 'cpr_twice'
  | 'name_incomplete'
  | 'phone_unreadable'
  | 'level_unknown'
  | 'date_unreadable'
  | 'date_impossible'
  | 'date_without_year'
  | 'date_out_of_range'
  | 'date_in_future'
  | 'reason_unknown'
  | 'reason_ambiguous'
  | 'too_many_reasons'
  | 'not_yours_to_write'
  | 'member_unknown'
  | 'member_ambiguous';

/**
 * What is wrong with one cell, for the person who has the spreadsheet open. The sentences may repeat what stood in the
 * cell: show them, never log them.
 */
export interface Complaint {
  readonly code: ComplaintCode;
  readonly da: string;
  readonly en: string;
}

export const complain = (code: ComplaintCode, da: string, en: string): Result<never, Complaint> =>
  refuse({ code, da, en });

/** The start of a cell's text, to show which words are meant. */
export function quoted(text: string): string {
  const short = text.replace(/\s+/g, ' ').trim();
  return short.length > 40 ? `${short.slice(0, 39)}…` : short;
}

export function missing(field: ImportFieldId): Complaint {
  const { da, en } = IMPORT_FIELDS[field];
  return { code: 'missing', da: `${da} mangler.`, en: `${en} is missing.` };
}

export function missingForBoard(field: ImportFieldId): Complaint {
  const { da, en } = IMPORT_FIELDS[field];
  return {
    code: 'missing_for_board',
    da: `${da} mangler. En borger på tavlen har niveau, årsag, handling og ansvarlig.`,
    en: `${en} is missing. A citizen on the board has a level, a reason, an action and somebody responsible.`,
  };
}

export const formula: Complaint = {
  code: 'formula',
  da: 'Cellen er en formel; indsæt som værdi.',
  en: 'The cell is a formula; paste it as a value.',
};

export function cellError(shown: string): Complaint {
  return {
    code: 'cell_error',
    da: `Cellen viser en fejl: ${quoted(shown)}. Ret den i regnearket.`,
    en: `The cell shows an error: ${quoted(shown)}. Correct it in the spreadsheet.`,
  };
}

export function cprTwice(firstLine: number): Complaint {
  return {
    code: 'cpr_twice',
    da: `Samme CPR står i linje ${firstLine}. Saml de to linjer i én.`,
    en: `The same CPR is in line ${firstLine}. Merge the two lines into one.`,
  };
}

export const notYoursToWrite: Complaint = {
  code: 'not_yours_to_write',
  da: 'Din rolle må ikke skrive den slags oplysning. Lad en kollega, der må, indlæse linjen.',
  en: 'Your role may not write that kind of information. Let a colleague who may import the line.',
};
