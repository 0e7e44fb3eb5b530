import { type Day } from '@samtavle/domain';
import {
  type ImportContext,
  type ImportPreview,
  readRows,
  readSheet,
  type ReadableRow,
  type RowInError,
  type SheetRefusedCode,
  type SheetRows,
  suggestMapping,
} from '../index.js';

export const CONTEXT: ImportContext = {
  today: '2026-11-26' as Day,
  reasons: [
    { id: 'symptoms_worse', da: 'Symptomer forværret', en: 'Symptoms worse' },
    { id: 'relapse_substance', da: 'Tilbagefald, rusmidler', en: 'Relapse, substances' },
    { id: 'admitted', da: 'Indlagt', en: 'Admitted' },
    { id: 'hard_to_reach', da: 'Svær at få kontakt til', en: 'Hard to reach' },
    { id: 'money_crisis', da: 'Økonomisk krise', en: 'Money crisis' },
  ],
  members: [
    { id: 'm1', name: 'Mette Holm', initials: 'MH' },
    { id: 'm2', name: 'Mette Lund', initials: 'ML' },
    { id: 'm3', name: 'Jonas Åkjær', initials: 'JÅ' },
    { id: 'm4', name: 'Anne Marie Bak', initials: 'AMB' },
  ],
  mayWrite: { reason: () => true, note: () => true },
};

/** @throws when the file is refused: the test meant it to be read */
export function sheetOf(bytes: Uint8Array, name = 'tavle.xlsx'): SheetRows {
  const read = readSheet(bytes, name);
  if (!read.ok) throw new Error(`refused: ${read.refusal.code}`);
  return read.value;
}

export function refusalOf(bytes: Uint8Array, name = 'tavle.xlsx'): SheetRefusedCode | 'read' {
  const read = readSheet(bytes, name);
  return read.ok ? 'read' : read.refusal.code;
}

/** Reads lines of CSV through the whole way, mapping suggested. */
export function previewOf(...lines: readonly string[]): ImportPreview {
  const sheet = sheetOf(new TextEncoder().encode(lines.join('\r\n')), 'tavle.csv');
  return readRows(sheet, suggestMapping(sheet.headings), CONTEXT);
}

/** @throws when there is no such row or it is in error */
export function readable(preview: ImportPreview, at = 0): ReadableRow {
  const row = preview.rows[at];
  if (row === undefined || !row.ok) throw new Error(`not readable: ${JSON.stringify(row)}`);
  return row;
}

/** @throws when there is no such row or nothing is wrong with it */
export function inError(preview: ImportPreview, at = 0): RowInError {
  const row = preview.rows[at];
  if (row === undefined || row.ok) throw new Error(`not in error: ${JSON.stringify(row)}`);
  return row;
}

/** What is wrong with the row, as `field: code`. */
export function complaints(preview: ImportPreview, at = 0): string[] {
  return inError(preview, at).errors.map(({ field, code }) => `${field}: ${code}`);
}
