import { type ErrorBody, type ImportDone, type ImportPreviewView } from '@samtavle/contracts';
import { type Language } from '@samtavle/web-ui';
import { type z } from 'zod';

export type Problem = Pick<ErrorBody, 'error' | 'da' | 'en' | 'fields'>;

/** What went wrong and where: the sentences about the file or a line of it, where there are any. */
export function problemText(problem: Problem, language: Language): string {
  const where = (problem.fields ?? []).flatMap((field) => field[language] ?? []);
  return (where.length > 0 ? where : [problem[language]]).join(' ');
}

/** Field id → number of the column in the file, from 0. */
export type Mapping = Readonly<Record<string, number>>;

/** Where the import stands. Nothing is written before `confirming`. */
export type Step =
  | { kind: 'choose'; problem: Problem | null }
  | { kind: 'reading'; file: File }
  /** `rereading` while another mapping is tried; the rows of the former one stay until then. */
  | {
      kind: 'look';
      file: File;
      preview: ImportPreviewView;
      mapping: Mapping;
      rereading: boolean;
      problem: Problem | null;
    }
  | { kind: 'confirming'; file: File; preview: ImportPreviewView; mapping: Mapping; skipErrors: boolean }
  | { kind: 'done'; done: Done };

export type Done = z.infer<typeof ImportDone>;
export type Row = ImportPreviewView['rows'][number];
export type Effect = Row['effect'];
export const EFFECTS = ['new', 'update', 'unchanged', 'error'] as const satisfies readonly Effect[];

/** The endings that can be read; the server looks at the bytes. */
export const FILE_ENDINGS = ['.xlsx', '.csv'] as const;

export const isSpreadsheet = (name: string): boolean =>
  FILE_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending));

/** Required fields that no column has been chosen for. */
export function missingFields(preview: ImportPreviewView, mapping: Mapping): string[] {
  return preview.fields.filter(({ id, required }) => required && mapping[id] === undefined).map(({ id }) => id);
}

/** The mapping with one field read from another column, or from none. */
export function withColumn(mapping: Mapping, field: string, column: number | null): Mapping {
  const others = Object.entries(mapping).filter(([id]) => id !== field);
  return Object.fromEntries(column === null ? others : [...others, [field, column]]);
}

/** How many rows would be written. */
export const toWrite = ({ counts }: ImportPreviewView): number => counts.new + counts.update;

/** Why the import cannot be confirmed now; null when it can. */
export function blockedBy(preview: ImportPreviewView, skipErrors: boolean): 'nothing' | 'errors' | null {
  if (toWrite(preview) === 0) return 'nothing';
  return preview.counts.error > 0 && !skipErrors ? 'errors' : null;
}
