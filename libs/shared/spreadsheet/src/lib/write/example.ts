import { addDays, type BoardReason, type Day, type Intensity } from '@samtavle/domain';
import { fold } from '../mapping/fold.js';
import type { MemberChoice } from '../rows/match-member.js';
import { memberMatcher } from '../rows/match-member.js';
import type { ReasonChoice } from '../rows/match-reasons.js';
import { boardSheet, type BoardLine, type SheetLanguage } from './board-sheet.js';
import { EXAMPLE_CITIZENS, type ExampleCitizen } from './example-citizens.js';
import { guideSheet } from './guide-sheet.js';
import { workbookFile } from './workbook-file.js';

export interface ExampleChoices {
  /** The team's list, to write reasons as the team calls them; without it they are written by their ids. */
  readonly reasons?: readonly ReasonChoice[];
  readonly language?: SheetLanguage;
}

/**
 * A filled board as .xlsx, with dates around `today` and actions shared out among the members. Without members nobody
 * can be responsible: then all twelve are in the caseload only.
 */
export function writeExample(today: Day, members: readonly MemberChoice[], choices: ExampleChoices = {}): Uint8Array {
  const { reasons = [], language = 'da' } = choices;
  const named = namesThatFit(members);
  const lines = EXAMPLE_CITIZENS.map((citizen, at) => line(citizen, at, today, named, reasons, language));
  return workbookFile([boardSheet(language, lines), guideSheet(language, { reasons, members })]);
}

function line(
  citizen: ExampleCitizen,
  at: number,
  today: Day,
  members: readonly string[],
  reasons: readonly ReasonChoice[],
  language: SheetLanguage,
): BoardLine {
  const { cpr, givenName, familyName, phone, note, stay } = citizen;
  const member = members[at % Math.max(members.length, 1)];
  const who: BoardLine = { cpr, givenName, familyName, phone, contactPerson: member, note: note?.[language] };
  const responsible = members[(at + 1) % Math.max(members.length, 1)];
  if (stay === undefined || responsible === undefined) return who;
  const on = (days: number | undefined) => (days === undefined ? undefined : { on: addDays(today, days) });
  const level: Intensity = stay.level;
  return {
    ...who,
    level,
    since: on(-stay.daysOn),
    reasons: reasonsAsWritten(stay.reasons, reasons, language, at),
    firstAction: stay.firstAction[language],
    responsible,
    dueOn: on(stay.dueIn),
    reviewOn: on(stay.reviewIn),
    exitCriterion: stay.exitCriterion?.[language],
  };
}

/** A team may have changed its list: what is no longer on it is left out, and nobody is left without a reason. */
function reasonsAsWritten(
  wanted: readonly BoardReason[],
  list: readonly ReasonChoice[],
  language: SheetLanguage,
  at: number,
): string {
  if (list.length === 0) return wanted.join('; ');
  const onList = wanted.flatMap((id) => list.filter((reason) => reason.id === id));
  const chosen = onList.length > 0 ? onList : list.slice(at % list.length, (at % list.length) + 1);
  return chosen.map((reason) => reason[language]).join('; ');
}

/** How each member is written so that the import finds exactly them; two of one name and initials are left out. */
function namesThatFit(members: readonly MemberChoice[]): readonly string[] {
  const match = memberMatcher(members);
  return members.flatMap(({ id, name, initials }) => {
    const fitting = [name, `${name} (${initials})`].find((text) => {
      const found = match(text);
      return fold(text) !== '' && found.ok && found.value === id;
    });
    return fitting === undefined ? [] : [fitting];
  });
}
