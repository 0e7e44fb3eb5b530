import { z } from 'zod';

/** What a person typed: no control characters or direction overrides, trimmed, at least one visible character. Markup stays text. */
// eslint-disable-next-line no-control-regex -- refusing control characters is the point
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/;

const clean = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !forbidden.test(text), { message: 'control characters' })
    .transform((text) => text.trim())
    .refine((text) => text.length > 0, { message: 'empty' });

/** One line: a note, an action. */
export const Line = clean(500).refine((text) => !/[\n\r\t]/.test(text), { message: 'one line only' });
export const ShortLine = clean(200).refine((text) => !/[\n\r\t]/.test(text), { message: 'one line only' });
export const PersonName = clean(80).refine((text) => !/[\n\r\t]/.test(text), { message: 'one line only' });

/** A Danish calendar day, `2026-11-26`. */
export const DayText = z.iso.date();
/** A moment in UTC, ISO 8601. */
export const InstantText = z.iso.datetime();
