/** What a column of a board can be read as. */
export const IMPORT_FIELD_IDS = [
  'cpr',
  'fullName',
  'givenName',
  'familyName',
  'phone',
  'level',
  'since',
  'reasons',
  'furtherReasons',
  'firstAction',
  'responsible',
  'dueOn',
  'reviewOn',
  'exitCriterion',
  'contactPerson',
  'note',
] as const;
export type ImportFieldId = (typeof IMPORT_FIELD_IDS)[number];

/**
 * When a field must be filled: in every row; as part of the name (the full name, or given and family name); in a row that
 * puts somebody on the board; or never.
 */
export type Needed = 'always' | 'as_name' | 'on_board' | 'never';

export interface ImportField {
  readonly id: ImportFieldId;
  readonly da: string;
  readonly en: string;
  readonly needed: Needed;
  /** Filled in means: this citizen is on the board. */
  readonly ofBoard: boolean;
  /** Longest text, in characters; only for free text. */
  readonly longest?: number;
}

/** The fields in the order of the template. The Danish label is the heading written there. */
export const IMPORT_FIELDS: Readonly<Record<ImportFieldId, ImportField>> = {
  cpr: { id: 'cpr', da: 'CPR', en: 'CPR', needed: 'always', ofBoard: false },
  fullName: { id: 'fullName', da: 'Navn', en: 'Name', needed: 'as_name', ofBoard: false },
  givenName: { id: 'givenName', da: 'Fornavn', en: 'Given name', needed: 'as_name', ofBoard: false, longest: 80 },
  familyName: { id: 'familyName', da: 'Efternavn', en: 'Family name', needed: 'as_name', ofBoard: false, longest: 80 },
  phone: { id: 'phone', da: 'Telefon', en: 'Phone', needed: 'never', ofBoard: false },
  level: { id: 'level', da: 'Indsatsniveau', en: 'Level', needed: 'on_board', ofBoard: true },
  since: { id: 'since', da: 'På tavlen siden', en: 'On the board since', needed: 'never', ofBoard: true },
  reasons: { id: 'reasons', da: 'Årsag', en: 'Reason', needed: 'on_board', ofBoard: true },
  furtherReasons: {
    id: 'furtherReasons',
    da: 'Øvrige årsager',
    en: 'Further reasons',
    needed: 'never',
    ofBoard: true,
  },
  firstAction: {
    id: 'firstAction',
    da: 'Næste handling',
    en: 'Next action',
    needed: 'on_board',
    ofBoard: true,
    longest: 200,
  },
  responsible: { id: 'responsible', da: 'Ansvarlig', en: 'Responsible', needed: 'on_board', ofBoard: true },
  dueOn: { id: 'dueOn', da: 'Frist', en: 'Due', needed: 'never', ofBoard: true },
  reviewOn: { id: 'reviewOn', da: 'Gennemgås', en: 'Review', needed: 'never', ofBoard: true },
  exitCriterion: {
    id: 'exitCriterion',
    da: 'Af tavlen når',
    en: 'Off the board when',
    needed: 'never',
    ofBoard: true,
    longest: 300,
  },
  contactPerson: {
    id: 'contactPerson',
    da: 'Kontaktperson',
    en: 'Contact person',
    needed: 'never',
    ofBoard: false,
  },
  note: { id: 'note', da: 'Bemærkning', en: 'Note', needed: 'never', ofBoard: false, longest: 500 },
};
