import { type ElementContent, type ElementKind, type MemberId, type RepresentativeKind } from '@samtavle/contracts';
import {
  type Category,
  type Cpr,
  type Day,
  type Instant,
  type Owner,
  type Sector,
  type StaffSector,
} from '@samtavle/domain';
import {
  type ActingRole,
  type ConsentEvent,
  type ConsentFlow,
  type ConsentState,
  type ViewerClassKey,
} from '@samtavle/policy';

/** A whole team as plain data: what stands in the database of the demo, and nothing that is secret. */
export interface DemoTeam {
  readonly team: { readonly id: string; readonly name: string };
  readonly authorities: readonly DemoAuthority[];
  readonly persons: readonly DemoPerson[];
  readonly members: readonly DemoMember[];
  readonly duties: readonly DemoDuty[];
  readonly citizens: readonly DemoCitizen[];
}

export interface DemoAuthority {
  readonly id: string;
  readonly kind: 'region' | 'municipality';
  readonly name: string;
  /** The organisation's number in the Danish health service's register; with the GLN the address of MedCom messages. */
  readonly sor: string;
  readonly gln: string;
}

export interface DemoPerson {
  readonly id: string;
  /** What the demo log-in knows the person by. */
  readonly subject: string;
  readonly name: string;
  readonly initials: string;
}

export interface DemoMember {
  readonly id: MemberId;
  readonly personId: string;
  readonly authorityId: string;
  readonly teamId: string | null;
  readonly sector: Sector;
  readonly role: ActingRole;
  /** On whose authorised responsibility a conditional health person acts. @see Sundhedsloven § 6 */
  readonly responsibleId: MemberId | null;
  readonly classKey: ViewerClassKey;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

export interface DemoDuty {
  readonly memberId: MemberId;
  readonly from: Instant;
  readonly to: Instant;
}

export interface DemoCitizen {
  readonly id: string;
  /** A short name for tests and texts: `inge`, `citizen-41`. */
  readonly key: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly cpr: Cpr;
  readonly createdAt: Instant;
  /** The id each sector knows the citizen by. */
  readonly aliases: readonly { readonly id: string; readonly sector: StaffSector }[];
  readonly enrolments: readonly DemoEnrolment[];
  readonly relations: readonly DemoRelation[];
  readonly consents: readonly DemoConsent[];
  readonly objections: readonly DemoObjection[];
  readonly representatives: readonly DemoRepresentative[];
  readonly elements: readonly DemoElement[];
}

export interface DemoEnrolment {
  readonly sector: StaffSector;
  readonly since: Day;
  readonly treatmentCourse: boolean;
  /** Help under Serviceloven chapter 16 or §§ 107-108: asked about by retssikkerhedsloven § 12 c. */
  readonly selService: boolean;
  readonly sicknessBenefit: boolean;
}

export interface DemoRelation {
  readonly id: string;
  readonly memberId: MemberId;
  readonly kind: 'contact_person' | 'planned_contact';
  readonly from: Instant;
  readonly to: Instant | null;
  /** It has run out, and nobody needs to be told any more. */
  readonly closed: boolean;
}

export interface DemoConsent {
  readonly id: string;
  readonly package: string;
  readonly sector: StaffSector;
  readonly state: ConsentState;
  readonly askedOn: Day | null;
  readonly askAgainOn: Day | null;
  readonly givenOn: Day | null;
  readonly expiresOn: Day | null;
  readonly flows: readonly ConsentFlow[];
  /** Who it is about, in a package for one named person. */
  readonly relative: { readonly id: string; readonly name: string; readonly relation: string } | null;
  readonly steps: readonly DemoConsentStep[];
}

export interface DemoConsentStep {
  readonly event: ConsentEvent;
  readonly from: ConsentState;
  readonly to: ConsentState;
  readonly at: Instant;
  /** Null for what time alone did. */
  readonly by: MemberId | null;
  readonly details: Readonly<Record<string, string>>;
}

/** A refusal (frabedelse) given to one sector. */
export interface DemoObjection {
  readonly id: string;
  readonly givenTo: StaffSector;
  readonly categories: readonly Category[];
  readonly receivers: readonly StaffSector[];
  readonly heldBy: readonly StaffSector[];
  readonly at: Instant;
  readonly by: MemberId;
}

/** Who acts for the citizen, as one sector has it on record. @see Sundhedsloven § 14 */
export interface DemoRepresentative {
  readonly sector: StaffSector;
  readonly details: { readonly kind: RepresentativeKind; readonly name: string; readonly scope: string };
  readonly at: Instant;
  readonly by: MemberId;
}

/** What an element of a kind says, without the kind, which is a column of its own. */
export type Said<K extends ElementKind = ElementKind> = K extends ElementKind
  ? Omit<Extract<ElementContent, { kind: K }>, 'kind'>
  : never;

export interface DemoElement {
  readonly id: string;
  readonly kind: ElementKind;
  readonly owner: Owner;
  readonly category: Category;
  readonly stayId: string | null;
  readonly onDay: Day | null;
  /** What it has said, oldest first. The first is version 1. */
  readonly versions: readonly DemoVersion[];
  /** It ended with its last version. */
  readonly ended: boolean;
}

export interface DemoVersion {
  readonly said: Said;
  readonly at: Instant;
  /** Null for what came by message from the hospital. */
  readonly by: MemberId | null;
}
