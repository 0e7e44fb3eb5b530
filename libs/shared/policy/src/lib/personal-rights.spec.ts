import { CATEGORIES, OWNERS, pairOf, type Slot } from '@samtavle/domain';
import fc from 'fast-check';
import { someViewer } from '../testing/arbitrary-facts.js';
import { composePolicy } from './compose-policy.js';
import { emergencyPull } from './emergency.js';
import { addressForVisit, privateForContact, stillOpenAlone } from './personal-rights.js';
import { SHARING_POLICY } from './sharing-policy.js';
import { viewerClassOf } from './viewer-class.js';

const RUNS = { numRuns: 1_000 };
const nurse = viewerClassOf('region_psych', 'nurse_region', false);
const muniNurse = viewerClassOf('muni_health', 'nurse_muni', false);
const worker = viewerClassOf('muni_social', 'support_worker_muni', false);

describe('rights of one person in the own sector', () => {
  it('open the address of the own sector to a visitor, and to nobody whose role does not read it', () => {
    fc.assert(
      fc.property(someViewer, (viewer) => {
        const right = addressForVisit(SHARING_POLICY, viewer);
        if (right === undefined) return;
        expect(pairOf(right.slot)).toEqual({ owner: viewer.sector, category: 'protected_address' });
        expect(SHARING_POLICY.roles.find(({ id }) => id === viewer.role)?.read_ceiling).toContain('protected_address');
      }),
      RUNS,
    );
    expect(addressForVisit(SHARING_POLICY, worker)?.rule).toBe('R-OWN-SOC-ADDR');
    expect(addressForVisit(SHARING_POLICY, viewerClassOf('muni_social', 'peer_muni', false))).toBeUndefined();
  });

  it('open what is private to a primary contact outside health only', () => {
    expect(privateForContact(SHARING_POLICY, worker)?.rule).toBe('R-OWN-SOC-PRIV');
    expect(privateForContact(SHARING_POLICY, nurse)).toBeUndefined();
    expect(privateForContact(SHARING_POLICY, muniNurse)).toBeUndefined();
    for (const owner of OWNERS)
      expect(privateForContact(SHARING_POLICY, { ...worker, sector: owner, role: 'citizen' })).toBeUndefined();
  });

  it('stay open under the policy they were opened by, and close with their rule or gateway', () => {
    const without = (id: string) =>
      composePolicy(SHARING_POLICY, 'without', {
        rules: SHARING_POLICY.rules.map((rule) => (rule.id === id ? { ...rule, effect: 'never' } : rule)),
        gateways: SHARING_POLICY.gateways.map((one) => (one.id === id ? { ...one, enabled: false } : one)),
      });
    const noPull = without('EMERG_HEALTH_PULL');
    fc.assert(
      fc.property(someViewer, fc.constantFrom(...CATEGORIES), (viewer, category) => {
        const pulled = emergencyPull(SHARING_POLICY, viewer, [category]);
        if (!pulled.ok) return;
        const { slots } = pulled;
        expect(stillOpenAlone(SHARING_POLICY, viewer, 'emergency_pull', slots)).toEqual(slots);
        expect(stillOpenAlone(noPull, viewer, 'emergency_pull', slots)).toEqual([]);
      }),
      RUNS,
    );
    const address = addressForVisit(SHARING_POLICY, worker);
    const notes = privateForContact(SHARING_POLICY, worker);
    if (!address || !notes) throw new Error('a support worker has both');
    const keeps = (ground: 'address_visit' | 'private_contact', { slot }: { slot: Slot }, closed: string) =>
      stillOpenAlone(without(closed), worker, ground, [slot]).length === 1;
    expect(keeps('address_visit', address, 'R-OWN-SOC-PRIV')).toBe(true);
    expect(keeps('address_visit', address, 'R-OWN-SOC-ADDR')).toBe(false);
    expect(keeps('private_contact', notes, 'R-OWN-SOC-ADDR')).toBe(true);
    expect(keeps('private_contact', notes, 'R-OWN-SOC-PRIV')).toBe(false);
  });
});
