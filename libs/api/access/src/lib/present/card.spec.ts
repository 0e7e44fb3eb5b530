import { type Card, CitizenId, type ElementKind, MemberId } from '@samtavle/contracts';
import {
  BOARD_REASONS,
  type BoardReason,
  type Category,
  day,
  instant,
  type Owner,
  OWNERS,
  pairOf,
  type Sector,
  SLOT_COUNT,
  slotOf,
} from '@samtavle/domain';
import { SHARING_POLICY } from '@samtavle/policy';
import fc from 'fast-check';
import { type ElementEntity } from '../elements/element.entity.js';
import { cardOf } from './card.js';
import { present, type VisibleCitizen } from './present.js';

const TODAY = day('2026-11-26');
const NURSE = MemberId.parse('00000000-0000-4000-8000-00000000000a');
const ID = CitizenId.parse('00000000-0000-4000-8000-00000000000c');

type Pair = readonly [Owner, Category];

const maskOf = (pairs: readonly Pair[]): string => {
  const open = new Set<number>(pairs.map(([owner, category]) => slotOf(owner, category)));
  return Array.from({ length: SLOT_COUNT }, (_, slot) => (open.has(slot) ? '1' : '0')).join('');
};
const EVERYTHING = '1'.repeat(SLOT_COUNT);

const citizenWith = (mask: string, noticeOnly = false): VisibleCitizen => ({
  citizenId: 'citizen',
  id: ID,
  mask,
  noticeOnly,
  sector: 'muni_social',
  plans: [],
  related: true,
  facts: new Set(),
  alone: false,
});

let written = 0;
function element(
  kind: ElementKind,
  owner: Owner,
  category: Category,
  content: Record<string, unknown>,
  id = `element-${(written += 1)}`,
): ElementEntity {
  return {
    id,
    teamId: 'team',
    citizenId: 'citizen',
    kind,
    owner,
    category,
    slot: slotOf(owner, category),
    content,
    stayId: null,
    onDay: null,
    version: 1,
    createdAt: instant('2026-11-01T08:00:00Z'),
    createdBy: NURSE,
    updatedAt: instant('2026-11-01T08:00:00Z'),
    updatedBy: NURSE,
    endedAt: null,
    until: null,
  };
}

const named = (owner: Owner, givenName: string) =>
  element('identity', owner, 'identification', { givenName, familyName: 'Krog' });
const stay = (owner: Owner, level: 1 | 2 | 3, since = '2026-11-01', id?: string) =>
  element('stay', owner, 'board_status', { level, since, reviewOn: null }, id);
const inherited = (reason: BoardReason): Category =>
  SHARING_POLICY.board_reasons.find(({ id }) => id === reason)?.inherits_category ?? 'board_status';
const reason = (owner: Owner, what: BoardReason, of: string, primary = false) =>
  element('reason', owner, inherited(what), { reason: what, primary, stay: of });
const action = (owner: Owner, category: Category, text: string, dueOn: string | null = null) =>
  element('action', owner, category, { text, responsible: NURSE, dueOn, doneAt: null });

function cardFor(mask: string, elements: readonly ElementEntity[], sector: Sector = 'region_psych'): Card | undefined {
  const citizen = citizenWith(mask);
  return cardOf(SHARING_POLICY, citizen, present(citizen, elements), sector, TODAY);
}

describe('a card', () => {
  it('is not there without a name that may be shown', () => {
    const mask = maskOf([['region_psych', 'board_status']]);
    expect(cardFor(mask, [named('region_psych', 'Bente'), stay('region_psych', 3)])).toBeUndefined();
  });

  it('spells the name as the own sector does, and else as the first owner', () => {
    const names = [named('muni_health', 'Benthe'), named('muni_social', 'Bent'), named('region_psych', 'Bente')];
    expect(cardFor(EVERYTHING, names, 'muni_social')?.name).toBe('Bent Krog');
    expect(cardFor(EVERYTHING, names, 'muni_employment')?.name).toBe('Bente Krog');
  });

  it('shows the most intensive of two stays, and of two alike the older', () => {
    const both = [
      named('region_psych', 'Bente'),
      stay('muni_social', 2, '2026-10-01'),
      stay('region_psych', 3, '2026-11-20'),
    ];
    expect(cardFor(EVERYTHING, both)?.stay).toMatchObject({ owner: 'region_psych', level: 3 });
    const alike = [
      named('region_psych', 'Bente'),
      stay('region_psych', 2, '2026-11-20'),
      stay('muni_social', 2, '2026-10-01'),
    ];
    expect(cardFor(EVERYTHING, alike)?.stay).toMatchObject({ owner: 'muni_social', since: '2026-10-01' });
  });

  it('shows a hidden stay neither as a stay nor through its reasons', () => {
    const mask = maskOf([
      ['region_psych', 'identification'],
      ['muni_social', 'identification'],
      ['muni_social', 'board_status'],
      ['region_psych', 'mental_state'],
      ['muni_social', 'housing'],
    ]);
    const open = stay('muni_social', 1, '2026-11-01', 'open');
    const hidden = stay('region_psych', 3, '2026-11-01', 'hidden');
    const card = cardFor(
      mask,
      [
        named('muni_social', 'Bente'),
        open,
        hidden,
        reason('region_psych', 'symptoms_worse', 'hidden', true),
        reason('muni_social', 'eviction_threat', 'open'),
      ],
      'muni_social',
    );
    expect(card?.stay).toMatchObject({ owner: 'muni_social', level: 1 });
    expect(card?.reasons).toEqual([{ owner: 'muni_social', reason: 'eviction_threat' }]);
  });

  it('does not count a reason that hangs on a stay that is over', () => {
    const card = cardFor(EVERYTHING, [
      named('region_psych', 'Bente'),
      reason('region_psych', 'own_wish', 'a stay that ended'),
    ]);
    expect(card).toMatchObject({ stay: null, reasons: [], reasonHeld: false });
  });

  it('puts the primary reason first', () => {
    const card = cardFor(EVERYTHING, [
      named('region_psych', 'Bente'),
      stay('region_psych', 3, '2026-11-01', 's'),
      reason('region_psych', 'own_wish', 's'),
      reason('region_psych', 'symptoms_worse', 's', true),
    ]);
    expect(card?.reasons.map((one) => one.reason)).toEqual(['symptoms_worse', 'own_wish']);
  });

  it('shows the action that is due first', () => {
    const card = cardFor(EVERYTHING, [
      named('region_psych', 'Bente'),
      action('region_psych', 'housing', 'uden dag'),
      action('muni_social', 'housing', 'senere', '2026-12-24'),
      action('region_psych', 'mental_state', 'først', '2026-12-01'),
    ]);
    expect(card?.action).toEqual({ owner: 'region_psych', text: 'først', responsible: NURSE, dueOn: '2026-12-01' });
  });

  it('shows today’s first visit and no other day’s, and does not count an attempt as contact', () => {
    const visit = (on: string, at: string) =>
      element('visit', 'region_psych', 'visit_logistics', { on, at, who: [NURSE] });
    const contact = (on: string, how: string) =>
      element('contact', 'region_psych', 'visit_logistics', { on, by: NURSE, how });
    const card = cardFor(EVERYTHING, [
      named('region_psych', 'Bente'),
      visit('2026-11-27', '08:00'),
      visit('2026-11-26', '13:15'),
      visit('2026-11-26', '09:30'),
      contact('2026-11-20', 'home'),
      contact('2026-11-25', 'attempt'),
    ]);
    expect(card).toMatchObject({ visit: { at: '09:30' }, lastContactOn: '2026-11-20' });
  });

  it.each([
    ['admitted', { since: '2026-11-20', ward: 'A', onLeave: false }],
    ['on_leave', { since: '2026-11-20', ward: 'A', onLeave: true }],
    ['discharged', null],
    ['cancelled', null],
  ])('says of a hospital stay that is %s', (status, shown) => {
    const stayed = element('admission', 'region_psych', 'admission_discharge', {
      status,
      since: '2026-11-20',
      ward: 'A',
      episode: 'e',
    });
    expect(cardFor(EVERYTHING, [named('region_psych', 'Bente'), stayed])?.admission).toEqual(shown);
  });

  it('marks the owners of what may be seen, and own words as the citizen’s', () => {
    const mask = maskOf([
      ['region_psych', 'identification'],
      ['region_psych', 'own_goals'],
    ]);
    const words = element('goal', 'region_psych', 'own_goals', { text: 'Have en kat.', saidTo: NURSE, saidOn: TODAY });
    const secret = element('note', 'muni_social', 'housing', { text: 'Hemmeligt.' });
    expect(cardFor(mask, [named('region_psych', 'Bente'), words, secret])?.marks).toEqual(['region_psych', 'citizen']);
  });
});

describe('what a card holds back', () => {
  const known: Pair[] = [
    ['region_psych', 'identification'],
    ['region_psych', 'board_status'],
  ];
  const start = [named('region_psych', 'Bente'), stay('region_psych', 3, '2026-11-01', 's')];

  it('says that a reason is held, because a stay always has one', () => {
    expect(
      cardFor(maskOf(known), [...start, reason('region_psych', 'symptoms_worse', 's')], 'muni_social'),
    ).toMatchObject({ reasons: [], reasonHeld: true });
  });

  it('says that an action may be held, the same whether or not there is one', () => {
    const none = cardFor(maskOf(known), start, 'muni_social');
    const some = cardFor(
      maskOf(known),
      [...start, action('region_psych', 'mental_state', 'Hemmeligt.')],
      'muni_social',
    );
    expect(none).toMatchObject({ action: null, actionHeld: true });
    expect(some).toEqual(none);
  });

  it('says nothing of the kind to who would see every action', () => {
    expect(cardFor(EVERYTHING, start)).toMatchObject({ action: null, actionHeld: false });
  });
});

const anyOwner = fc.constantFrom(...OWNERS);
const anySlot = fc.integer({ min: 0, max: SLOT_COUNT - 1 });
const anyMask = fc
  .array(fc.boolean(), { minLength: SLOT_COUNT, maxLength: SLOT_COUNT })
  .map((bits) => bits.map((bit) => (bit ? '1' : '0')).join(''));

/** An element of any kind in any slot, with content its kind could have. */
const anyElement = fc
  .record({ slot: anySlot, n: fc.integer({ min: 0, max: 9 }), id: fc.uuid() })
  .chain(({ slot, n, id }) => {
    const { owner, category } = pairOf(slot);
    const of = (kind: ElementKind, content: Record<string, unknown>) => element(kind, owner, category, content, id);
    const on = `2026-11-2${n}`;
    return fc.constantFrom(
      of('note', { text: `note ${n}` }),
      of('action', { text: `action ${n}`, responsible: NURSE, dueOn: n % 2 ? on : null, doneAt: null }),
      of('goal', { text: `goal ${n}`, saidTo: null, saidOn: on }),
      of('visit', { on: TODAY, at: `0${n}:00`, who: [NURSE] }),
      of('contact', { on, by: NURSE, how: 'home' }),
      of('contacts', { members: [NURSE] }),
      of('exit_criterion', { text: `exit ${n}` }),
      of('admission', { status: 'admitted', since: on, ward: `ward ${n}`, episode: 'e' }),
      element('identity', owner, 'identification', { givenName: `Name ${n}`, familyName: 'Krog' }, id),
      element('stay', owner, 'board_status', { level: 1 + (n % 3), since: on, reviewOn: null }, `stay of ${owner}`),
      element(
        'reason',
        owner,
        inherited(BOARD_REASONS[n] ?? 'own_wish'),
        { reason: BOARD_REASONS[n] ?? 'own_wish', primary: n === 0, stay: `stay of ${owner}` },
        id,
      ),
    );
  });

/** The mask, read a second time: an open slot, and of reasons and of the hospital’s notice what the law adds. */
function allows({ mask, noticeOnly }: VisibleCitizen, { slot, kind, owner, category }: ElementEntity): boolean {
  if (mask[slot] !== '1') return false;
  // By the notice of § 12 c nothing else tagged alike shows, not even why somebody is on the board.
  if (noticeOnly && owner === 'region_psych' && category === 'admission_discharge' && kind !== 'admission')
    return false;
  return !(kind === 'reason' || kind === 'exit_criterion') || mask[slotOf(owner, 'board_status')] === '1';
}

describe('a card of anybody’s', () => {
  it('never changes when something is added or taken away that the viewer may not see', () => {
    const several = fc.array(anyElement, { maxLength: 15 });
    fc.assert(
      fc.property(several, several, anyMask, fc.boolean(), anyOwner, (elements, others, mask, noticeOnly, sector) => {
        const citizen = citizenWith(mask, noticeOnly);
        const allowed = elements.filter((one) => allows(citizen, one));
        const hidden = others.filter((one) => !allows(citizen, one));
        const card = (of: readonly ElementEntity[]) =>
          cardOf(SHARING_POLICY, citizen, present(citizen, of), sector, TODAY);
        expect(card(elements)).toEqual(card(allowed));
        expect(card([...hidden, ...allowed])).toEqual(card(allowed));
        expect(present(citizen, elements)).toEqual(allowed);
      }),
      { numRuns: 1_500 },
    );
  });

  it('holds an action back by the decision alone', () => {
    fc.assert(
      fc.property(fc.array(anyElement, { maxLength: 20 }), anyMask, anyOwner, (elements, mask, sector) => {
        const citizen = citizenWith(mask);
        const card = cardOf(SHARING_POLICY, citizen, present(citizen, elements), sector, TODAY);
        const without = cardOf(
          SHARING_POLICY,
          citizen,
          present(
            citizen,
            elements.filter(({ kind }) => kind !== 'action'),
          ),
          sector,
          TODAY,
        );
        if (card && !card.action) expect(card.actionHeld).toBe(without?.actionHeld);
      }),
      { numRuns: 500 },
    );
  });
});
