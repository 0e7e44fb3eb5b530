import { boardSheet, type SheetLanguage } from './board-sheet.js';
import { guideSheet, type TeamLists } from './guide-sheet.js';
import { workbookFile } from './workbook-file.js';

/** An empty board as .xlsx: headings that the import recognises, and a guide with the team's own lists when given. */
export function writeTemplate(language: SheetLanguage, lists: TeamLists = { reasons: [], members: [] }): Uint8Array {
  return workbookFile([boardSheet(language, []), guideSheet(language, lists)]);
}
