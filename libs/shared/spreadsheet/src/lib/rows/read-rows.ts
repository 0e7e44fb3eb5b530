import type { Cpr } from '@samtavle/domain';
import { IMPORT_FIELDS } from '../mapping/import-fields.js';
import type { Mapping } from '../mapping/suggest-mapping.js';
import type { SheetRow, SheetRows } from '../sheet/sheet.js';
import { cprTwice, notYoursToWrite } from './complaint.js';
import { FieldReading } from './field-reading.js';
import type { ImportContext, ImportPreview, ImportRow } from './import-row.js';
import { memberMatcher } from './match-member.js';
import { reasonMatcher } from './match-reasons.js';
import { readCitizen } from './read-citizen.js';
import { readStay, type StayLists } from './read-stay.js';

/**
 * Reads every row into a citizen and, where the row says so, a place on the board; or into everything that is wrong with
 * it. Columns that are not mapped are not looked at, formulas in them do no harm. Nothing is compared with what the
 * house already knows: that is for whoever calls.
 */
export function readRows(sheet: SheetRows, mapping: Mapping, context: ImportContext): ImportPreview {
  const lists: StayLists = {
    today: context.today,
    date1904: sheet.date1904,
    matchMember: memberMatcher(context.members),
    matchReasons: reasonMatcher(context.reasons),
  };
  const lineOf = new Map<Cpr, number>();
  const rows = sheet.rows.map((row) => readRow(row, mapping, lists, lineOf, context.mayWrite));
  const readable = rows.filter((row) => row.ok);
  return {
    rows,
    counts: {
      rows: rows.length,
      readable: readable.length,
      onBoard: readable.filter((row) => row.stay !== undefined).length,
      inError: rows.length - readable.length,
    },
  };
}

function readRow(
  row: SheetRow,
  mapping: Mapping,
  lists: StayLists,
  lineOf: Map<Cpr, number>,
  mayWrite: ImportContext['mayWrite'],
): ImportRow {
  const fields = new FieldReading(row, mapping);
  const citizen = readCitizen(fields, lists.matchMember);
  const { cpr, givenName, familyName } = citizen;
  if (cpr !== undefined) {
    const firstLine = lineOf.get(cpr);
    if (firstLine === undefined) lineOf.set(cpr, row.line);
    else fields.complain('cpr', cprTwice(firstLine));
  }
  const stay = readStay(fields, lists);
  const note = fields.keepText('note', IMPORT_FIELDS.note.longest);
  if (stay !== undefined && !stay.reasons.every(mayWrite.reason)) fields.complain('reasons', notYoursToWrite);
  if (note !== undefined && !mayWrite.note(stay?.reasons[0])) fields.complain('note', notYoursToWrite);
  if (fields.problems.length > 0 || cpr === undefined || givenName === undefined || familyName === undefined) {
    const name = nameAsShown(fields);
    return { line: row.line, ok: false, name, ...(cpr === undefined ? {} : { cpr }), errors: fields.problems };
  }
  return {
    line: row.line,
    ok: true,
    citizen: { ...citizen, cpr, givenName, familyName },
    ...(stay === undefined ? {} : { stay }),
    ...(note === undefined ? {} : { note }),
    notices: fields.notices,
  };
}

function nameAsShown(fields: FieldReading): string {
  const parts = [fields.shown('givenName'), fields.shown('familyName')].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' ') : fields.shown('fullName');
}
