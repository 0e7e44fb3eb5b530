import { addDays, daysBetween } from '@samtavle/domain';
import { CONSENT_STATES, consentPackage, consentShares, expiryOf } from '@samtavle/policy';
import { aDemo, NOW } from '../../testing/some-demo.js';

const demo = aDemo();
const today = NOW.slice(0, 10) as Parameters<typeof addDays>[0];
const consents = demo.citizens.flatMap((citizen) => citizen.consents);

describe('consents in the demo', () => {
  it('stand in every state a consent can be left in', () => {
    const left = CONSENT_STATES.filter((state) => state !== 'suspended_capacity' && state !== 'superseded');
    expect([...new Set(consents.map(({ state }) => state))].sort()).toEqual([...left].sort());
  });

  it('are one per citizen, package and sector', () => {
    for (const citizen of demo.citizens) {
      const keys = citizen.consents.map((consent) => `${consent.package} ${consent.sector}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('name what the package names, and nothing before the answer was yes', () => {
    for (const consent of consents)
      expect(consent.flows).toEqual(consent.givenOn ? consentPackage(consent.package)?.flows : []);
  });

  it('last a calendar year at most, and share only until then', () => {
    for (const { givenOn, expiresOn, state, ...consent } of consents) {
      expect(expiresOn).toBe(givenOn && expiryOf(givenOn, consentPackage(consent.package)));
      if (consentShares(state)) expect(expiresOn && expiresOn > today).toBe(true);
      if (state === 'expired') expect(expiresOn && expiresOn <= today).toBe(true);
    }
  });

  it('say that they are about to lapse within their last thirty days', () => {
    for (const { expiresOn, state } of consents) {
      if (state !== 'active' && state !== 'expiring') continue;
      const left = expiresOn ? daysBetween(today, expiresOn) : 0;
      expect(state).toBe(left <= 30 ? 'expiring' : 'active');
    }
  });

  it('name a day to ask again only after a no', () => {
    for (const { state, askAgainOn } of consents) expect(askAgainOn === null).toBe(state !== 'refused');
  });

  it('are never asked of somebody the asking side does not know', () => {
    for (const { enrolments, consents: own } of demo.citizens) {
      for (const { sector } of own) expect(enrolments.map((one) => one.sector)).toContain(sector);
    }
  });
});
