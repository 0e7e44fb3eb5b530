import { CsvError, parse } from 'csv-parse/sync';
import type { SheetLimits } from '../sheet/limits.js';
import { brokenCsv, SheetStop, tooManyRows } from '../sheet/refused.js';
import { RowCollector } from '../sheet/row-collector.js';
import type { SheetRows } from '../sheet/sheet.js';
import { table } from '../sheet/table.js';
import { decodeText } from './decode-text.js';
import { detectDelimiter } from './delimiter.js';

/** Blank lines are free, but five million of them take half a minute: all lines together are ten times the rows. */
const BLANK_LINES = 10;

/**
 * Reads a table of text. Its line numbers are rows as a spreadsheet program would number them: a quoted cell of three
 * lines is still one row.
 * @throws SheetStop
 */
export function readCsv(bytes: Uint8Array, limits: SheetLimits): SheetRows {
  const { text, declared } = withoutSeparatorLine(decodeText(bytes));
  const collector = new RowCollector(limits);
  let line = 0;
  try {
    parse(text, {
      delimiter: declared ?? detectDelimiter(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      // A note like: 40" skærm
      relax_quotes: true,
      max_record_size: limits.columns * (limits.cellCharacters + 10),
      on_record: (record: string[]) => {
        line += 1;
        if (line > limits.rows * BLANK_LINES) throw new SheetStop(tooManyRows(limits));
        record.forEach((value, column) => collector.cell(column, line, { kind: 'untyped', text: unwrap(value) }));
        collector.endRow(line);
        return null;
      },
    });
  } catch (error) {
    throw error instanceof CsvError ? new SheetStop(brokenCsv(line + 1)) : error;
  }
  return { source: 'csv', sheetName: '', sheetNames: [], ...table(collector.rows, limits), date1904: false };
}

/** A first line `sep=;` tells Excel the delimiter, and is no row. */
function withoutSeparatorLine(text: string): { text: string; declared: string | undefined } {
  const [whole, declared] = /^sep=([;,\t])\r?\n/i.exec(text) ?? [''];
  return { text: text.slice(whole.length), declared };
}

/** `="0101901234"` is how many systems keep Excel from dropping the first zero. It computes nothing. */
function unwrap(value: string): string {
  return /^="([^"]*)"$/.exec(value)?.[1] ?? value;
}
