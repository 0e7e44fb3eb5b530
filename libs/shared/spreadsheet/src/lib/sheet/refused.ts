import type { SheetLimits } from './limits.js';

export type SheetRefusedCode =
  | 'file_too_large'
  | 'file_empty'
  | 'old_excel'
  | 'password_protected'
  | 'unknown_kind'
  | 'other_spreadsheet'
  | 'broken_file'
  | 'broken_csv'
  | 'inflates_too_much'
  | 'too_many_parts'
  | 'doctype'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'cell_too_long'
  | 'no_visible_sheet'
  | 'sheet_empty';

/** Why a whole file is not read, for the person who chose it. The sentences hold nothing from the cells. */
export interface SheetRefused {
  readonly code: SheetRefusedCode;
  readonly da: string;
  readonly en: string;
}

const refused = (code: SheetRefusedCode, da: string, en: string): SheetRefused => ({ code, da, en });
const daNumber = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, '.');
const enNumber = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
const megabytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024);

export const fileTooLarge = (limits: SheetLimits): SheetRefused =>
  refused(
    'file_too_large',
    `Filen fylder mere end ${megabytes(limits.fileBytes)} MB. Fjern billeder og ark, der ikke bruges.`,
    `The file is larger than ${megabytes(limits.fileBytes)} MB. Remove pictures and sheets that are not used.`,
  );
export const fileEmpty = refused('file_empty', 'Filen er tom.', 'The file is empty.');
export const oldExcel = refused(
  'old_excel',
  'Filen er i det gamle Excel-format (.xls). Gem den som .xlsx.',
  'The file is in the old Excel format (.xls). Save it as .xlsx.',
);
export const passwordProtected = refused(
  'password_protected',
  'Filen er låst med en adgangskode. Gem den uden adgangskode.',
  'The file is locked with a password. Save it without one.',
);
export const unknownKind = refused(
  'unknown_kind',
  'Filen er hverken .xlsx, .csv eller .tsv. Gem regnearket som .xlsx.',
  'The file is neither .xlsx, .csv nor .tsv. Save the spreadsheet as .xlsx.',
);
export const otherSpreadsheet = refused(
  'other_spreadsheet',
  'Filen er ikke et .xlsx-regneark. Gem den som .xlsx.',
  'The file is not an .xlsx spreadsheet. Save it as .xlsx.',
);
export const brokenFile = refused(
  'broken_file',
  'Filen er beskadiget og kunne ikke læses. Åbn den i regnearket, og gem den igen.',
  'The file is damaged and could not be read. Open it in the spreadsheet program and save it again.',
);
export const brokenCsv = (line: number): SheetRefused =>
  refused(
    'broken_csv',
    `Linje ${line} kunne ikke læses: et anførselstegn mangler sin afslutning, eller linjen er for lang.`,
    `Line ${line} could not be read: a quotation mark is never closed, or the line is too long.`,
  );
export const inflatesTooMuch = refused(
  'inflates_too_much',
  'Filen fylder alt for meget, når den pakkes ud, og bliver ikke læst.',
  'The file becomes far too large when unpacked and is not read.',
);
export const tooManyParts = (limits: SheetLimits): SheetRefused =>
  refused(
    'too_many_parts',
    `Filen har mere end ${daNumber(limits.zipEntries)} dele og bliver ikke læst. Kopiér rækkerne til et nyt regneark.`,
    `The file has more than ${enNumber(limits.zipEntries)} parts and is not read. Copy the rows to a new spreadsheet.`,
  );
export const doctype = refused(
  'doctype',
  'Filen har en DOCTYPE, som et regneark ikke har, og bliver ikke læst.',
  'The file has a DOCTYPE, which a spreadsheet does not have, and is not read.',
);
export const tooManyRows = (limits: SheetLimits): SheetRefused =>
  refused(
    'too_many_rows',
    `Arket har mere end ${daNumber(limits.rows)} rækker. Del det i flere filer.`,
    `The sheet has more than ${enNumber(limits.rows)} rows. Divide it into several files.`,
  );
export const tooManyColumns = (limits: SheetLimits, cell: string): SheetRefused =>
  refused(
    'too_many_columns',
    `Arket har mere end ${limits.columns} kolonner: der står noget i ${cell}. Fjern kolonner, der ikke bruges.`,
    `The sheet has more than ${limits.columns} columns: there is something in ${cell}. Remove columns that are not used.`,
  );
export const cellTooLong = (limits: SheetLimits, cell: string): SheetRefused =>
  refused(
    'cell_too_long',
    `Teksten i ${cell} er på mere end ${daNumber(limits.cellCharacters)} tegn. Gør den kortere.`,
    `The text in ${cell} has more than ${enNumber(limits.cellCharacters)} characters. Make it shorter.`,
  );
export const noVisibleSheet = refused(
  'no_visible_sheet',
  'Filen har ingen synlige ark.',
  'The file has no visible sheet.',
);
export const sheetEmpty = refused(
  'sheet_empty',
  'Det første ark er tomt. Læg tavlen på det første ark.',
  'The first sheet is empty. Put the board on the first sheet.',
);

/** Stops a reading from deep inside a stream. Thrown and caught within this package only: callers get a `Result`. */
export class SheetStop extends Error {
  constructor(readonly refused: SheetRefused) {
    super(refused.code);
  }
}
