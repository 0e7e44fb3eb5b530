import { COMMANDS, type CommandName } from '@samtavle/contracts';
import { packedActionRules, SHARING_POLICY } from '@samtavle/policy';
import { aMe } from '../spec-parts/some-board.js';
import { abilityOf, mayCommand } from './ability.js';

const nurse = { role: 'nurse_region', sector: 'region_psych', healthPerson: true } as const;
const names = Object.keys(COMMANDS) as CommandName[];

describe('what may be done, as the screen knows it', () => {
  it('reads the rules as the policy packs them', () => {
    const ability = abilityOf(aMe({ rules: [...packedActionRules(SHARING_POLICY, nurse)] }));
    expect(ability.can('open', 'Board')).toBe(true);
    expect(ability.can('write', { kind: 'Element', owner: 'region_psych', category: 'mental_state' })).toBe(true);
    expect(ability.can('write', { kind: 'Element', owner: 'muni_social', category: 'housing' })).toBe(false);
  });

  it('asks the action and subject that the contract names for each command', () => {
    for (const name of names) {
      const { action, subject } = COMMANDS[name];
      expect([name, mayCommand(abilityOf(aMe({ rules: [[action, subject]] })), name)]).toEqual([name, true]);
    }
  });

  it('allows nothing to nobody, and nothing by rules it cannot read', () => {
    expect(names.some((name) => mayCommand(abilityOf(null), name))).toBe(false);
    expect(names.some((name) => mayCommand(abilityOf(aMe({ rules: [7, { action: 'all' }] })), name))).toBe(false);
  });
});
