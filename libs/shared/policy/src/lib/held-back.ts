import {
  CATEGORIES,
  STAFF_SECTORS,
  slotOf,
  type Category,
  type Day,
  type Instant,
  type Sector,
  type Slot,
  type StaffSector,
} from '@samtavle/domain';
import { packageNaming } from './consent-packages.js';
import { hasBeenInForce } from './consents-in-force.js';
import type { Decision } from './decision.js';
import { canBeAskedNow } from './gateways.js';
import { oncePerPolicy } from './once-per-policy.js';
import type { PolicyRole, Rule, SharingPolicy } from './policy-schema.js';
import { ruleFor } from './rule-index.js';
import type { ConsentFact, SharingFacts } from './sharing-facts.js';
import { canonicalClass, mayActIn, policyRole, viewerClassKey, type ViewerClass } from './viewer-class.js';

/** What a class may not see of one owner and category, and what would open it. It never says that anything is there. */
export interface HeldBack {
  readonly owner: StaffSector;
  readonly category: Category;
  readonly rule: string;
  readonly basis: readonly string[];
  /** A consent would open it; or it does not belong to the role; or nothing the reader can do opens it. */
  readonly road: 'consent' | 'role' | 'none';
  /** The consent package to ask for, when the road is consent. */
  readonly package: string | null;
  /**
   * Where the question stands as this sector may know it. Asked and refused are told to the sector that asked; everybody
   * else, and everybody after a consent ended for whatever reason, reads `not_asked`.
   */
  readonly consentState: 'not_asked' | 'asked' | 'refused_here';
  readonly askedOn: Day | null;
  readonly askAgainOn: Day | null;
  /** The policy has an emergency road on which the holder may push a single fact: "ask now" may be offered. */
  readonly askNow: boolean;
}

/** What an explanation can say from policy and class alone. */
interface Note {
  readonly slot: Slot;
  /** The explanation as it reads while nobody has asked, or to whom it may not be told. */
  readonly unasked: HeldBack;
}

/** The part of it that the citizen's consents can change. */
type Question = Pick<HeldBack, 'consentState' | 'askedOn' | 'askAgainOn'>;

/**
 * Explains what is held back, for staff on their own screen with a working relation (step 8 of the evaluation order). It
 * reads consents and the decision, never what is recorded, so a note stands or falls whether or not anything exists.
 * There is a note only about the own sector, and about owners whose identification and team membership the class sees
 * now; none for silent categories; and never a word that a refusal is the cause.
 */
export function explainHeldBack(
  policy: SharingPolicy,
  viewer: ViewerClass,
  facts: Pick<SharingFacts, 'consents'>,
  decision: Decision,
  now: Instant,
): HeldBack[] {
  const questions = new Map<string, Question>();
  const questionOn = (asked: string): Question => {
    const question = questions.get(asked) ?? questionAsTold(facts.consents, asked, viewer.sector, now);
    questions.set(asked, question);
    return question;
  };
  const explained = new Set(STAFF_SECTORS.filter((owner) => mayKnowOf(owner, viewer.sector, decision)));
  return notesFor(policy, viewer)
    .filter(({ slot, unasked }) => explained.has(unasked.owner) && !decision.grants.has(slot))
    .map(({ unasked }) => {
      const question = unasked.package === null ? NEVER_ASKED : questionOn(unasked.package);
      return question === NEVER_ASKED ? unasked : { ...unasked, ...question };
    });
}

function mayKnowOf(owner: StaffSector, sector: Sector, { grants }: Decision): boolean {
  return (
    owner === sector || (grants.has(slotOf(owner, 'identification')) && grants.has(slotOf(owner, 'team_membership')))
  );
}

const NEVER_ASKED: Question = { consentState: 'not_asked', askedOn: null, askAgainOn: null };

/** The newest question about a package among those this sector may know of: its own, and consents that came into force. */
function questionAsTold(consents: readonly ConsentFact[], asked: string, sector: Sector, now: Instant): Question {
  const [newest] = consents
    .filter(
      (consent) => consent.package === asked && (consent.askedBySector === sector || hasBeenInForce(consent, now)),
    )
    .sort((a, b) => (a.recordedAt > b.recordedAt ? -1 : a.recordedAt < b.recordedAt ? 1 : a.id < b.id ? -1 : 1));
  if (newest?.state === 'asked') return { ...NEVER_ASKED, consentState: 'asked', askedOn: newest.askedOn ?? null };
  if (newest?.state === 'refused') {
    return { ...NEVER_ASKED, consentState: 'refused_here', askAgainOn: newest.askAgainOn ?? null };
  }
  return NEVER_ASKED;
}

function notesFor(policy: SharingPolicy, viewer: ViewerClass): readonly Note[] {
  const known = preparedNotes(policy);
  const key = viewerClassKey(viewer);
  let notes = known.get(key);
  if (notes === undefined) {
    notes = prepare(policy, canonicalClass(viewer));
    known.set(key, notes);
  }
  return notes;
}

const preparedNotes = oncePerPolicy(() => new Map<string, readonly Note[]>());

function prepare(policy: SharingPolicy, viewer: ViewerClass): readonly Note[] {
  const role = policyRole(policy, viewer.role);
  const isStaff = STAFF_SECTORS.some((sector) => sector === viewer.sector);
  if (role === undefined || !role.board_access || !isStaff || !mayActIn(viewer.role, viewer.sector, policy)) return [];
  const spoken = CATEGORIES.filter((category) => !isSilent(policy, category));

  return STAFF_SECTORS.flatMap((owner) =>
    spoken.map((category): Note => {
      const rule = ruleFor(policy, category, owner, viewer.sector);
      const asked = packageNaming(policy, category, owner, viewer.sector);
      const road = roadTo(rule, category, role, viewer, asked !== undefined);
      const unasked: HeldBack = {
        owner,
        category,
        rule: rule.id,
        basis: rule.basis,
        road,
        package: road === 'consent' ? (asked?.id ?? null) : null,
        ...NEVER_ASKED,
        askNow: canBeAskedNow(policy, rule, { category, owner, receiver: viewer.sector }),
      };
      return { slot: slotOf(owner, category), unasked };
    }),
  );
}

/** Some things are so sensitive, or so seldom on a board, that even a note about them would say too much. */
function isSilent(policy: SharingPolicy, category: Category): boolean {
  if (category === 'private_notes' || category === 'access_log' || category === 'evaluation_data') return true;
  const described = policy.categories.find((known) => known.id === category);
  return described === undefined || described.sensitivity === 5 || SILENT_DISPLAYS.has(described.display);
}

const SILENT_DISPLAYS: ReadonlySet<string> = new Set(['not_on_board', 'detail_masked', 'audit', 'report']);

/**
 * What would open a pair for a class. It is worked out without the citizen's facts: a road that changed with a refusal
 * would tell of the refusal.
 */
function roadTo(
  rule: Rule,
  category: Category,
  role: PolicyRole,
  viewer: ViewerClass,
  canBeAskedFor: boolean,
): HeldBack['road'] {
  if (rule.effect !== 'consent_required' && rule.effect !== 'allow' && rule.effect !== 'allow_if_necessary')
    return 'none';
  const capable = viewer.healthPerson || !rule.requires.includes('capacity_health_person');
  if (!role.read_ceiling.includes(category) || !capable) return 'role';
  return rule.effect === 'consent_required' && canBeAskedFor ? 'consent' : 'none';
}
