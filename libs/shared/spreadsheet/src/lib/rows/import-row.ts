import type { BoardReason, Cpr, Day, Intensity } from '@samtavle/domain';
import type { ImportFieldId } from '../mapping/import-fields.js';
import type { Complaint } from './complaint.js';
import type { MemberChoice } from './match-member.js';
import type { ReasonChoice } from './match-reasons.js';

/** What the rows are read against: the day of the import, and the lists of the team. */
export interface ImportContext {
  readonly today: Day;
  readonly reasons: readonly ReasonChoice[];
  readonly members: readonly MemberChoice[];
  /** What whoever imports may write: a reason; a note, which is about the primary reason where there is one. */
  readonly mayWrite: {
    readonly reason: (reason: BoardReason) => boolean;
    readonly note: (about: BoardReason | undefined) => boolean;
  };
}

/** A complaint with the field it is about. */
export interface RowProblem extends Complaint {
  readonly field: ImportFieldId;
}

/** Something the reading decided, that a person should see before confirming. */
export interface RowNotice {
  readonly field: ImportFieldId;
  readonly code: 'zero_restored' | 'since_today';
  readonly da: string;
  readonly en: string;
}

export interface ImportCitizen {
  readonly cpr: Cpr;
  readonly givenName: string;
  readonly familyName: string;
  /** Digits, with `+` in front when it names its country. */
  readonly phone?: string;
  readonly contactMemberId?: string;
}

export interface ImportStay {
  readonly level: Intensity;
  readonly since: Day;
  /** The row did not say since when; the day of the import stands in. */
  readonly sinceAssumed?: true;
  /** Primary first, at most three. */
  readonly reasons: readonly BoardReason[];
  readonly firstAction: string;
  readonly responsibleMemberId: string;
  readonly dueOn?: Day;
  readonly reviewOn?: Day;
  readonly exitCriterion?: string;
}

export interface ReadableRow {
  readonly line: number;
  readonly ok: true;
  readonly citizen: ImportCitizen;
  /** Absent for a citizen of the team who is not on the board. */
  readonly stay?: ImportStay;
  readonly note?: string;
  readonly notices: readonly RowNotice[];
}

export interface RowInError {
  readonly line: number;
  readonly ok: false;
  /** As far as it could be read, to recognise the row by. */
  readonly name: string;
  readonly cpr?: Cpr;
  readonly errors: readonly RowProblem[];
}

export type ImportRow = ReadableRow | RowInError;

export interface ImportPreview {
  readonly rows: readonly ImportRow[];
  readonly counts: {
    readonly rows: number;
    readonly readable: number;
    readonly onBoard: number;
    readonly inError: number;
  };
}
