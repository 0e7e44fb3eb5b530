import { type Cpr, ok, parseCpr, type Result } from '@samtavle/domain';
import type { SheetCell } from '../sheet/sheet.js';
import { type Complaint, complain } from './complaint.js';

export interface ReadCpr {
  readonly cpr: Cpr;
  /** The first zero was dropped by the spreadsheet program and put back. */
  readonly zeroRestored: boolean;
}

/**
 * A CPR number from a cell. Spreadsheet programs take `0101361234` for a number and drop the zero, so nine digits get
 * it back when the cell is a number (or CSV, which cannot tell). In a cell typed as text nine digits are a slip of the
 * finger, and guessing which digit is missing could point to another person.
 */
export function readCpr(cell: SheetCell): Result<ReadCpr, Complaint> {
  const text = cell.text.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/^'/, '');
  const zeroRestored = cell.kind !== 'text' && /^\d{9}$/.test(text.trim());
  const cpr = parseCpr(zeroRestored ? `0${text.trim()}` : text);
  if (cpr !== undefined) return ok({ cpr, zeroRestored });
  // The number itself stays out of the sentence.
  return complain(
    'cpr_invalid',
    'CPR er ikke et gyldigt nummer. Skriv ti cifre: DDMMÅÅ-XXXX.',
    'CPR is not a valid number. Write ten digits: DDMMYY-XXXX.',
  );
}
