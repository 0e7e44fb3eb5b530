import { z } from 'zod';

/** A row of the spreadsheet as the preview shows it. */
export const ImportRow = z.strictObject({
  line: z.int(),
  name: z.string(),
  cprMasked: z.string(),
  effect: z.enum(['new', 'update', 'unchanged', 'error']),
  onBoard: z.boolean(),
  level: z.int().nullable(),
  errors: z.array(z.strictObject({ field: z.string(), code: z.string(), da: z.string(), en: z.string() })),
});
export const ImportPreviewView = z.strictObject({
  /** Names this preview when it is confirmed; the file itself is not kept. */
  token: z.string(),
  sheets: z.array(z.string()),
  headings: z.array(z.string()),
  mapping: z.record(z.string(), z.int()),
  fields: z.array(z.strictObject({ id: z.string(), da: z.string(), en: z.string(), required: z.boolean() })),
  rows: z.array(ImportRow),
  counts: z.strictObject({ new: z.int(), update: z.int(), unchanged: z.int(), error: z.int() }),
});
export type ImportPreviewView = z.infer<typeof ImportPreviewView>;
export const ImportConfirm = z.strictObject({ token: z.string().max(64), skipErrors: z.boolean() });
export const ImportDone = z.strictObject({ citizens: z.int(), placed: z.int(), unchanged: z.int(), skipped: z.int() });
