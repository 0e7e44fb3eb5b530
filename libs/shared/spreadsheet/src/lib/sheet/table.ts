import { suggestMapping } from '../mapping/suggest-mapping.js';
import type { SheetLimits } from './limits.js';
import { sheetEmpty, SheetStop, tooManyRows } from './refused.js';
import { HEADING_SEARCH } from './row-collector.js';
import type { SheetRow, SheetRows } from './sheet.js';

type Table = Pick<SheetRows, 'headingLine' | 'headings' | 'rows'>;

/**
 * Finds the headings and cuts the rows below them. Many boards begin with a title ("FACT-tavle, uge 48"): the headings
 * are the first row near the top in which at least two columns are recognised, else simply the first row.
 * @throws SheetStop for a sheet without content, or with more rows than allowed
 */
export function table(rows: readonly SheetRow[], limits: SheetLimits): Table {
  const recognised = rows.slice(0, HEADING_SEARCH).findIndex((row) => {
    return Object.keys(suggestMapping(headingsOf(row))).length >= 2;
  });
  const at = Math.max(recognised, 0);
  const headingRow = rows[at];
  if (headingRow === undefined) throw new SheetStop(sheetEmpty);
  const below = rows.slice(at + 1);
  if (below.length > limits.rows) throw new SheetStop(tooManyRows(limits));
  const headings = headingsOf(headingRow);
  const width = below.reduce((widest, row) => Math.max(widest, row.cells.length), headings.length);
  while (headings.length < width) headings.push('');
  return { headingLine: headingRow.line, headings, rows: below };
}

function headingsOf(row: SheetRow): string[] {
  return row.cells.map((cell) => cell.text.replace(/\s+/g, ' ').trim().slice(0, 120));
}
