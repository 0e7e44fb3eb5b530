import { type Card, CitizenId, MemberId } from '@samtavle/contracts';
import { BOARD_REASONS } from '@samtavle/domain';
import { categoryOfReason, SHARING_POLICY } from '@samtavle/policy';
import { wallForm } from './wall-form.js';

const NURSE = MemberId.parse('00000000-0000-4000-8000-00000000000a');

const card = (name: string, more: Partial<Card> = {}): Card => ({
  id: CitizenId.parse('00000000-0000-4000-8000-00000000000c'),
  name,
  stay: { owner: 'region_psych', level: 3, since: '2026-11-01', reviewOn: null, version: 1 },
  reasons: [],
  reasonHeld: false,
  action: null,
  actionHeld: false,
  lastContactOn: null,
  attempts: 0,
  visit: null,
  admission: null,
  contacts: [],
  marks: [],
  ...more,
});

describe('the board on a wall', () => {
  it('names people by first name and initial, and numbers those who look alike', () => {
    const names = wallForm([
      card('Bente Krog'),
      card('Bente Marie Kjær'),
      card('Åse Øst'),
      card('Bente Krag'),
      card('Prins'),
    ]).map(({ name }) => name);
    expect(names).toEqual(['Bente K.', 'Bente K. 2', 'Åse Ø.', 'Bente K. 3', 'Prins']);
  });

  it('holds no free text', () => {
    const [shown] = wallForm([
      card('Bente Krog', {
        action: { owner: 'region_psych', text: 'Spørg til medicinen.', responsible: NURSE, dueOn: null },
      }),
    ]);
    expect(shown?.action).toBeNull();
    expect(JSON.stringify(shown)).not.toContain('medicinen');
  });

  it.each(BOARD_REASONS)('names the reason %s only when its category may hang there', (reason) => {
    const may = SHARING_POLICY.wall_mode.shows.includes(categoryOfReason(reason));
    const [shown] = wallForm([card('Bente Krog', { reasons: [{ owner: 'region_psych', reason }] })]);
    expect(shown).toMatchObject({ reasons: may ? [{ reason }] : [], reasonHeld: !may });
  });

  it('never names a risk, a diagnosis, medicine or money', () => {
    const named = wallForm([
      card('Bente Krog', { reasons: BOARD_REASONS.map((reason) => ({ owner: 'region_psych' as const, reason })) }),
    ]).flatMap(({ reasons }) => reasons.map(({ reason }) => categoryOfReason(reason)));
    for (const category of [
      'risk_self_harm',
      'risk_violence',
      'medication_depot',
      'mental_state',
      'economy_benefits',
      'substance_use',
      'coercion_measures',
      'criminal_forensic',
    ])
      expect(named).not.toContain(category);
  });
});
