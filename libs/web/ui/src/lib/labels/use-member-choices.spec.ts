import { type Member, MemberId } from '@samtavle/contracts';
import { memberChoices } from './use-member-choices.js';

const member = (n: number, name: string, sector: Member['sector']): Member => ({
  id: MemberId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`),
  name,
  initials: 'XX',
  role: 'nurse_muni',
  sector,
  active: true,
});

describe('colleagues to choose among', () => {
  it('stand by their name, and who has two capacities with the sector of each', () => {
    const all = [
      member(1, 'Anne Holm', 'region_psych'),
      member(2, 'Dorte Vinding', 'muni_health'),
      member(3, 'Dorte Vinding', 'muni_social'),
    ];
    const labels = memberChoices(all, (of) => (of === 'muni_health' ? 'Sundhed' : 'Social')).map(({ label }) => label);
    expect(labels).toEqual(['Anne Holm', 'Dorte Vinding, Sundhed', 'Dorte Vinding, Social']);
  });
});
