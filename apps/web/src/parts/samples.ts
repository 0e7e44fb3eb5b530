import { Card, Member, type MemberId } from '@samtavle/contracts';
import { callNames } from '@samtavle/web-ui';

/** Invented people for the page of parts. */
export const TODAY = '2026-11-26';
export const LIMITS = { lostContactDays: 14, contactLostDays: 28, longStayDays: 28 };

const member = (at: number, name: string, initials: string, role: string, sector: string): Member =>
  Member.parse({ id: `00000000-0000-4000-8000-00000000000${at}`, name, initials, role, sector, active: true });

export const MEMBERS = [
  member(1, 'Mette Lyng', 'ML', 'nurse_region', 'region_psych'),
  member(2, 'Jonas Bach', 'JB', 'support_worker_muni', 'muni_social'),
  member(3, 'Sofie Dahl', 'SD', 'psychologist_region', 'region_psych'),
  member(4, 'Pia Stald', 'PS', 'nurse_muni', 'muni_health'),
  member(5, 'Nina Fogh', 'NF', 'job_consultant', 'muni_employment'),
  member(6, 'Anne Holm', 'AH', 'nurse_region', 'region_psych'),
];
export const NAMES: ReadonlyMap<MemberId, string> = callNames(MEMBERS);
const [mette, jonas, , pia, , anne] = MEMBERS.map(({ id }) => id);
export const ME = anne;

export const KAREN: Card = Card.parse({
  id: '10000000-0000-4000-8000-000000000001',
  name: 'Karen Ravnholt',
  stay: { owner: 'region_psych', level: 3, since: '2026-11-14', reviewOn: null, version: 1 },
  reasons: [
    { owner: 'region_psych', reason: 'symptoms_worse' },
    { owner: 'muni_social', reason: 'eviction_threat' },
  ],
  reasonHeld: false,
  action: { owner: 'muni_social', text: 'Ring til boligselskabet', responsible: jonas, dueOn: TODAY },
  actionHeld: false,
  lastContactOn: '2026-11-25',
  attempts: 0,
  visit: { at: '10:30', who: [mette] },
  admission: null,
  contacts: [],
  marks: ['region_psych', 'muni_social', 'citizen'],
});

const variant = (at: number, name: string, some: object): Card =>
  Card.parse({ ...KAREN, id: `10000000-0000-4000-8000-00000000001${at}`, name, ...some });

export const HELD = variant(1, 'Ditte Vangsø', {
  reasons: [],
  reasonHeld: true,
  action: null,
  actionHeld: true,
  visit: { at: '16:00', who: [anne] },
});
export const LATE = variant(2, 'Poul Egelykke', {
  stay: { owner: 'region_psych', level: 3, since: '2026-09-24', reviewOn: null, version: 1 },
  reasons: [
    { owner: 'region_psych', reason: 'hard_to_reach' },
    { owner: 'muni_social', reason: 'eviction_threat' },
    { owner: 'muni_health', reason: 'somatic_illness' },
  ],
  action: {
    owner: 'region_psych',
    text: 'Forsøg hjemmebesøg igen sammen med naboen',
    responsible: anne,
    dueOn: '2026-11-25',
  },
  lastContactOn: '2026-11-10',
  attempts: 0,
  visit: null,
});
export const LONG_NAME = variant(3, 'Anna-Margrethe Christoffersen Bjerregaard-Sørensen', {
  stay: { owner: 'muni_health', level: 1, since: '2026-11-25', reviewOn: '2026-11-17', version: 1 },
  reasons: [{ owner: 'muni_employment', reason: 'work_event' }],
  action: { owner: 'muni_health', text: 'Sårpleje', responsible: pia, dueOn: '2026-11-28' },
  visit: null,
  marks: ['muni_health', 'muni_employment'],
});
export const ADMITTED = variant(4, 'Ahmed Rostami', {
  stay: { owner: 'region_psych', level: 2, since: '2026-11-22', reviewOn: null, version: 1 },
  reasons: [{ owner: 'region_psych', reason: 'admitted' }],
  visit: null,
  admission: { since: '2026-11-22', ward: 'afsnit P2', onLeave: false },
  marks: ['region_psych'],
});
