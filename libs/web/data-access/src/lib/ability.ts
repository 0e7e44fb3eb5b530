import { createMongoAbility } from '@casl/ability';
import { unpackRules } from '@casl/ability/extra';
import { COMMANDS, type CommandName, type Me } from '@samtavle/contracts';
// Types only: the policy itself is large and stays on the server.
import { type ActionAbility, type PackedActionRules } from '@samtavle/policy';

/** What the signed-in person may do, for hiding and explaining only: the server decides every time. */
export type Ability = ActionAbility;

const abilityFrom = (packed: PackedActionRules): Ability =>
  createMongoAbility<ActionAbility>(unpackRules([...packed]), { detectSubjectType: ({ kind }) => kind });

/** The ability behind the packed rules the server sent; rules that cannot be read allow nothing. */
export function abilityOf(me: Me | null): Ability {
  try {
    // The parsing edge: the contract leaves the packed form to the policy, which made it.
    return abilityFrom((me?.rules ?? []) as PackedActionRules);
  } catch {
    return abilityFrom([]);
  }
}

/** Whether this command could be allowed at all; which rows it may touch only the server knows. */
export function mayCommand(ability: Ability, name: CommandName): boolean {
  const { action, subject } = COMMANDS[name];
  // The contract pairs each command's action with its subject; the type of both lists loses which goes with which.
  return ability.can(...([action, subject] as Parameters<Ability['can']>));
}
