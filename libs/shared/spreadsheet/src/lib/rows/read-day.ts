import { type Day, day, ok, type Result } from '@samtavle/domain';
import type { SheetCell } from '../sheet/sheet.js';
import { serialDay } from '../xlsx/serial-day.js';
import { type Complaint, complain, quoted } from './complaint.js';

/** Dates of a board lie in this century; all else is a slip of the finger. */
const EARLIEST = '2000-01-01' as Day;
const LATEST = '2099-12-31' as Day;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const TIME = String.raw`(?:[T ,]+(?:kl\.? ?)?\d{1,2}[:.]\d{2}\S*)?`;
const ISO = new RegExp(String.raw`^(\d{4})[-./](\d{1,2})[-./](\d{1,2})${TIME}$`);
const DANISH = new RegExp(String.raw`^(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4}|\d{2})${TIME}$`);
const WITH_MONTH = /^(\d{1,2})[-. ]*(\p{L}{3,9})[-. ]*(\d{4}|\d{2})$/u;
const WITHOUT_YEAR = /^\d{1,2}[-./ ]+(?:\d{1,2}|\p{L}{3,9})\.?$/u;
const SERIAL = /^\d{5}(?:\.\d+)?$/;

/**
 * A day from a cell: a date cell, `26-11-2026`, `26.11.26`, `26/11 2026`, `26. november 2026`, ISO, or the number of days
 * a spreadsheet counts with. Day comes before month, always: `11/26/2026` is refused, not turned round.
 */
export function readDay(cell: SheetCell, date1904: boolean): Result<Day, Complaint> {
  const text = cell.text
    .replace(/[\s\u00A0]+/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim()
    .replace(/^(?:man|tirs|ons|tors|fre|lør|søn)(?:dag)?\.?(?: d(?:en|\.)?)? /i, '');
  if (SERIAL.test(text)) return within(serialDay(Number(text), cell.kind === 'number' && date1904), text);
  const parts = dayParts(text);
  if (parts !== undefined) return within(existing(parts), text);
  if (WITHOUT_YEAR.test(text)) {
    return complain('date_without_year', `»${quoted(text)}« mangler årstal.`, `“${quoted(text)}” has no year.`);
  }
  return complain(
    'date_unreadable',
    `»${quoted(text)}« er ikke en dato. Skriv fx 26-11-2026.`,
    `“${quoted(text)}” is not a date. Write for example 26-11-2026.`,
  );
}

type Parts = readonly [year: string, month: string, date: string];

function dayParts(text: string): Parts | undefined {
  const [, isoYear, isoMonth, isoDate] = ISO.exec(text) ?? [];
  if (isoYear !== undefined && isoMonth !== undefined && isoDate !== undefined) return [isoYear, isoMonth, isoDate];
  const [, date, month, year] = DANISH.exec(text) ?? [];
  if (date !== undefined && month !== undefined && year !== undefined) return [year, month, date];
  const [, named, word, of] = WITH_MONTH.exec(text) ?? [];
  if (named === undefined || word === undefined || of === undefined) return undefined;
  const nth = monthNumber(word);
  return nth === undefined ? undefined : [of, String(nth), named];
}

/** `nov`, `november`, `May`, `October`. */
function monthNumber(word: string): number | undefined {
  const start = word.toLowerCase().slice(0, 3).replace('may', 'maj').replace('oct', 'okt');
  const at = MONTHS.indexOf(start);
  return at === -1 ? undefined : at + 1;
}

function existing([year, month, date]: Parts): Day | undefined {
  const century = year.length === 2 ? `20${year}` : year;
  try {
    return day(`${century}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
  } catch {
    return undefined;
  }
}

function within(on: Day | undefined, text: string): Result<Day, Complaint> {
  if (on === undefined) {
    return complain(
      'date_impossible',
      `Datoen »${quoted(text)}« findes ikke.`,
      `The date “${quoted(text)}” does not exist.`,
    );
  }
  if (on < EARLIEST || on > LATEST) {
    return complain(
      'date_out_of_range',
      `Året i »${quoted(text)}« kan ikke passe. Skriv en dato mellem 2000 og 2099.`,
      `The year in “${quoted(text)}” cannot be right. Write a date between 2000 and 2099.`,
    );
  }
  return ok(on);
}
