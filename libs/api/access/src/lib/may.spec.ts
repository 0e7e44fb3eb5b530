import { CLIENT_MESSAGES, COMMANDS, ROUTES } from '@samtavle/contracts';
import { SECTORS } from '@samtavle/domain';
import { ACTING_ROLES, mayActIn, SHARING_POLICY, viewerClassOf } from '@samtavle/policy';
import { may } from './may.js';

/** Every role in every sector it can act in, with and without the responsible that makes some of them health persons. */
const everybody = ACTING_ROLES.flatMap((role) =>
  SECTORS.filter((sector) => mayActIn(role, sector)).flatMap((sector) =>
    [true, false].map((responsible) => {
      const viewerClass = viewerClassOf(sector, role, responsible);
      return { role, sector, viewerClass, policy: SHARING_POLICY };
    }),
  ),
);
const who = (action: string, subject: string) =>
  new Set(everybody.filter((one) => may(one, action, subject)).map(({ role, sector }) => `${role} ${sector}`));

const ON_THE_BOARD = [
  'psychiatrist region_psych',
  'psychologist_region region_psych',
  'nurse_region region_psych',
  'other_authorised_region region_psych',
  'social_worker_region region_psych',
  'peer_region region_psych',
  'support_worker_muni muni_social',
  'caseworker_muni muni_social',
  'peer_muni muni_social',
  'nurse_muni muni_health',
  'sosu_assistant_muni muni_health',
  'addiction_clinician_muni muni_health',
  'team_leader_region region_psych',
  'team_leader_muni muni_social',
  'team_leader_joint region_psych',
  'team_leader_joint muni_social',
  'medical_secretary region_psych',
];

/** OWASP ASVS 8.2.1: what each role may do at all, read once more by hand. */
describe('leave to ask', () => {
  it('to open the board is for those who work on it', () => {
    expect(who('open', 'Board')).toEqual(new Set([...ON_THE_BOARD, 'job_consultant muni_employment']));
  });

  it.each(['place', 'move', 'edit', 'takeOff'])('to %s a stay is for those who may hold a board status', (action) => {
    expect(who(action, 'Stay')).toEqual(new Set(ON_THE_BOARD));
  });

  it('to read the access log is the audit officer’s, and nobody else’s', () => {
    expect(who('read', 'AuditLog')).toEqual(new Set(['audit_officer audit']));
  });

  it('to read the rules is the officers’, to draft and approve them those of data protection alone', () => {
    const dataProtection = new Set(SECTORS.map((sector) => `data_protection_officer ${sector}`));
    expect(who('read', 'SharingPolicy')).toEqual(new Set([...dataProtection, 'audit_officer audit']));
    for (const action of ['draft', 'approve']) expect(who(action, 'SharingPolicy')).toEqual(dataProtection);
  });

  it('to import a whole list is for those who answer for it', () => {
    expect(who('import', 'Citizen')).toEqual(
      new Set([
        'team_leader_region region_psych',
        'team_leader_muni muni_social',
        'team_leader_joint region_psych',
        'team_leader_joint muni_social',
        'medical_secretary region_psych',
        'caseworker_muni muni_social',
        'social_worker_region region_psych',
      ]),
    );
  });

  it('is asked for in words the policy knows: nobody passes an action that does not exist', () => {
    for (const [action, subject] of [
      ['all', 'all'],
      ['manage', 'all'],
      ['open', 'Everything'],
      ['__proto__', 'Board'],
      ['delete', 'Citizen'],
    ] as const)
      expect(who(action, subject)).toEqual(new Set());
  });

  it('guards every command and every route that has an action, and somebody passes each', () => {
    const guarded = [
      ...Object.values(COMMANDS),
      ...Object.values(ROUTES).flatMap(({ access }) => (access.kind === 'action' ? [access] : [])),
    ];
    for (const { action, subject } of guarded) {
      expect(who(action, subject).size).toBeGreaterThan(0);
      for (const outsider of [
        'police_contact police_psp',
        'relative relative',
        'citizen citizen',
        'system_admin audit',
        'evaluation_officer research',
        // Everything of a citizen's; the rules are theirs.
        ...(subject === 'SharingPolicy' ? [] : ['data_protection_officer audit']),
      ])
        expect(who(action, subject)).not.toContain(outsider);
    }
  });

  it('covers every message a client may send', () => {
    expect(Object.keys(CLIENT_MESSAGES).sort()).toEqual(['command', 'presence', 'resume']);
  });
});
