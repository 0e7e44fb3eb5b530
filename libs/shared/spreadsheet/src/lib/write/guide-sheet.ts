import { IMPORT_FIELDS, type Needed } from '../mapping/import-fields.js';
import type { MemberChoice } from '../rows/match-member.js';
import type { ReasonChoice } from '../rows/match-reasons.js';
import { BOARD_COLUMNS, type BoardColumn, type SheetLanguage } from './board-sheet.js';
import type { WrittenSheet, WrittenValue } from './workbook-file.js';

/** The lists of a team, for the guide to show what can be written. */
export interface TeamLists {
  readonly reasons: readonly ReasonChoice[];
  readonly members: readonly MemberChoice[];
}

const HINTS: Readonly<Record<BoardColumn, Readonly<Record<SheetLanguage, string>>>> = {
  cpr: {
    da: 'Ti cifre, med eller uden bindestreg: DDMMÅÅ-XXXX.',
    en: 'Ten digits, with or without hyphen: DDMMYY-XXXX.',
  },
  givenName: { da: 'Fornavn og mellemnavn.', en: 'Given and middle names.' },
  familyName: { da: 'Efternavn.', en: 'Family name.' },
  phone: { da: 'Ét nummer, fx 20 30 40 50.', en: 'One number, for example 20 30 40 50.' },
  level: { da: '1, 2 eller 3.', en: '1, 2 or 3.' },
  since: {
    da: 'Dag-måned-år, fx 26-11-2026. Tom betyder fra i dag.',
    en: 'Day-month-year, for example 26-11-2026. Empty means from today.',
  },
  reasons: {
    da: 'En til tre fra listen nedenfor, den vigtigste først, adskilt af semikolon.',
    en: 'One to three from the list below, the most important first, separated by semicolons.',
  },
  firstAction: {
    da: 'Hvad er det næste, teamet gør. Højst 200 tegn.',
    en: 'What the team does next. At most 200 characters.',
  },
  responsible: { da: 'Navn eller initialer på én fra teamet.', en: 'Name or initials of one member of the team.' },
  dueOn: { da: 'Hvornår handlingen skal være gjort.', en: 'When the action is to be done.' },
  reviewOn: { da: 'Hvornår teamet tager stilling igen.', en: 'When the team decides again.' },
  exitCriterion: {
    da: 'Hvad der skal til for at komme af tavlen. Højst 300 tegn.',
    en: 'What it takes to come off the board. At most 300 characters.',
  },
  contactPerson: { da: 'Navn eller initialer på én fra teamet.', en: 'Name or initials of one member of the team.' },
  note: { da: 'Højst 500 tegn.', en: 'At most 500 characters.' },
};

const NEEDED: Readonly<Record<Needed, Readonly<Record<SheetLanguage, string>>>> = {
  always: { da: 'altid', en: 'always' },
  as_name: { da: 'altid', en: 'always' },
  on_board: { da: 'når borgeren er på tavlen', en: 'when the citizen is on the board' },
  never: { da: 'hvis I vil', en: 'if you like' },
};

/** The second sheet: what to write in each column. It is for people; the import reads the first sheet only. */
export function guideSheet(language: SheetLanguage, { reasons, members }: TeamLists): WrittenSheet {
  const words = language === 'da' ? DANISH : ENGLISH;
  const rows: WrittenValue[][] = [
    [words.column, words.write, words.needed],
    ...BOARD_COLUMNS.map((field) => {
      const { needed, [language]: label } = IMPORT_FIELDS[field];
      return [label, HINTS[field][language], NEEDED[needed][language]];
    }),
    [],
    [words.caseload],
    [words.formulas],
  ];
  if (reasons.length > 0) rows.push([], [words.reasons], ...reasons.map((reason) => [reason[language]]));
  if (members.length > 0) rows.push([], [words.members], ...members.map(({ name, initials }) => [name, initials]));
  return {
    name: words.sheet,
    columns: [
      { width: 28, look: 'wrapped' },
      { width: 70, look: 'wrapped' },
      { width: 28, look: 'wrapped' },
    ],
    rows,
  };
}

const DANISH = {
  sheet: 'Vejledning',
  column: 'Kolonne',
  write: 'Skriv',
  needed: 'Skal udfyldes',
  caseload: 'En borger uden niveau, årsag og handling kommer med i teamet, men ikke på tavlen.',
  formulas: 'Formler læses ikke. Indsæt dem som værdier.',
  reasons: 'Årsager',
  members: 'Teamet',
};
const ENGLISH: typeof DANISH = {
  sheet: 'Guide',
  column: 'Column',
  write: 'Write',
  needed: 'Needed',
  caseload: 'A citizen without level, reason and action joins the team, but not the board.',
  formulas: 'Formulas are not read. Paste them as values.',
  reasons: 'Reasons',
  members: 'The team',
};
