import { brokenFile, SheetStop } from '../sheet/refused.js';
import type { RowCollector } from '../sheet/row-collector.js';
import { cellValue, type CellNotes, type CellTypes } from './cell-value.js';
import { RichText } from './shared-strings.js';
import type { PartReader } from './xml-part.js';

const LAST_LINE = 1_048_576;
const LAST_COLUMN = 16_384;

/** Reads the cells of one sheet as they stream in. Everything around the cell table is passed over. */
export class WorksheetReader implements PartReader {
  private inTable = false;
  private line = 0;
  private column = -1;
  private notes: CellNotes = { value: undefined, formula: false };
  private inValue = false;
  private inline = false;
  private readonly inlineText = new RichText();
  private type: string | undefined;
  private style = 0;
  /** Per column the last line that belongs to an array formula: such a formula stands in one cell and fills others. */
  private readonly filledUntil: number[] = [];

  constructor(
    private readonly types: CellTypes,
    private readonly rows: RowCollector,
    /** How many columns are read at all. */
    private readonly columns: number,
  ) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'sheetData') this.inTable = true;
    if (!this.inTable) return;
    if (name === 'row') this.openRow(attributes['r']);
    else if (name === 'c') this.openCell(attributes);
    else if (name === 'f') this.openFormula(attributes);
    else if (name === 'v') {
      this.inValue = true;
      this.notes.value = '';
    } else if (name === 'is') {
      this.inline = true;
      this.inlineText.clear();
    } else if (this.inline) this.inlineText.open(name);
  }

  text(piece: string): void {
    if (this.inValue) this.notes.value += piece;
    else if (this.inline) this.inlineText.add(piece);
  }

  close(name: string): void {
    if (!this.inTable) return;
    if (name === 'sheetData') this.inTable = false;
    else if (name === 'row') this.rows.endRow(this.line);
    else if (name === 'c') this.closeCell();
    else if (name === 'v') this.inValue = false;
    else if (name === 'is') {
      this.inline = false;
      this.notes.value = this.inlineText.value;
    } else if (this.inline) this.inlineText.close(name);
  }

  private openRow(r: string | undefined): void {
    const line = r === undefined ? this.line + 1 : Number(r);
    // Rows come in order. A second row 5 would overwrite the first in one program and follow it in another.
    if (!Number.isInteger(line) || line <= this.line || line > LAST_LINE) throw new SheetStop(brokenFile);
    this.line = line;
    this.column = -1;
  }

  private openCell(attributes: Readonly<Record<string, string>>): void {
    const column = attributes['r'] === undefined ? this.column + 1 : this.columnOf(attributes['r']);
    if (column <= this.column || column >= LAST_COLUMN) throw new SheetStop(brokenFile);
    this.column = column;
    this.type = attributes['t'];
    this.style = Number(attributes['s'] ?? 0);
    this.notes = { value: undefined, formula: (this.filledUntil[column] ?? 0) >= this.line };
  }

  private closeCell(): void {
    const cell = cellValue(this.type, this.style, this.notes, this.types);
    if (cell !== undefined) this.rows.cell(this.column, this.line, cell);
  }

  private openFormula(attributes: Readonly<Record<string, string>>): void {
    this.notes.formula = true;
    const [from, to] = (attributes['ref'] ?? '').split(':').map(position);
    if (attributes['t'] === 'shared' || from === undefined || to === undefined) return;
    for (let column = from.column; column <= Math.min(to.column, this.columns - 1); column++) {
      this.filledUntil[column] = Math.max(this.filledUntil[column] ?? 0, to.line);
    }
  }

  private columnOf(reference: string): number {
    const at = position(reference);
    if (at === undefined || at.line !== this.line) throw new SheetStop(brokenFile);
    return at.column;
  }
}

/** `B12`: column 1 (from 0), line 12. */
function position(reference: string): { column: number; line: number } | undefined {
  const [, letters, line] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(reference) ?? [];
  if (letters === undefined || line === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { column: column - 1, line: Number(line) };
}
