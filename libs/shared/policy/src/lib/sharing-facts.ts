import type { Category, Day, Instant, Sector } from '@samtavle/domain';
import type { ConsentFlow } from './policy-schema.js';
import type { ConsentState } from './policy-vocabulary.js';

/** One consent record of a citizen. Asking again opens a new record; the old one keeps the state it ended in. */
export interface ConsentFact {
  readonly id: string;
  /** The consent package asked about; one the policy no longer has shares nothing. */
  readonly package: string;
  readonly state: ConsentState;
  /** The day it was given, null while it has not been. */
  readonly givenOn: Day | null;
  /** The first day without sharing; null means one calendar year after `givenOn`. */
  readonly expiresOn: Day | null;
  /** What the package named on the day it was given: later additions to the package are not covered. */
  readonly flows: readonly ConsentFlow[];
  /** When the present yes, no or question was recorded; compared with refusals, where the newer counts. */
  readonly recordedAt: Instant;
  readonly askedBySector: Sector;
  readonly givenToSector: Sector;
  /** The day the question was put, told to the asking sector only. */
  readonly askedOn?: Day | null;
  /** The day agreed for asking again after a no, told to the asking sector only. */
  readonly askAgainOn?: Day | null;
}

/** A refusal (frabedelse) of sharing that needs no consent. @see Sundhedsloven §§ 41 stk. 3, 42 */
export interface ObjectionFact {
  readonly id: string;
  readonly recordedAt: Instant;
  readonly liftedAt: Instant | null;
  /** An empty list names none, and so means all of them, as the policy says. */
  readonly categories: readonly Category[] | 'all';
  readonly receivers: readonly Sector[] | 'all';
  readonly givenTo: Sector;
}

/** A discharge agreement or coordination plan. @see Psykiatriloven §§ 13 a-13 c */
export interface PlanFact {
  readonly id: string;
  readonly parties: readonly Sector[];
  /** The categories the plan names; the name, the team and the plan document itself need not be among them. */
  readonly fields: readonly Category[];
  readonly firstDay: Day;
  /** The last day, included; null while no end is agreed. */
  readonly lastDay: Day | null;
  readonly endedAt: Instant | null;
}

/** The latest hospital stay known. @see Retssikkerhedsloven § 12 c */
export interface HospitalStayFact {
  readonly admittedAt: Instant;
  /** Null while the citizen is still in hospital. */
  readonly dischargedAt: Instant | null;
}

/**
 * Everything about one citizen that the sharing decision looks at, and nothing about what is recorded on the board: the
 * decision, and what explains it, must be the same whether or not anything exists.
 */
export interface SharingFacts {
  /** A current course of treatment. @see Sundhedsloven § 41 stk. 2 nr. 1 */
  readonly treatmentCourse: boolean;
  readonly consents: readonly ConsentFact[];
  readonly objections: readonly ObjectionFact[];
  readonly plans: readonly PlanFact[];
  readonly services: {
    /** Help under Serviceloven chapter 16 or §§ 107-108 from municipal social staff. */
    readonly sel: boolean;
    /** A sickness-benefit case followed up by the employment sector. */
    readonly sicknessBenefit: boolean;
  };
  readonly hospitalStay: HospitalStayFact | null;
  /** The sectors the citizen has chosen for the citizen's own words. */
  readonly citizenAudience: readonly Sector[];
  /** Whether somebody acts for the citizen, and whether that mandate is recorded. @see Sundhedsloven § 14 */
  readonly representative: 'none' | 'mandate_recorded' | 'unclear';
}
