import { CATEGORIES, OWNERS, SECTORS } from '@samtavle/domain';
import { z } from 'zod';
import { Version } from './ids.js';
import { ActingRole, SectorName } from './people.js';
import { InstantText, Line, ShortLine } from './text.js';

/**
 * Terms of the sharing policy travel under the names the policy file gives them, so that a fault found in `consent_form`
 * stands at `consent_form` on the screen. Words are short and plain here; whether the policy knows them, it says itself.
 */
const Word = z.string().regex(/^[A-Za-z0-9_.+@-]{1,80}$/);
const Words = z.array(Word).max(60);
const Remark = z.string().max(4_000);

const Expiry = z.strictObject({
  type: Word,
  max_days: z.int().min(1).max(3_660).optional(),
  max_hours: z.int().min(1).max(8_760).optional(),
  note: z.string().max(500).optional(),
});

const RuleTerms = z.strictObject({
  title: ShortLine,
  effect: Word,
  consent_form: Word.nullable(),
  category: Words,
  from: Words,
  to: Words,
  purposes: Words,
  basis: Words,
  requires: Words,
  duties: Words,
  gateways: Words,
  expiry: Expiry,
  channel: Word,
  conservative: z.boolean(),
  certainty: Word,
  dpo_note: Remark,
});

const GatewayTerms = z.strictObject({
  categories: Words,
  from: Words,
  to: Words,
  basis: Words,
  requires: Words,
  requires_by_recipient: z.partialRecord(SectorName, Words).optional(),
  duties: Words,
  expiry: Expiry,
  note: Remark,
  enabled: z.boolean(),
});

/** One rule or gateway with the terms that change, and why. */
export const PolicyChangeInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rule'), id: Word, reason: Line, set: RuleTerms.partial() }),
  z.strictObject({ kind: z.literal('gateway'), id: Word, reason: Line, set: GatewayTerms.partial() }),
]);
export type PolicyChangeInput = z.infer<typeof PolicyChangeInput>;

const Changes = z.array(PolicyChangeInput).max(40);
const DraftId = z.uuid();

export const DraftPolicy = z.strictObject({
  /** The version in force that the drafter has read. */
  base: Word,
  changes: Changes.min(1),
});
/** All changes anew. A draft the program brought becomes that of whoever changes it. */
export const ChangeDraft = z.strictObject({ draft: DraftId, version: Version, changes: Changes });
export const DiscardDraft = z.strictObject({ draft: DraftId, version: Version, reason: Line });
export const ApproveDraft = z.strictObject({ draft: DraftId, version: Version });

export const PolicyRuleView = RuleTerms.extend({ id: z.string(), title: z.string() });
export type PolicyRuleView = z.infer<typeof PolicyRuleView>;

export const PolicyGatewayView = GatewayTerms.extend({
  id: z.string(),
  label: z.string(),
  mode: z.string(),
  consent_needed: z.boolean(),
});
export type PolicyGatewayView = z.infer<typeof PolicyGatewayView>;

/** A word of the policy and what it means. */
const Meaning = z.strictObject({ id: z.string(), text: z.string() });

export const LegalSource = z.strictObject({
  id: z.string(),
  law: z.string(),
  section: z.string(),
  note: z.string(),
  url: z.string(),
  /** How the source was checked: `read`, `secondary` and the like. */
  verification: z.string(),
  version: z.string(),
});
export type LegalSource = z.infer<typeof LegalSource>;

/** What citizens are told of one way information can go. */
export const CitizenFamily = z.strictObject({
  from: z.enum(OWNERS),
  to: z.enum(SECTORS),
  title: z.string(),
  sentences: z.array(z.string()),
});
export type CitizenFamily = z.infer<typeof CitizenFamily>;
const InBothLanguages = z.strictObject({ da: z.array(CitizenFamily), en: z.array(CitizenFamily) });

/** The policy in force, whole. */
export const PolicyView = z.strictObject({
  version: z.string(),
  since: InstantText,
  rules: z.array(PolicyRuleView),
  gateways: z.array(PolicyGatewayView),
  sources: z.array(LegalSource),
  purposes: z.array(Meaning),
  requirements: z.array(Meaning),
  duties: z.array(Meaning),
  citizenText: InBothLanguages,
  asOf: InstantText,
});
export type PolicyView = z.infer<typeof PolicyView>;

const Officer = z.strictObject({ name: z.string(), authority: z.string() });

export const PolicyDraftView = z.strictObject({
  id: z.string(),
  base: z.string(),
  /** `file`: what the file of an updated program says; it has no drafter until somebody makes it their own. */
  startsFrom: z.enum(['base', 'file']),
  version: Version,
  state: z.enum(['open', 'discarded', 'approved']),
  changes: z.array(PolicyChangeInput),
  drafter: Officer.nullable(),
  mine: z.boolean(),
  draftedAt: InstantText,
  decided: z.strictObject({ by: Officer, at: InstantText, because: z.string().nullable() }).nullable(),
  /** Why the reader cannot approve it; null when they can. */
  notMine: z.enum(['closed', 'stale', 'own', 'same_authority', 'same_kind', 'nobodys', 'not_officer']).nullable(),
});
export type PolicyDraftView = z.infer<typeof PolicyDraftView>;

export const PolicyVersionView = z.strictObject({
  version: z.string(),
  origin: z.enum(['built_in', 'carried', 'approved']),
  at: InstantText,
  changes: z.array(PolicyChangeInput),
  drafter: Officer.nullable(),
  approver: Officer.nullable(),
  /** Teams that follow it now. */
  teams: z.int(),
});
export type PolicyVersionView = z.infer<typeof PolicyVersionView>;

/** Drafts and versions, newest first. */
export const PolicyDrafts = z.strictObject({
  inForce: z.string(),
  drafts: z.array(PolicyDraftView),
  versions: z.array(PolicyVersionView),
  asOf: InstantText,
});
export type PolicyDrafts = z.infer<typeof PolicyDrafts>;

const Outcome = z.strictObject({
  effect: z.string(),
  rule: z.string(),
  consentForm: z.string().nullable(),
  gateways: z.array(z.string()),
});

const TermsDifference = z.strictObject({
  kind: z.enum(['rule', 'gateway']),
  id: z.string(),
  /** Whether the whole of it is new or gone. */
  is: z.enum(['changed', 'new', 'gone']),
  fields: z.array(z.strictObject({ field: z.string(), before: z.unknown(), after: z.unknown() })),
});

/**
 * A count, rounded down to a multiple of `fewest`; null where it is withheld: not nothing and fewer than that, or the total of
 * a table in which one is.
 */
const Count = z.int().min(0).nullable();

/** How many citizens of a team a class gains or loses something of: never who they are. */
export const EffectCell = z.strictObject({
  role: ActingRole,
  sector: SectorName,
  healthPerson: z.boolean(),
  owner: z.enum(OWNERS),
  category: z.enum(CATEGORIES),
  gained: Count,
  lost: Count,
});
export type EffectCell = z.infer<typeof EffectCell>;

/** What one person has open alone now (a look-up, an address before a visit, private notes) and would have no longer. */
export const PersonalEffectCell = z.strictObject({
  ground: z.enum(['emergency_pull', 'address_visit', 'private_contact']),
  accesses: Count,
  citizens: Count,
});
export type PersonalEffectCell = z.infer<typeof PersonalEffectCell>;

/** What a draft would do if it were switched on now. */
export const DraftEffect = z.strictObject({
  draft: z.string(),
  version: Version,
  terms: z.array(TermsDifference),
  combinations: z.array(
    z.strictObject({
      category: z.enum(CATEGORIES),
      from: z.enum(OWNERS),
      to: z.enum(SECTORS),
      before: Outcome,
      after: Outcome,
    }),
  ),
  teams: z.array(
    z.strictObject({
      team: z.string(),
      citizens: Count,
      cells: z.array(EffectCell),
      personal: z.array(PersonalEffectCell),
    }),
  ),
  /** The ways information can go that citizens are told something else about. */
  citizenText: z.strictObject({ before: InBothLanguages, after: InBothLanguages }),
  fewest: z.int(),
  asOf: InstantText,
});
export type DraftEffect = z.infer<typeof DraftEffect>;
