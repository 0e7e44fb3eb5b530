import { addDays, daysBetween } from '@samtavle/domain';
import { CONSENT_STATES, consentPackage, consentShares, expiryOf } from '@samtavle/policy';
import { aDemo, NOW } from '../../testing/some-demo.js';

const demo = aDemo();
const today = NOW.slice(0, 10) as Parameters<typeof addDays>[0];
const consents = demo.citizens.flatMap((citizen) => citizen.consents);

describe('consents in the demo', () => {
  it('stand in every state a consent can be left in', () => {
    expect([...new Set(consents.map(({ state }) => state))].sort()).toEqual([...CONSENT_STATES].sort());
  });

  it('are one per citizen, package, sector and relative, beside those they replaced', () => {
    for (const citizen of demo.citizens) {
      const keys = citizen.consents
        .filter(({ state }) => state !== 'superseded')
        .map((consent) => `${consent.package} ${consent.sector} ${consent.relative?.name ?? ''}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('name what the package names, and nothing before the answer was yes', () => {
    for (const { flows, givenOn, relative, state, package: name } of consents) {
      const named = consentPackage(name)?.flows ?? [];
      if (relative === null && state !== 'superseded') expect(flows).toEqual(givenOn ? named : []);
      for (const { from, to, categories } of flows) {
        const flow = named.find((one) => one.from === from && one.to === to);
        expect(categories.length > 0 && categories.every((category) => flow?.categories.includes(category))).toBe(true);
      }
    }
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

  it('are followed by what the law knows besides: one that lapses in nine days, a refusal, a representative, a relative', () => {
    expect(consents.some(({ expiresOn }) => expiresOn === addDays(today, 9))).toBe(true);
    expect(consents.filter(({ relative, state }) => relative !== null && state === 'active')).toHaveLength(1);
    expect(demo.citizens.flatMap((citizen) => citizen.objections)).toMatchObject([
      { givenTo: 'region_psych', receivers: ['muni_health'] },
    ]);
    expect(demo.citizens.flatMap((citizen) => citizen.representatives)).toHaveLength(1);
  });

  it('are never asked of somebody the asking side does not know', () => {
    for (const { enrolments, consents: own } of demo.citizens) {
      for (const { sector } of own) expect(enrolments.map((one) => one.sector)).toContain(sector);
    }
  });
});
