import { createMongoAbility } from '@casl/ability';
import { unpackRules } from '@casl/ability/extra';
import { type CommandName, type Me } from '@samtavle/contracts';
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
  switch (name) {
    case 'board.place':
    case 'board.return':
      return ability.can('place', 'Stay');
    case 'board.move':
      return ability.can('move', 'Stay');
    case 'board.edit':
      return ability.can('edit', 'Stay');
    case 'board.take-off':
      return ability.can('takeOff', 'Stay');
    case 'element.write':
    case 'element.edit':
      return ability.can('write', 'Element');
    case 'citizen.enrol':
    case 'citizen.contacts':
      return ability.can('enrol', 'Citizen');
    case 'consent.ask':
      return ability.can('ask', 'Consent');
    case 'consent.give':
    case 'consent.refuse':
      return ability.can('register', 'Consent');
    case 'consent.withdraw':
      return ability.can('withdraw', 'Consent');
  }
}
