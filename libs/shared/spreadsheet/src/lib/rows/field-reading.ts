import { ok, refuse, type Result } from '@samtavle/domain';
import type { ImportFieldId } from '../mapping/import-fields.js';
import type { Mapping } from '../mapping/suggest-mapping.js';
import { isBlank, type SheetCell, type SheetRow } from '../sheet/sheet.js';
import { cellError, type Complaint, formula, missing } from './complaint.js';
import type { RowNotice, RowProblem } from './import-row.js';
import { readText } from './read-text.js';

/** Longest text of a cell that is looked up or taken apart rather than kept. */
const LONGEST_LOOKED_UP = 400;

/** Reads the fields of one row by the mapping, and collects everything that is wrong, so that one look shows it all. */
export class FieldReading {
  readonly problems: RowProblem[] = [];
  readonly notices: RowNotice[] = [];

  constructor(
    private readonly row: SheetRow,
    private readonly mapping: Mapping,
  ) {}

  /** Whether the row says anything about this. A formula does, even when it gave nothing. */
  filled(field: ImportFieldId): boolean {
    const cell = this.cell(field);
    return cell !== undefined && (cell.formula === true || !isBlank(cell));
  }

  /** The value of a field; undefined when it is blank, or when it cannot be read and that has been noted. */
  read<T>(field: ImportFieldId, reader: (cell: SheetCell) => Result<T, Complaint>): T | undefined {
    const cell = this.cell(field);
    if (cell === undefined || !this.filled(field)) return undefined;
    const read = this.usable(cell) ?? reader(cell);
    if (read.ok) return read.value;
    this.complain(field, read.refusal);
    return undefined;
  }

  /** The same for a field that is read from its clean text. */
  readText<T = string>(
    field: ImportFieldId,
    reader: (text: string) => Result<T, Complaint>,
    longest = LONGEST_LOOKED_UP,
  ): T | undefined {
    return this.read(field, (cell) => {
      const text = readText(cell, longest);
      return text.ok ? reader(text.value) : text;
    });
  }

  /** Free text, kept as it is. */
  keepText(field: ImportFieldId, longest: number | undefined): string | undefined {
    return this.readText(field, (text) => (text === '' ? refuse(missing(field)) : ok(text)), longest);
  }

  complain(field: ImportFieldId, complaint: Complaint): void {
    this.problems.push({ field, ...complaint });
  }

  /** What stands in the cell, for recognising the row; empty when blank. */
  shown(field: ImportFieldId): string {
    const cell = this.cell(field);
    const text = cell === undefined ? undefined : readText(cell, LONGEST_LOOKED_UP);
    return text?.ok === true ? text.value.slice(0, 160) : '';
  }

  private cell(field: ImportFieldId): SheetCell | undefined {
    const column = this.mapping[field];
    return column === undefined ? undefined : this.row.cells[column];
  }

  private usable(cell: SheetCell): Result<never, Complaint> | undefined {
    if (cell.formula === true) return refuse(formula);
    if (cell.kind === 'error') return refuse(cellError(cell.text));
    return undefined;
  }
}
