import { createMongoAbility, type MongoAbility, type RawRuleOf } from '@casl/ability';
import { unpackRules, type PackRule } from '@casl/ability/extra';
import type { Category, Owner } from '@samtavle/domain';

/** An element somebody wants to write, before it has a place on any card. */
export interface WrittenElement {
  readonly kind: 'Element';
  readonly owner: Owner;
  readonly category: Category;
}

type StayAction = 'place' | 'move' | 'edit' | 'takeOff';

/** What somebody may do, as (action, subject) pairs. */
export type ActionAbility = MongoAbility<
  | ['open', 'Board']
  | [StayAction, 'Stay']
  | ['write', 'Element' | WrittenElement]
  | ['enrol' | 'import' | 'revealCpr', 'Citizen']
  | ['ask' | 'register' | 'withdraw', 'Consent']
  | ['read', 'AuditLog']
  | ['read' | 'draft' | 'approve', 'SharingPolicy']
  | ['lookUp' | 'ask' | 'answer' | 'review', 'Emergency']
  | ['reveal' | 'protect', 'Address']
  | ['mark' | 'reveal', 'PrivateNote']
>;
export type ActionRule = RawRuleOf<ActionAbility>;

/** The rules as they travel to the browser. */
export type PackedActionRules = readonly PackRule<ActionRule>[];

/**
 * Unpacks what the server packed. This file knows nothing of the policy itself, so that a browser which only needs the
 * answers does not load the whole of it.
 */
export function actionAbilityFromPacked(packed: PackedActionRules): ActionAbility {
  return abilityFrom(unpackRules([...packed]));
}

export function abilityFrom(rules: readonly ActionRule[]): ActionAbility {
  // By kind and not by class name, which a minifier changes.
  return createMongoAbility<ActionAbility>([...rules], { detectSubjectType: (subject) => subject.kind });
}
