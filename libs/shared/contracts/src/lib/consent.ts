import { z } from 'zod';
import { CategoryName } from './board.js';
import { CitizenId, Version } from './ids.js';
import { SectorName, StaffSectorName } from './people.js';
import { DayText, InstantText, Line, PersonName, ShortLine } from './text.js';

/** A relative the citizen has named, for one sector: a consent about another relative is another consent. */
export const RelativeId = z.uuid().brand<'RelativeId'>();
export type RelativeId = z.infer<typeof RelativeId>;
export const ObjectionId = z.uuid().brand<'ObjectionId'>();
export type ObjectionId = z.infer<typeof ObjectionId>;

export const ConsentLanguage = z.enum(['da', 'en']);
export type ConsentLanguage = z.infer<typeof ConsentLanguage>;

/** One package on the consent tab. A consent the other side only asked for, or was refused, does not show here. */
export const ConsentView = z.strictObject({
  package: z.string(),
  titleDa: z.string(),
  titleEn: z.string(),
  form: z.enum(['written', 'specific', 'oral_or_written']),
  /** Who the consent is about, in a package for one named person; null in every other. */
  relative: z.strictObject({ id: RelativeId, name: z.string(), relation: z.string() }).nullable(),
  state: z.string(),
  version: Version.nullable(),
  givenOn: DayText.nullable(),
  expiresOn: DayText.nullable(),
  /** When the own sector put the question, and until when it waits for an answer. */
  askedOn: DayText.nullable(),
  answerBy: DayText.nullable(),
  /** After a no to the own sector: the day agreed for asking again. */
  askAgainOn: DayText.nullable(),
  /** What the package names and the consent in force does not cover. */
  leftOut: z.array(CategoryName),
  mayRegister: z.boolean(),
  flows: z.array(z.strictObject({ from: z.string(), to: z.string(), categories: z.array(CategoryName) })),
});
export type ConsentView = z.infer<typeof ConsentView>;

/** A refusal (frabedelse) as it stands. An empty list means all of them. @see Sundhedsloven §§ 41 stk. 3, 42 */
export const ObjectionView = z.strictObject({
  id: ObjectionId,
  givenTo: SectorName,
  how: z.enum(['oral', 'written']),
  categories: z.array(CategoryName),
  receivers: z.array(SectorName),
  recordedAt: InstantText,
  version: Version,
  /** It is lifted where it was given. */
  mayLift: z.boolean(),
});
export type ObjectionView = z.infer<typeof ObjectionView>;

export const REPRESENTATIVE_KINDS = ['guardian', 'power_of_attorney', 'nearest_relative'] as const;
export const RepresentativeKind = z.enum(REPRESENTATIVE_KINDS);
export type RepresentativeKind = z.infer<typeof RepresentativeKind>;

/** Who acts for the citizen, as the own sector has it on record. @see Sundhedsloven § 14 */
export const RepresentativeView = z.strictObject({
  state: z.enum(['none', 'unclear', 'mandate_recorded']),
  kind: RepresentativeKind.nullable(),
  name: z.string().nullable(),
  scope: z.string().nullable(),
  version: Version.nullable(),
});
export type RepresentativeView = z.infer<typeof RepresentativeView>;

/** Which there are is the policy's business: a well-formed name that is none is not found. */
const PackageName = z.string().regex(/^PKG_[A-Z_]{1,36}$/);
/** Number and hash of the wording that was read. */
const TextVersion = z.string().regex(/^\d{1,4}-[0-9a-f]{12}$/);

export const ChangeConsent = z.strictObject({
  citizen: CitizenId,
  package: PackageName,
  /** Whom it is about, in a package for one named person. */
  relative: RelativeId.optional(),
  version: Version.nullable(),
});

export const AskConsent = ChangeConsent.extend({
  /** Silence until this day closes the question. It is never a yes. */
  answerBy: DayText.optional(),
  /** The citizen brought it up, also before the day agreed after a no. */
  ownWish: z.boolean().optional(),
});

const yes = {
  form: z.enum(['written', 'oral']),
  /** Why not in writing: § 44 allows it in special circumstances, and the register asks for the reason and a witness. */
  oralReason: Line.optional(),
  witness: PersonName.optional(),
  /** Who helped the citizen to understand the question. */
  helper: PersonName.optional(),
  language: ConsentLanguage.default('da'),
  /** The text that was read, as it stands on the form; the one shown now when left out. */
  textVersion: TextVersion.optional(),
  /** The day of the answer. Any day but today is refused. */
  givenOn: DayText.optional(),
  expiresOn: DayText.optional(),
  /** Of what the package names, what the citizen said yes to; all of it when left out. */
  categories: z.array(CategoryName).min(1).max(28).optional(),
};

/** The written form, or the word given and why, and who was there. @see Sundhedsloven § 44; law.md §9 */
export const GiveConsent = ChangeConsent.extend(yes);

/** Another extent of a consent in force: the old one is closed and a new one starts a new year. */
export const ChangeConsentScope = ChangeConsent.extend({ ...yes, categories: z.array(CategoryName).min(1).max(28) });

/**
 * After a doubt about capacity the citizen, or who has the mandate, stands by what was said. Where nothing had been said
 * yet, this is the yes, and it says how it was given.
 */
export const ConfirmConsent = ChangeConsent.extend({
  by: z.enum(['citizen', 'representative']),
  ...yes,
  form: yes.form.optional(),
});

export const RefuseConsent = ChangeConsent.extend({ askAgainOn: DayText.optional() });

/** Somebody the citizen names. Nothing is asked or given by it. */
export const AddRelative = z.strictObject({ citizen: CitizenId, name: PersonName, relation: PersonName });

/** Given to the own sector, by word of mouth or in writing. Null means every category, or every other sector. */
export const RegisterObjection = z.strictObject({
  citizen: CitizenId,
  how: z.enum(['oral', 'written']),
  categories: z.array(CategoryName).min(1).max(28).nullable(),
  receivers: z.array(StaffSectorName).min(1).max(4).nullable(),
});
export const LiftObjection = z.strictObject({ citizen: CitizenId, objection: ObjectionId, version: Version });

/** @see Sundhedsloven § 14 */
export const RecordRepresentative = z.discriminatedUnion('state', [
  z.strictObject({ citizen: CitizenId, version: Version.nullable(), state: z.literal('none') }),
  z.strictObject({ citizen: CitizenId, version: Version.nullable(), state: z.literal('unclear') }),
  z.strictObject({
    citizen: CitizenId,
    version: Version.nullable(),
    state: z.literal('mandate_recorded'),
    kind: RepresentativeKind,
    name: PersonName,
    /** What the mandate covers, in a few words. */
    scope: ShortLine,
  }),
]);

export const ConsentFormQuery = z.strictObject({
  language: ConsentLanguage.default('da'),
  relative: RelativeId.optional(),
});
