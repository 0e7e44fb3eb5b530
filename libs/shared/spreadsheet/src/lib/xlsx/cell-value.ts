import { brokenFile, SheetStop } from '../sheet/refused.js';
import type { CellKind, SheetCell } from '../sheet/sheet.js';
import { serialDayText } from './serial-day.js';
import { unescapeCharacters } from './shared-strings.js';

/** What the sheet said about a cell besides its type: no value at all differs from an empty one. */
export interface CellNotes {
  value: string | undefined;
  formula: boolean;
}

/** What the rest of the workbook knows, that a cell needs to be understood. */
export interface CellTypes {
  readonly strings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly date1904: boolean;
}

/** The cell as a person sees it; undefined when there is nothing in it. @throws SheetStop for a text that is not there */
export function cellValue(
  type: string | undefined,
  style: number,
  notes: CellNotes,
  types: CellTypes,
): SheetCell | undefined {
  const { value, formula } = notes;
  const cell = (kind: CellKind, text: string): SheetCell => (formula ? { kind, text, formula: true } : { kind, text });
  // Saved by a program that does not compute: nobody knows what the formula gives.
  if (value === undefined) return formula ? cell('error', '') : undefined;
  switch (type) {
    case 's': {
      const shared = /^\s*\d+\s*$/.test(value) ? types.strings[Number(value)] : undefined;
      if (shared === undefined) throw new SheetStop(brokenFile);
      return cell('text', shared);
    }
    case 'inlineStr':
      return cell('text', value);
    case 'str':
      return cell('text', unescapeCharacters(value));
    case 'b':
      return cell('boolean', value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE');
    case 'e':
      return cell('error', value.slice(0, 20));
    case 'd':
      return isoDate(value) ?? cell('text', value);
    default:
      return numberCell(value.trim());
  }

  function isoDate(text: string): SheetCell | undefined {
    const [, on, time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}).*)?$/.exec(text.trim()) ?? [];
    if (on === undefined) return undefined;
    return cell('date', time === undefined || time === '00:00' ? on : `${on} ${time}`);
  }

  function numberCell(text: string): SheetCell | undefined {
    if (text === '') return formula ? cell('error', '') : undefined;
    const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
    if (!Number.isFinite(number)) return cell('error', text.slice(0, 20));
    const date = types.dateStyles[style] === true ? serialDayText(number, types.date1904) : undefined;
    return date === undefined ? cell('number', String(number)) : cell('date', date);
  }
}
