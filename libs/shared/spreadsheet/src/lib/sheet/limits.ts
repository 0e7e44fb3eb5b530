/** How much of a file is read before it is refused. Every bound is checked before or while reading, never after. */
export interface SheetLimits {
  /** Size of the file itself, in bytes. */
  readonly fileBytes: number;
  /** Rows with content below the headings. */
  readonly rows: number;
  readonly columns: number;
  readonly cellCharacters: number;
  readonly zipEntries: number;
  /** All parts of an .xlsx unpacked, in bytes: as the file declares them, and as they turn out. */
  readonly inflatedBytes: number;
  /** How many times larger than packed one part may become; only asked of parts above 1 MB. Real sheets stay below 50. */
  readonly inflationRatio: number;
}

export const SHEET_LIMITS: SheetLimits = {
  fileBytes: 5 * 1024 * 1024,
  rows: 10_000,
  columns: 60,
  cellCharacters: 2_000,
  zipEntries: 2_000,
  inflatedBytes: 40 * 1024 * 1024,
  inflationRatio: 200,
};
