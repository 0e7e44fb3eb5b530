import {
  type BoardSnapshot,
  type Card,
  CitizenId,
  type Frame,
  Me,
  type Member,
  MemberId,
  packCards,
} from '@samtavle/contracts';

/** The n-th invented citizen. */
export const citizen = (n: number) => CitizenId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
export const member = (n: number) => MemberId.parse(`10000000-0000-4000-8000-${String(n).padStart(12, '0')}`);

export function aCard(n: number, more: Partial<Card> = {}): Card {
  return {
    id: citizen(n),
    name: `Borger ${n}`,
    stay: { owner: 'region_psych', level: 2, since: '2026-11-18', reviewOn: null, version: 1 },
    reasons: [{ owner: 'region_psych', reason: 'symptoms_worse' }],
    reasonHeld: false,
    action: null,
    actionHeld: false,
    lastContactOn: null,
    attempts: 0,
    visit: null,
    admission: null,
    contacts: [],
    marks: ['region_psych'],
    ...more,
  };
}

export const mette: Member = {
  id: member(1),
  name: 'Mette Lyng',
  initials: 'ML',
  role: 'nurse_region',
  sector: 'region_psych',
  active: true,
};
export const anne: Member = {
  id: member(2),
  name: 'Anne Holm',
  initials: 'AH',
  role: 'nurse_region',
  sector: 'region_psych',
  active: true,
};

export function aSnapshot(seq: number, cards: readonly Card[], more: Partial<BoardSnapshot> = {}): BoardSnapshot {
  return {
    cursor: { seq, viewKey: 'view' },
    asOf: '2026-11-26T07:15:00.000Z',
    today: '2026-11-26',
    team: { name: 'Team Søhøjlandet', lostContactDays: 14, contactLostDays: 28, longStayDays: 28 },
    members: [mette, anne],
    cards: packCards(cards),
    ...more,
  };
}

export function aFrame(
  from: number,
  to: number,
  more: { cards?: readonly Card[]; gone?: readonly CitizenId[]; notes?: Frame['notes']; asOf?: string } = {},
): Frame {
  return {
    from,
    to,
    asOf: more.asOf ?? '2026-11-26T07:15:01.000Z',
    cards: packCards(more.cards ?? []),
    gone: [...(more.gone ?? [])],
    notes: more.notes ?? [],
  };
}

export function aMe(more: Partial<Me> = {}): Me {
  const acting = {
    memberId: anne.id,
    role: 'nurse_region',
    sector: 'region_psych',
    authority: 'Region Midtjylland',
    team: 'Team Søhøjlandet',
  } as const;
  return Me.parse({
    personId: '20000000-0000-4000-8000-000000000001',
    name: 'Anne Holm',
    initials: 'AH',
    acting,
    capacities: [acting],
    rules: [['manage', 'all']],
    policyVersion: '1',
    signedInAt: '2026-11-26T07:00:00.000Z',
    expiresAt: '2026-11-26T19:00:00.000Z',
    idleMinutes: 15,
    demo: true,
    ...more,
  });
}
