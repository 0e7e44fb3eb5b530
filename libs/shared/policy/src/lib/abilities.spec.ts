import { CATEGORIES, instant, SLOT_COUNT, slotOf, type Role, type Sector } from '@samtavle/domain';
import fc from 'fast-check';
import { aCitizen } from '../testing/a-citizen.js';
import { actionAbilityFromPacked } from './action-ability.js';
import { actionAbility, packedActionRules } from './action-rules.js';
import { decide } from './decide.js';
import { maskOf, SLOTS } from './decision.js';
import { elementAbility } from './element-ability.js';
import { SHARING_POLICY } from './sharing-policy.js';
import { ACTING_ROLES, viewerClassOf, type ActingRole } from './viewer-class.js';

const can = (sector: Sector, role: ActingRole, registered = true) =>
  actionAbility(SHARING_POLICY, viewerClassOf(sector, role, registered));

describe('the ability to read elements', () => {
  it('reads exactly the slots of the stored decision', () => {
    const masks = fc.array(fc.constantFrom('0', '1'), { minLength: SLOT_COUNT, maxLength: SLOT_COUNT });
    fc.assert(
      fc.property(masks, (bits) => {
        const ability = elementAbility(bits.join(''));
        for (const slot of SLOTS) {
          expect(ability.can('read', { kind: 'Element', slot })).toBe(bits[slot] === '1');
        }
      }),
      { numRuns: 50 },
    );
  });

  it('reads nothing, not even in general, when the decision is empty', () => {
    const ability = elementAbility('0'.repeat(SLOT_COUNT));
    expect(ability.can('read', 'Element')).toBe(false);
    expect(ability.can('read', { kind: 'Element', slot: slotOf('citizen', 'own_goals') })).toBe(false);
  });

  it('is built once for a mask, also after many others have come and gone', () => {
    const nurse = viewerClassOf('region_psych', 'nurse_region', false);
    const mask = maskOf(decide(SHARING_POLICY, nurse, aCitizen().facts, instant('2026-12-10T09:00:00Z')));
    const ability = elementAbility(mask);
    expect(elementAbility(mask)).toBe(ability);
    for (let number = 0; number < 4_000; number += 1) {
      elementAbility(number.toString(2).padStart(SLOT_COUNT, '0'));
      if (number % 1_000 === 0) expect(elementAbility(mask)).toBe(ability);
    }
  });

  it('refuses a mask it cannot read', () => {
    expect(() => elementAbility('1')).toThrow(RangeError);
  });
});

/** Packing writes one subject as a list of one, and spells out what is not inverted. */
const plain = ({ action, subject, conditions }: { action: unknown; subject: unknown; conditions?: unknown }) => ({
  action: [action].flat(),
  subject: [subject].flat(),
  conditions,
});

describe('what somebody may do', () => {
  it('lets those with access to the board place, move, edit and take off, and nobody else', () => {
    expect(can('region_psych', 'nurse_region').can('place', 'Stay')).toBe(true);
    expect(can('muni_social', 'support_worker_muni').can('takeOff', 'Stay')).toBe(true);
    const withoutBoard: [Sector, Role][] = [
      ['muni_employment', 'benefits_officer'],
      ['muni_health', 'leader_muni_health'],
      ['muni_employment', 'leader_employment'],
      ['police_psp', 'police_contact'],
      ['audit', 'audit_officer'],
      ['research', 'evaluation_officer'],
      ['citizen', 'citizen'],
      ['citizen', 'representative'],
      ['relative', 'relative'],
      ['region_psych', 'system_admin'],
    ];
    for (const [sector, role] of withoutBoard) {
      const beyondOversight = can(sector, role).rules.filter((rule) => rule.action !== 'read');
      expect(beyondOversight).toEqual([]);
    }
  });

  it('gives a job consultant no stay to place: board status is not the employment sector’s', () => {
    const ability = can('muni_employment', 'job_consultant');
    expect(ability.can('open', 'Board')).toBe(true);
    expect(ability.can('place', 'Stay')).toBe(false);
    expect(ability.can('ask', 'Consent')).toBe(true);
  });

  it('lets staff write for their own sector what its rule and their role let them read', () => {
    const ability = can('muni_social', 'support_worker_muni');
    const write = (owner: 'muni_social' | 'region_psych', category: (typeof CATEGORIES)[number]) =>
      ability.can('write', { kind: 'Element', owner, category });
    expect(write('muni_social', 'mental_state')).toBe(true);
    expect(write('region_psych', 'mental_state')).toBe(false);
    expect(write('muni_social', 'economy_benefits')).toBe(false);
    expect(write('muni_social', 'diagnosis')).toBe(false);
    expect(write('muni_social', 'psychotherapy_notes')).toBe(false);
    expect(write('muni_social', 'access_log')).toBe(false);
  });

  it('gives a regional peer without a registered responsible person an empty board', () => {
    const ability = can('region_psych', 'peer_region', false);
    expect(ability.can('open', 'Board')).toBe(true);
    expect(ability.can('write', 'Element')).toBe(false);
    expect(can('region_psych', 'peer_region', true).can('write', 'Element')).toBe(true);
  });

  it('lets leaders, secretaries and caseworkers import a list of citizens', () => {
    const importers = [
      ['region_psych', 'team_leader_region'],
      ['muni_social', 'team_leader_muni'],
      ['muni_social', 'team_leader_joint'],
      ['region_psych', 'medical_secretary'],
      ['muni_social', 'caseworker_muni'],
      ['region_psych', 'social_worker_region'],
    ] as const;
    for (const [sector, role] of importers) expect(can(sector, role).can('import', 'Citizen')).toBe(true);
    expect(can('region_psych', 'nurse_region').can('import', 'Citizen')).toBe(false);
    expect(can('muni_social', 'support_worker_muni').can('import', 'Citizen')).toBe(false);
  });

  it('keeps the audit log for the audit officer, and the policy for the officers of audit and data protection', () => {
    expect(can('audit', 'audit_officer').can('read', 'AuditLog')).toBe(true);
    expect(can('audit', 'audit_officer').can('read', 'SharingPolicy')).toBe(true);
    expect(can('region_psych', 'data_protection_officer').can('read', 'SharingPolicy')).toBe(true);
    expect(can('region_psych', 'data_protection_officer').can('approve', 'SharingPolicy')).toBe(true);
    expect(can('audit', 'audit_officer').can('draft', 'SharingPolicy')).toBe(false);
    expect(can('audit', 'audit_officer').can('approve', 'SharingPolicy')).toBe(false);
    expect(can('region_psych', 'data_protection_officer').can('read', 'AuditLog')).toBe(false);
    expect(can('region_psych', 'team_leader_region').can('read', 'AuditLog')).toBe(false);
  });

  it('gives nothing to somebody acting where the role does not belong', () => {
    expect(
      actionAbility(SHARING_POLICY, { sector: 'muni_social', role: 'nurse_region', healthPerson: true }).rules,
    ).toEqual([]);
  });

  it('travels packed to the browser and stays the same there', () => {
    for (const role of ACTING_ROLES) {
      const sector = SHARING_POLICY.roles.find((known) => known.id === role)?.sector[0] ?? 'audit';
      const viewer = viewerClassOf(sector, role, true);
      const wire: ReturnType<typeof packedActionRules> = JSON.parse(
        JSON.stringify(packedActionRules(SHARING_POLICY, viewer)),
      );
      const here = actionAbility(SHARING_POLICY, viewer);
      const there = actionAbilityFromPacked(wire);
      expect(there.rules.map(plain)).toEqual(here.rules.map(plain));
      for (const category of CATEGORIES) {
        const element = { kind: 'Element', owner: 'region_psych', category } as const;
        expect(there.can('write', element)).toBe(here.can('write', element));
      }
    }
  });
});
