import type { SheetLimits } from './limits.js';
import { cellTooLong, SheetStop, tooManyColumns, tooManyRows } from './refused.js';
import { BLANK, cellName, isBlank, type SheetCell, type SheetRow } from './sheet.js';

/** How many rows from the top may be a title before the headings come. */
export const HEADING_SEARCH = 20;

/**
 * Takes the rows as they stream in, leaves out what is blank, and stops the reading at the first thing beyond a limit,
 * so that a hostile file never gets far enough to cost anything.
 */
export class RowCollector {
  readonly rows: SheetRow[] = [];
  private cells: SheetCell[] = [];

  constructor(private readonly limits: SheetLimits) {}

  /** @throws SheetStop when the cell is too long or too far to the right */
  cell(column: number, line: number, cell: SheetCell): void {
    if (cell.text.length > this.limits.cellCharacters) {
      throw new SheetStop(cellTooLong(this.limits, cellName(column, line)));
    }
    const beyond = column >= this.limits.columns;
    if (isBlank(cell) && (cell.formula === undefined || beyond)) return;
    if (beyond) throw new SheetStop(tooManyColumns(this.limits, cellName(column, line)));
    while (this.cells.length < column) this.cells.push(BLANK);
    this.cells[column] = cell;
  }

  /** @throws SheetStop when there are more rows than any choice of heading row could allow */
  endRow(line: number): void {
    const cells = this.cells;
    this.cells = [];
    // Formulas filled down "for later" give empty text: such a row holds nobody.
    if (cells.every(isBlank)) return;
    if (this.rows.length >= this.limits.rows + HEADING_SEARCH) throw new SheetStop(tooManyRows(this.limits));
    this.rows.push({ line, cells });
  }
}
