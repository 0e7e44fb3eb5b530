import { ElementId, type ElementView, type HeldBackNote } from '@samtavle/contracts';
import { anne } from '../../spec-parts/some-cards.js';
import { audienceOf, composable } from '@samtavle/web-data-access';
import { latestChanges, ownerParts, ownWords } from './groups.js';

let count = 0;
function anElement(content: ElementView['content'], more: Partial<ElementView> = {}): ElementView {
  count += 1;
  const at = `2026-11-2${count % 7}T08:00:00.000Z`;
  return {
    id: ElementId.parse(`30000000-0000-4000-8000-${String(count).padStart(12, '0')}`),
    owner: 'region_psych',
    category: 'mental_state',
    version: 1,
    content,
    createdAt: at,
    updatedAt: at,
    updatedBy: anne.id,
    rule: 'R',
    mayEdit: true,
    ...more,
  };
}
const note = (text: string, more: Partial<ElementView> = {}) => anElement({ kind: 'note', text }, more);
const goal = anElement(
  { kind: 'goal', text: 'Jeg vil sove', saidTo: null, saidOn: '2026-11-03' },
  { category: 'own_goals' },
);
const held = (owner: HeldBackNote['owner']): HeldBackNote => ({
  owner,
  categories: ['housing'],
  rule: 'R-SOC-REG-SOCIAL',
  basis: [],
  road: 'consent',
  package: 'PKG_SOCIAL',
  consentState: 'not_asked',
  askedOn: null,
  askAgainOn: null,
  askNow: false,
});

describe('the card', () => {
  it('puts the citizen’s own words first, whoever wrote them down', () => {
    expect(ownWords([note('n'), goal])).toEqual([goal]);
    expect(
      ownerParts({ elements: [note('n'), goal], heldBack: [] }, 'region_psych').flatMap((part) => part.elements),
    ).not.toContain(goal);
  });

  it('has one group per owner, the own sector first, and none for an owner of whom there is nothing to say', () => {
    const elements = [note('s', { owner: 'muni_social' }), note('r')];
    expect(ownerParts({ elements, heldBack: [] }, 'muni_social').map(({ owner }) => owner)).toEqual([
      'muni_social',
      'region_psych',
    ]);
    expect(ownerParts({ elements, heldBack: [] }, 'region_psych').map(({ owner }) => owner)).toEqual([
      'region_psych',
      'muni_social',
    ]);
  });

  it('explains what is held back in the owner’s group, also where nothing else stands', () => {
    const parts = ownerParts({ elements: [note('r')], heldBack: [held('muni_social')] }, 'region_psych');
    expect(parts.map(({ owner, heldBack }) => [owner, heldBack.length])).toEqual([
      ['region_psych', 0],
      ['muni_social', 1],
    ]);
  });

  it('reads the stay, then the primary reason, then open actions before done ones', () => {
    const done = anElement({
      kind: 'action',
      text: 'gjort',
      responsible: null,
      dueOn: null,
      doneAt: '2026-11-26T07:00:00.000Z',
    });
    const open = anElement({ kind: 'action', text: 'åben', responsible: null, dueOn: null, doneAt: null });
    const stay = ElementId.parse('30000000-0000-4000-8000-00000000ffff');
    const second = anElement({ kind: 'reason', reason: 'just_discharged', primary: false, stay });
    const first = anElement({ kind: 'reason', reason: 'suicide_risk', primary: true, stay });
    const [part] = ownerParts({ elements: [done, second, open, first], heldBack: [] }, 'region_psych');
    expect(part?.elements).toEqual([first, second, open, done]);
  });

  it('shows the newest changes first', () => {
    const old = note('old', { updatedAt: '2026-11-01T08:00:00.000Z' });
    const young = note('young', { updatedAt: '2026-11-26T08:00:00.000Z' });
    expect(latestChanges([old, young], 1)).toEqual([young]);
  });
});

describe('the composer', () => {
  it('begins with what the employer writes most about, and leaves out what has a form of its own', () => {
    expect(composable(['identification', 'board_status', 'diagnosis', 'mental_state'], 'region_psych')).toEqual([
      'mental_state',
      'board_status',
      'diagnosis',
    ]);
    expect(composable(['board_status', 'housing'], 'muni_social')).toEqual(['board_status', 'housing']);
  });

  it('knows who sees a line now and who would with a consent', () => {
    const consent = (state: string) => ({
      package: 'PKG_DAILY',
      titleDa: '',
      titleEn: '',
      form: 'written' as const,
      state,
      version: 1,
      givenOn: null,
      expiresOn: null,
      relative: null,
      askedOn: null,
      answerBy: null,
      askAgainOn: null,
      leftOut: [],
      mayRegister: true,
      flows: [{ from: 'region_psych', to: 'muni_social', categories: ['mental_state' as const] }],
    });
    const readWithoutConsent = [{ category: 'mental_state' as const, sectors: ['muni_health' as const] }];
    const audience = (category: 'mental_state' | 'diagnosis', state: string) =>
      audienceOf('region_psych', category, { consents: [consent(state)], readWithoutConsent });
    expect(audience('mental_state', 'active')).toEqual({
      byLaw: ['muni_health'],
      see: ['muni_social'],
      withConsent: [],
    });
    expect(audience('mental_state', 'withdrawn')).toEqual({
      byLaw: ['muni_health'],
      see: [],
      withConsent: ['muni_social'],
    });
    expect(audience('diagnosis', 'active')).toEqual({ byLaw: [], see: [], withConsent: [] });
  });
});
