import { type BoardReason, type Category, type Intensity, type StaffSector } from '@samtavle/domain';
import { type RepresentativeKind } from '@samtavle/contracts';
import { type ConsentEvent } from '@samtavle/policy';
import { type Said } from '../model.js';
import { type StaffKey } from '../staff.js';

/**
 * One citizen as a story: who knows them, what they said yes to, what stands on the board. Days are counted from today,
 * negative is past. Who owns a line follows from who wrote it.
 */
export interface Story {
  readonly key: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly known: readonly Acquaintance[];
  readonly consents: readonly ConsentStory[];
  readonly objections: readonly ObjectionStory[];
  readonly representatives: readonly RepresentativeStory[];
  readonly stays: readonly StayStory[];
  readonly past: readonly PastStayStory[];
  readonly admissions: readonly AdmissionStory[];
  /** The latest contact each side had; the year before it is filled in. */
  readonly seen: readonly SeenStory[];
  readonly visits: readonly VisitStory[];
  readonly notes: readonly NoteStory[];
  readonly goals: readonly GoalStory[];
}

/** A sector that has enrolled the citizen, since when, and the contact persons, primary first. */
export interface Acquaintance {
  readonly sector: StaffSector;
  readonly days: number;
  readonly contacts: readonly StaffKey[];
  /** Help under Serviceloven that makes the hospital's notice reach muni_social; some have other help. */
  readonly sel?: boolean;
  readonly sickness?: boolean;
}

export interface ConsentStory {
  readonly package: string;
  readonly by: StaffKey;
  readonly steps: readonly (readonly [event: ConsentEvent, day: number])[];
  readonly askAgain?: number;
  /** Given orally, with this colleague as witness. */
  readonly witness?: StaffKey;
  /** Of what the package names, what was said yes to. */
  readonly only?: readonly Category[];
  readonly relative?: { readonly name: string; readonly relation: string };
}

/** A refusal of some kinds towards some sectors. */
export interface ObjectionStory {
  readonly by: StaffKey;
  readonly day: number;
  readonly categories: readonly Category[];
  readonly receivers: readonly StaffSector[];
}

export interface RepresentativeStory {
  readonly by: StaffKey;
  readonly day: number;
  readonly kind: RepresentativeKind;
  readonly name: string;
  readonly scope: string;
}

export interface StayStory {
  readonly by: StaffKey;
  readonly level: Intensity;
  /** How long on the board. */
  readonly days: number;
  readonly review: number;
  readonly with?: readonly StaffKey[];
  /** Primary first. */
  readonly reasons: readonly BoardReason[];
  /** Reasons another sector has hung on the same stay. */
  readonly others?: readonly { readonly by: StaffKey; readonly reason: BoardReason }[];
  readonly actions: readonly ActionStory[];
  readonly exit?: string;
  /** It stood at another level until somebody moved it. */
  readonly moved?: {
    readonly from: Intensity;
    readonly by: StaffKey;
    readonly day?: number;
    readonly minutesAgo?: number;
  };
}

export interface ActionStory {
  readonly text: string;
  readonly who: StaffKey;
  readonly due: number | null;
  /** What it is about, when that is not what the first reason is about. */
  readonly about?: Category;
  /** Who wrote it, when that is not who put the citizen on the board. */
  readonly by?: StaffKey;
  /** The day it was done. */
  readonly done?: number;
}

/** A stay that has ended. */
export interface PastStayStory {
  readonly by: StaffKey;
  readonly level: Intensity;
  readonly from: number;
  readonly to: number;
  readonly reason: BoardReason;
  readonly action: string;
  readonly exit: string;
  readonly because: NonNullable<Said<'stay'>['leftBecause']>;
}

export interface AdmissionStory {
  readonly from: number;
  readonly to: number | null;
  readonly leave?: number;
  readonly ward: string;
  readonly emergency: boolean;
}

export interface SeenStory {
  readonly by: StaffKey;
  readonly how: Said<'contact'>['how'];
  readonly day: number;
  readonly at?: string;
}

export interface VisitStory {
  readonly day?: number;
  readonly at: string;
  readonly who: readonly StaffKey[];
  /** Who agreed it, when that is not the first who goes. */
  readonly by?: StaffKey;
}

export interface NoteStory {
  readonly by: StaffKey;
  readonly about: Category;
  readonly day: number;
  readonly at?: string;
  readonly text: string;
  /** What it said before it was put right. */
  readonly before?: string;
}

export interface GoalStory {
  readonly text: string;
  readonly to: StaffKey;
  readonly day: number;
}

type Part = Pick<Story, 'givenName' | 'familyName' | 'known'> & Partial<Story>;

/** A story with what was left out filled in as nothing. */
export function story(key: string, parts: Part): Story {
  return {
    key,
    consents: [],
    objections: [],
    representatives: [],
    stays: [],
    past: [],
    admissions: [],
    seen: [],
    visits: [],
    notes: [],
    goals: [],
    ...parts,
  };
}
