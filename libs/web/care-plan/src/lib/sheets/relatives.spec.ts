import { type CitizenDetail, RelativeId } from '@samtavle/contracts';
import { relativeIn, relativesOf } from './relatives.js';

const LONE = { id: RelativeId.parse('40000000-0000-4000-8000-000000000001'), name: 'Lone Krog', relation: 'søster' };
const consent = (more: Partial<CitizenDetail['consents'][number]> = {}): CitizenDetail['consents'][number] => ({
  package: 'PKG_RELATIVE',
  titleDa: '',
  titleEn: '',
  form: 'written',
  relative: LONE,
  state: 'active',
  version: 1,
  givenOn: '2026-11-01',
  expiresOn: '2027-11-01',
  askedOn: null,
  answerBy: null,
  askAgainOn: null,
  leftOut: [],
  mayRegister: true,
  flows: [{ from: 'region_psych', to: 'relative', categories: ['crisis_plan', 'mental_state'] }],
  ...more,
});

describe('what a relative may be told', () => {
  it('is what the citizen has said yes to, without what was left out', () => {
    expect(relativesOf({ consents: [consent({ leftOut: ['mental_state'] })] })).toMatchObject([
      { name: 'Lone Krog', categories: ['crisis_plan'] },
    ]);
  });

  it('is nothing once the consent is asked for, refused, taken back or over', () => {
    for (const state of ['not_asked', 'asked', 'refused', 'withdrawn', 'expired', 'paused'])
      expect(relativesOf({ consents: [consent({ state })] })[0]?.categories).toEqual([]);
  });

  it('is not read from a consent about anything else', () => {
    expect(relativesOf({ consents: [consent({ package: 'PKG_DAILY', relative: null })] })).toEqual([]);
  });

  it('is said of whom somebody in the network has been tied to, and of nobody for their name alone', () => {
    const other = { ...LONE, relation: 'kusine', id: RelativeId.parse('40000000-0000-4000-8000-000000000002') };
    const two = relativesOf({ consents: [consent(), consent({ relative: other })] });
    expect(relativeIn({ relative: other.id }, two)?.relation).toBe('kusine');
    for (const relative of [undefined, null, RelativeId.parse('40000000-0000-4000-8000-000000000003')])
      expect(relativeIn({ relative }, two)).toBeUndefined();
  });
});
