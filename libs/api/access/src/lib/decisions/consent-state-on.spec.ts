import { day } from '@samtavle/domain';
import { CONSENT_STATES } from '@samtavle/policy';
import { consentStateOn } from './consent-state-on.js';

const TODAY = day('2026-11-26');

describe('the state of a consent on a day', () => {
  it.each(['active', 'expiring'] as const)('%s has lapsed on its first day without sharing', (state) => {
    expect(consentStateOn(TODAY, state, day('2026-11-27'))).toBe(state);
    expect(consentStateOn(TODAY, state, day('2026-11-26'))).toBe('expired');
    expect(consentStateOn(TODAY, state, day('2026-11-25'))).toBe('expired');
    expect(consentStateOn(TODAY, state, null)).toBe(state);
  });

  it('stays what it was when nothing was shared anyway', () => {
    for (const state of CONSENT_STATES.filter((one) => one !== 'active' && one !== 'expiring'))
      expect(consentStateOn(TODAY, state, day('2020-01-01'))).toBe(state);
  });
});
