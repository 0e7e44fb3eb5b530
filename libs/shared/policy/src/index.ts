export { readPolicy, SHARING_POLICY } from './lib/sharing-policy.js';
export type { ConsentFlow, ConsentPackage, Gateway, PolicyRole, Rule, SharingPolicy } from './lib/policy-schema.js';
export {
  CONSENT_EVENTS,
  CONSENT_FORMS,
  CHANNELS,
  CONSENT_STATES,
  EFFECTS,
  EXPIRY_TYPES,
  HEALTH_SECTORS,
  type Channel,
  type ConsentEvent,
  type ConsentForm,
  type ConsentState,
  type Display,
  type Effect,
  type GatewayMode,
  REQUIREMENTS,
  type Requirement,
} from './lib/policy-vocabulary.js';
export { validatePolicy } from './lib/validate-policy.js';
export {
  applyDraft,
  canonicalText,
  GATEWAY_FIELDS,
  RULE_FIELDS,
  type AppliedDraft,
  type DraftProblem,
  type GatewayField,
  type PolicyChange,
  type RuleField,
} from './lib/apply-draft.js';
export { composePolicy, type PolicyTerms } from './lib/compose-policy.js';
export {
  differenceBetween,
  type CombinationDifference,
  type Outcome,
  type PolicyDifference,
  type TermsDifference,
} from './lib/policy-difference.js';
export { citizenText, type CitizenTextFamily } from './lib/citizen-text.js';
export { sayProblem } from './lib/say-problem.js';
export { PROBLEM_CODES, type PolicyProblem } from './lib/policy-problem.js';
export { ruleFor } from './lib/rule-index.js';
export { gatewaysFor, type Flow } from './lib/gateways.js';
export {
  ACTING_ROLES,
  healthPersonOf,
  mayActIn,
  parseViewerClassKey,
  policyRole,
  viewerClassKey,
  viewerClassOf,
  type ActingRole,
  type ViewerClass,
  type ViewerClassKey,
} from './lib/viewer-class.js';
export { PART_OF_ANY_PLAN, plansOfParty } from './lib/plans.js';
export {
  planFields,
  planFlows,
  planProblems,
  type PlanFlow,
  type PlanProblem,
  type PlanTerms,
} from './lib/plan-terms.js';
export {
  basisOfRoad,
  conditionsToConfirm,
  disclosureProblems,
  offBoardGateways,
  type DisclosureDraft,
  type DisclosureProblem,
} from './lib/disclosures.js';
export { selParagraph, sicknessBenefitParagraph, type ServiceParagraph } from './lib/services.js';
export type { ConsentFact, HospitalStayFact, ObjectionFact, PlanFact, SharingFacts } from './lib/sharing-facts.js';
export { changesBetween, maskOf, NOTHING, slotsOfMask, SLOTS, type Decision, type Grant } from './lib/decision.js';
export { decide } from './lib/decide.js';
export { consentPackage, consentShares, consentTransition, expiryOf, packageNaming } from './lib/consent-packages.js';
export {
  changesAnswer,
  CONSENT_PROBLEMS,
  dueByTime,
  hasYes,
  NOT_ASKED,
  REMIND_DAYS,
  sharesOn,
  stepConsent,
  type ConsentProblem,
  type ConsentRecord,
  type ConsentRefused,
  type ConsentStep,
  type Yes,
} from './lib/consent-record.js';
export { pairsOpenByConsent } from './lib/consents-in-force.js';
export {
  categoryWords,
  packageWords,
  partyWords,
  WORDING_NUMBER,
  type PlainWords,
  type WordsOfCategory,
  type WordsOfPackage,
} from './lib/consent-words.js';
export { explainHeldBack, type HeldBack } from './lib/held-back.js';
export { holdersToTell, mayReadConsent, mayReadObjection, ownersHeldBack } from './lib/consent-records.js';
export { intersectDecisions, mayReadReason, type WallDecision } from './lib/wall.js';
export { elementAbility, type ElementAbility, type ElementSubject } from './lib/element-ability.js';
export { actionAbility, packedActionRules } from './lib/action-rules.js';
export {
  actionAbilityFromPacked,
  type ActionAbility,
  type PackedActionRules,
  type WrittenElement,
} from './lib/action-ability.js';
export {
  emergencyAsk,
  emergencyPull,
  emergencyPush,
  pushableCategories,
  type EmergencyAnswer,
  type EmergencyRefusal,
  type PulledSlots,
  type PushedSlot,
} from './lib/emergency.js';
export {
  addressForVisit,
  privateForContact,
  REVOCABLE_GROUNDS,
  stillOpenAlone,
  type OwnRight,
  type RevocableGround,
} from './lib/personal-rights.js';
export { categoryOfReason } from './lib/reason-category.js';
