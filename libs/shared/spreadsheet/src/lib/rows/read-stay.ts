import { type BoardReason, type Day, ok, type Result } from '@samtavle/domain';
import { IMPORT_FIELD_IDS, IMPORT_FIELDS, type ImportFieldId } from '../mapping/import-fields.js';
import type { SheetCell } from '../sheet/sheet.js';
import { type Complaint, complain, missingForBoard } from './complaint.js';
import type { FieldReading } from './field-reading.js';
import type { ImportStay } from './import-row.js';
import type { MatchMember } from './match-member.js';
import type { MatchReasons } from './match-reasons.js';
import { readDay } from './read-day.js';
import { readLevel } from './read-level.js';

/** What a board row is read with. */
export interface StayLists {
  readonly today: Day;
  readonly date1904: boolean;
  readonly matchMember: MatchMember;
  readonly matchReasons: MatchReasons;
}

const MOST_REASONS = 3;

/**
 * The citizen's place on the board, when any field of the board is filled in. Undefined for somebody in the caseload only,
 * or when something could not be read, which is then noted.
 */
export function readStay(fields: FieldReading, lists: StayLists): ImportStay | undefined {
  if (!IMPORT_FIELD_IDS.some((field) => IMPORT_FIELDS[field].ofBoard && fields.filled(field))) return undefined;
  for (const field of IMPORT_FIELD_IDS) {
    if (IMPORT_FIELDS[field].needed === 'on_board' && !filledSomewhere(fields, field)) {
      fields.complain(field, missingForBoard(field));
    }
  }
  const anyDay = (cell: SheetCell) => readDay(cell, lists.date1904);
  const level = fields.readText('level', readLevel);
  const since = fields.read('since', (cell) => notInFuture(anyDay(cell), lists.today));
  const reasons = readReasons(fields, lists.matchReasons);
  const firstAction = fields.keepText('firstAction', IMPORT_FIELDS.firstAction.longest);
  const responsibleMemberId = fields.readText('responsible', lists.matchMember);
  const dueOn = fields.read('dueOn', anyDay);
  const reviewOn = fields.read('reviewOn', anyDay);
  const exitCriterion = fields.keepText('exitCriterion', IMPORT_FIELDS.exitCriterion.longest);
  if (level === undefined || reasons === undefined || firstAction === undefined || responsibleMemberId === undefined) {
    return undefined;
  }
  if (!fields.filled('since')) noticeSinceToday(fields);
  return {
    level,
    since: since ?? lists.today,
    ...(since === undefined ? { sinceAssumed: true } : {}),
    reasons,
    firstAction,
    responsibleMemberId,
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(reviewOn === undefined ? {} : { reviewOn }),
    ...(exitCriterion === undefined ? {} : { exitCriterion }),
  };
}

function filledSomewhere(fields: FieldReading, field: ImportFieldId): boolean {
  return fields.filled(field) || (field === 'reasons' && fields.filled('furtherReasons'));
}

function readReasons(fields: FieldReading, match: MatchReasons): readonly BoardReason[] | undefined {
  const before = fields.problems.length;
  const all = [...(fields.readText('reasons', match) ?? []), ...(fields.readText('furtherReasons', match) ?? [])];
  const reasons = [...new Set(all)];
  if (reasons.length > MOST_REASONS) {
    fields.complain('reasons', {
      code: 'too_many_reasons',
      da: `Der er ${reasons.length} årsager. Vælg højst ${MOST_REASONS}, den vigtigste først.`,
      en: `There are ${reasons.length} reasons. Choose at most ${MOST_REASONS}, the most important first.`,
    });
  }
  return reasons.length === 0 || fields.problems.length > before ? undefined : reasons;
}

function notInFuture(read: Result<Day, Complaint>, today: Day): Result<Day, Complaint> {
  if (!read.ok || read.value <= today) return read.ok ? ok(read.value) : read;
  return complain(
    'date_in_future',
    'Datoen ligger i fremtiden. Skriv den dag, borgeren kom på tavlen.',
    'The date is in the future. Write the day the citizen came on the board.',
  );
}

function noticeSinceToday(fields: FieldReading): void {
  fields.notices.push({
    field: 'since',
    code: 'since_today',
    da: 'Der står ikke siden hvornår. Borgeren regnes på tavlen fra i dag.',
    en: 'It does not say since when. The citizen counts as on the board from today.',
  });
}
