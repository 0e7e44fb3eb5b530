import type { SheetLimits } from '../sheet/limits.js';
import { noVisibleSheet, SheetStop } from '../sheet/refused.js';
import { RowCollector } from '../sheet/row-collector.js';
import type { SheetRows } from '../sheet/sheet.js';
import { table } from '../sheet/table.js';
import { readDateStyles } from './date-formats.js';
import { WorkbookPackage } from './package.js';
import { readSharedStrings } from './shared-strings.js';
import { readWorkbook } from './workbook.js';
import { WorksheetReader } from './worksheet.js';

/**
 * Reads the first visible sheet of a workbook. Opens five parts of the file and no other: macros, pictures, comments and
 * links to other files are never unpacked.
 * @throws SheetStop
 */
export function readXlsx(bytes: Uint8Array, limits: SheetLimits): SheetRows {
  const file = new WorkbookPackage(bytes, limits);
  const workbook = readWorkbook(file);
  const [sheet] = workbook.sheets;
  if (sheet === undefined) throw new SheetStop(noVisibleSheet);
  const types = {
    strings: readSharedStrings(file, workbook.sharedStrings),
    dateStyles: readDateStyles(file, workbook.styles),
    date1904: workbook.date1904,
  };
  const collector = new RowCollector(limits);
  file.read(sheet.path, new WorksheetReader(types, collector, limits.columns));
  return {
    source: 'xlsx',
    sheetName: sheet.name,
    sheetNames: workbook.sheets.map(({ name }) => name),
    ...table(collector.rows, limits),
    date1904: workbook.date1904,
  };
}
