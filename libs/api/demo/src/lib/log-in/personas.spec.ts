import { DemoPersonas } from '@samtavle/contracts';
import { aDemo } from '../../testing/some-demo.js';
import { PERSONAS } from './personas.js';

describe('the personas', () => {
  it('keep the contract, with a line in both languages', () => {
    const page = { team: 'Team', authorities: ['a', 'b'], personas: [...PERSONAS] };
    expect(DemoPersonas.parse(page)).toEqual(page);
    for (const { da, en } of PERSONAS) expect(da.length * en.length).toBeGreaterThan(0);
  });

  it('are all among the staff, each once', () => {
    const known = aDemo().persons.map(({ subject }) => subject);
    expect(PERSONAS.filter(({ key }) => !known.includes(key))).toEqual([]);
    expect(new Set(PERSONAS.map(({ key }) => key)).size).toBe(PERSONAS.length);
  });

  it('stand in three groups, in the order of the page', () => {
    expect(PERSONAS.map(({ group, initials }) => `${group} ${initials}`)).toEqual([
      'region AH',
      'region HV',
      'region SD',
      'region KN',
      'municipality JB',
      'municipality BT',
      'municipality PS',
      'municipality DV',
      'municipality TR',
      'municipality NF',
      'oversight LS',
      'oversight OB',
      'oversight KH',
      'oversight EM',
      'oversight VL',
    ]);
  });
});
