import { day } from '@samtavle/domain';
import { CONSENT_EVENTS, CONSENT_STATES } from './policy-vocabulary.js';
import { consentPackage, consentShares, consentTransition, expiryOf, packageNaming } from './consent-packages.js';
import { SHARING_POLICY } from './sharing-policy.js';

describe('a consent', () => {
  it('ends on the same date one year later, also over a leap day', () => {
    expect(expiryOf(day('2026-12-01'))).toBe('2027-12-01');
    expect(expiryOf(day('2027-03-01'))).toBe('2028-03-01');
  });

  it('given on 29 February ends on 28 February', () => {
    expect(expiryOf(day('2028-02-29'))).toBe('2029-02-28');
  });

  it('of a package that asks for less than a year ends after its own days', () => {
    expect(expiryOf(day('2027-01-31'), { max_days: 30 })).toBe('2027-03-02');
    expect(expiryOf(day('2027-01-31'), consentPackage('PKG_BASE'))).toBe('2028-01-31');
  });

  it('goes only the ways the policy lists', () => {
    const steps = CONSENT_STATES.flatMap((from) =>
      CONSENT_EVENTS.flatMap((event) => {
        const to = consentTransition(from, event);
        return to === undefined ? [] : [{ from, event, to }];
      }),
    );
    expect(steps).toHaveLength(SHARING_POLICY.consent_transitions.length);
    expect(consentTransition('not_asked', 'ask')).toBe('asked');
    expect(consentTransition('suspended_capacity', 'citizen_confirms')).toBe('active');
    expect(consentTransition('not_asked', 'give')).toBeUndefined();
    expect(consentTransition('withdrawn', 'renew')).toBeUndefined();
  });

  it('shares while it is active or about to lapse, and in no other state', () => {
    expect(CONSENT_STATES.filter((state) => consentShares(state))).toEqual(['active', 'expiring']);
  });

  it('is asked for through the package that names the flow', () => {
    expect(packageNaming(SHARING_POLICY, 'mental_state', 'region_psych', 'muni_social')?.id).toBe('PKG_DAILY');
    expect(packageNaming(SHARING_POLICY, 'mental_state', 'muni_social', 'region_psych')?.id).toBe('PKG_SOCIAL');
    expect(packageNaming(SHARING_POLICY, 'diagnosis', 'region_psych', 'muni_employment')).toBeUndefined();
    expect(consentPackage('PKG_BASE')?.label_da).toBe('Ét team omkring mig');
    expect(consentPackage('PKG_EVERYTHING')).toBeUndefined();
  });
});
