import { type ElementKind } from '@samtavle/contracts';
import {
  type BoardReason,
  type Category,
  type Cpr,
  type Day,
  day,
  type Intensity,
  type Owner,
  type StaffSector,
} from '@samtavle/domain';
import { type ConsentState } from '@samtavle/policy';
import { type StaffKey } from './staff.js';

export interface Enrolled {
  readonly sector: StaffSector;
  readonly contacts: readonly StaffKey[];
  /** Help that brings the law's notice of a hospital stay. @see Retssikkerhedsloven § 12 c */
  readonly selService: boolean;
}

export interface Stay {
  readonly owner: Owner;
  readonly level: Intensity;
  readonly reasons: readonly BoardReason[];
  readonly action: string | null;
}

export interface Saying {
  readonly kind: ElementKind | 'plan';
  readonly owner: Owner;
  readonly category: Category;
  readonly content: Record<string, unknown>;
  readonly onDay: Day | null;
}

export interface Consent {
  readonly package: string;
  readonly askedBy: StaffSector;
  readonly state: ConsentState;
  readonly givenOn: Day | null;
  readonly expiresOn: Day | null;
}

/** What is so about a citizen when the test begins. */
export interface CitizenStory {
  readonly givenName: string;
  readonly familyName: string;
  readonly cpr: Cpr | null;
  readonly enrolments: readonly Enrolled[];
  readonly stays: readonly Stay[];
  readonly sayings: readonly Saying[];
  readonly consents: readonly Consent[];
}

export interface CitizenBuilder {
  readonly story: CitizenStory;
  named(givenName: string, familyName: string): CitizenBuilder;
  withCpr(cpr: Cpr): CitizenBuilder;
  enrolledBy(sector: StaffSector, more?: Partial<Omit<Enrolled, 'sector'>>): CitizenBuilder;
  /** A stay of the sector that enrolled first, unless another owner is named. */
  onBoard(level: Intensity, more?: Partial<Omit<Stay, 'level'>>): CitizenBuilder;
  /** A note. */
  saying(owner: Owner, category: Category, text: string): CitizenBuilder;
  /** Anything else that can be written about a citizen. */
  with(
    kind: ElementKind,
    owner: Owner,
    category: Category,
    content: Record<string, unknown>,
    onDay?: string,
  ): CitizenBuilder;
  /** Given in October 2026 for a year, unless said otherwise. */
  consenting(
    pkg: string,
    more?: { askedBy?: StaffSector; state?: ConsentState; givenOn?: string | null; expiresOn?: string | null },
  ): CitizenBuilder;
  inHospital(since: string, dischargedOn?: string): CitizenBuilder;
  /** A discharge agreement or coordination plan, as the facts of a decision read it. @see Psykiatriloven §§ 13 a-13 c */
  agreeing(
    parties: readonly StaffSector[],
    fields: readonly Category[],
    from: string,
    to: string | null,
  ): CitizenBuilder;
}

const NOBODY_YET: CitizenStory = {
  givenName: 'Bente',
  familyName: 'Krog',
  cpr: null,
  enrolments: [],
  stays: [],
  sayings: [],
  consents: [],
};

const NEW_IN_TEAM: readonly BoardReason[] = ['new_in_team'];

/** Somebody the team could meet; each word adds a fact. `team.meets(aCitizen()…)` makes it so. */
export function aCitizen(story: CitizenStory = NOBODY_YET): CitizenBuilder {
  const and = (more: Partial<CitizenStory>) => aCitizen({ ...story, ...more });
  const builder: CitizenBuilder = {
    story,
    named: (givenName, familyName) => and({ givenName, familyName }),
    withCpr: (cpr) => and({ cpr }),
    enrolledBy: (sector, { contacts = [], selService = false } = {}) =>
      and({ enrolments: [...story.enrolments, { sector, contacts, selService }] }),
    onBoard: (
      level,
      { owner = story.enrolments[0]?.sector ?? 'region_psych', reasons = NEW_IN_TEAM, action = null } = {},
    ) => and({ stays: [...story.stays, { owner, level, reasons, action }] }),
    saying: (owner, category, text) => builder.with('note', owner, category, { text }),
    with: (kind, owner, category, content, onDay) =>
      and({
        sayings: [...story.sayings, { kind, owner, category, content, onDay: onDay === undefined ? null : day(onDay) }],
      }),
    consenting: (
      pkg,
      { askedBy = 'region_psych', state = 'active', givenOn = '2026-10-01', expiresOn = '2027-10-01' } = {},
    ) =>
      and({
        consents: [
          ...story.consents,
          {
            package: pkg,
            askedBy,
            state,
            givenOn: givenOn === null ? null : day(givenOn),
            expiresOn: expiresOn === null ? null : day(expiresOn),
          },
        ],
      }),
    agreeing: (parties, fields, firstDay, lastDay) =>
      and({
        sayings: [
          ...story.sayings,
          {
            kind: 'plan',
            owner: 'region_psych',
            category: 'coordination_plan',
            content: { parties, fields, firstDay, lastDay },
            onDay: null,
          },
        ],
      }),
    inHospital: (since, dischargedOn) =>
      builder.with('admission', 'region_psych', 'admission_discharge', {
        status: dischargedOn === undefined ? 'admitted' : 'discharged',
        since,
        leaveSince: null,
        dischargedOn: dischargedOn ?? null,
        emergency: false,
        ward: 'Afdeling Prøve',
        episode: 'episode-of-the-test',
      }),
  };
  return builder;
}
