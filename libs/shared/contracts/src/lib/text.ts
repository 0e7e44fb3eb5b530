import { z } from 'zod';

/**
 * What a person typed: no control characters, direction overrides or halves of a character (a database keeps neither
 * U+0000 nor a lone surrogate), trimmed, at least one visible character. Markup stays text.
 */
// eslint-disable-next-line no-control-regex -- refusing control characters is the point
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/u;

const typed = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !forbidden.test(text), { message: 'control characters' })
    .transform((text) => text.trim());

const oneLine = (max: number) =>
  typed(max)
    .refine((text) => text.length > 0, { message: 'empty' })
    .refine((text) => !/[\n\r\t]/.test(text), { message: 'one line only' });

/** One line: a note, an action. */
export const Line = oneLine(500);
export const ShortLine = oneLine(200);
export const PersonName = oneLine(80);
/** An explanation. That it says enough is a rule's business, which can tell what is missing. */
export const Explained = typed(500);
/** What is looked for; nothing typed looks for nothing. */
export const Sought = typed(80);

/** A Danish calendar day, `2026-11-26`. */
export const DayText = z.iso.date();
/** A moment in UTC, ISO 8601. */
export const InstantText = z.iso.datetime();

/** Several lines: what was agreed in a plan. */
export const LongText = typed(4_000).refine((text) => text.length > 0, { message: 'empty' });

/** Several lines, or none. */
export const Prose = typed(4_000);
/** Digits, with `+` in front when it names its country. */
export const Phone = z.string().regex(/^\+?\d{5,15}$/);
