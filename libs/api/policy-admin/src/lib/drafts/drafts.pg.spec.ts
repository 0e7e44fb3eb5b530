import { type StaffKey } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { SHARING_POLICY } from '@samtavle/policy';
import { type Changes, EASED, type Officers, theOfficers } from '../../testing/the-officers.js';
import { ApproveDraftHandler } from './approve-draft.handler.js';

let officers: Officers;
beforeEach(async () => {
  officers = await theOfficers();
}, 60_000);
afterEach(() => officers?.team.close());

describe('the policy in force', () => {
  it('is read with every rule, gateway and source, and reading it is recorded', async () => {
    const view = await officers.inForce('regionOfficer');
    expect(view.rules).toEqual(SHARING_POLICY.rules);
    expect(view.gateways).toHaveLength(SHARING_POLICY.gateways.length);
    expect(view.sources).toHaveLength(SHARING_POLICY.legal_sources.length);
    expect(view.version).toBe(SHARING_POLICY.policy_version);
    expect((await officers.team.audit('policy.read')).at(-1)).toMatchObject({
      outcome: 'ok',
      actor_name: 'Olga Prøve',
    });
  });
});

describe('a draft', () => {
  it('is kept with who, when and why, and nothing is different yet', async () => {
    const before = await officers.masks();
    const id = await officers.drafted();
    const [draft] = (await officers.drafts('muniDpo')).drafts;
    expect(draft).toMatchObject({
      id,
      state: 'open',
      changes: EASED,
      drafter: { name: 'Rie Prøve', authority: 'Prøvens region' },
      mine: false,
      notMine: null,
    });
    expect((await officers.drafts('regionDpo')).drafts[0]).toMatchObject({ mine: true, notMine: 'own' });
    expect((await officers.drafts('otherRegionDpo')).drafts[0]).toMatchObject({ notMine: 'same_authority' });
    expect((await officers.drafts('muniOfficer')).drafts[0]).toMatchObject({ notMine: 'not_officer' });
    expect(await officers.masks()).toEqual(before);
    expect((await officers.team.audit('command.done')).at(-1)).toMatchObject({ command: 'policy.draft' });
  });

  it.each<StaffKey>(['nurse', 'leader', 'regionOfficer', 'caseworker'])('is nothing a %s can make', async (key) => {
    const refusal = await refusalOf(
      officers.team.does(key, 'policy.draft', { base: SHARING_POLICY.policy_version, changes: EASED }),
    );
    expect(refusal.code).toBe('action_not_allowed');
    expect(await officers.team.database.asOwner('SELECT 1 FROM policy_draft')).toEqual([]);
    expect((await officers.team.audit('command.refused')).at(-1)).toMatchObject({
      command: 'policy.draft',
      outcome: 'denied',
    });
  });

  it('law 18: with a fault is refused in both languages at the field, naming the rule, and the try is recorded', async () => {
    const refusal = await refusalOf(
      officers.drafted([
        { kind: 'rule', id: 'R-REG-SOC-BASE', reason: 'Prøve', set: { category: ['gossip'], basis: [] } },
      ]),
    );
    expect(refusal.code).toBe('policy_faulty');
    expect(refusal.extra.fields).toContainEqual(
      expect.objectContaining({
        path: 'changes.0.category',
        problem: 'unknown-vocabulary',
        da: expect.stringContaining('R-REG-SOC-BASE'),
        en: expect.stringContaining('gossip'),
      }),
    );
    expect(await officers.team.database.asOwner('SELECT 1 FROM policy_draft')).toEqual([]);
    expect((await officers.team.audit('command.refused')).at(-1)?.reason).toContain(
      'unknown-vocabulary R-REG-SOC-BASE',
    );
  });

  it('is changed by its drafter alone, and only as it was last seen', async () => {
    const id = await officers.drafted();
    const more: Changes = [...EASED, { kind: 'gateway', id: 'RSL12C', reason: 'Afventer', set: { enabled: false } }];
    expect(
      (await refusalOf(officers.team.does('muniDpo', 'policy.change', { draft: id, version: 1, changes: more }))).code,
    ).toBe('action_not_allowed');
    await officers.team.does('regionDpo', 'policy.change', { draft: id, version: 1, changes: more });
    expect((await officers.drafts()).drafts[0]).toMatchObject({ version: 2, changes: more });
    expect((await refusalOf(officers.approve(id, 'muniDpo', 1))).code).toBe('stale_version');
  });

  it('that is discarded keeps the reason, and is decided', async () => {
    const id = await officers.drafted();
    await officers.team.does('muniDpo', 'policy.discard', { draft: id, version: 1, reason: 'Hjemlen rækker ikke' });
    expect((await officers.drafts()).drafts[0]).toMatchObject({
      state: 'discarded',
      decided: { by: { name: 'Maja Prøve' }, because: 'Hjemlen rækker ikke' },
    });
    expect((await refusalOf(officers.approve(id, 'muniDpo', 2))).code).toBe('draft_closed');
  });
});

describe('four eyes', () => {
  it.each<[StaffKey, string, string]>([
    ['regionDpo', 'four_eyes', 'four eyes: own'],
    ['otherRegionDpo', 'four_eyes', 'four eyes: same_authority'],
    ['muniOfficer', 'action_not_allowed', 'action_not_allowed'],
    ['leader', 'action_not_allowed', 'action_not_allowed'],
  ])('are not the drafter’s and %s’s', async (key, code, reason) => {
    const id = await officers.drafted();
    expect((await refusalOf(officers.approve(id, key))).code).toBe(code);
    expect((await officers.team.audit('command.refused')).at(-1)).toMatchObject({ command: 'policy.approve', reason });
    expect((await officers.inForce()).version).toBe(SHARING_POLICY.policy_version);
  });

  it.each(['region', 'municipality'] as const)('are not those of two %s officers of two authorities', async (kind) => {
    const first = kind === 'region' ? 'regionDpo' : 'muniDpo';
    const [elsewhere] = await officers.team.database.asOwner<{ id: string }>(
      `INSERT INTO authority (id, kind, name) VALUES (gen_random_uuid(), $1, 'Nabomyndigheden') RETURNING id`,
      [kind],
    );
    await officers.team.database.asOwner('UPDATE member SET authority_id = $2 WHERE id = $1', [
      officers.team.member('otherRegionDpo'),
      elsewhere?.id,
    ]);
    const id = await officers.drafted(EASED, first);
    const waiting = (await officers.drafts('otherRegionDpo')).drafts.find((draft) => draft.id === id);
    expect(waiting).toMatchObject({ notMine: 'same_kind' });
    const refusal = await refusalOf(officers.approve(id, 'otherRegionDpo'));
    expect(refusal).toMatchObject({
      code: 'four_eyes',
      extra: {
        fields: [
          {
            path: 'draft',
            problem: 'same_kind',
            da: expect.stringMatching(/mellem region og kommune/),
            en: expect.stringMatching(/between region and municipality/),
          },
        ],
      },
    });
    expect((await officers.team.audit('command.refused')).at(-1)).toMatchObject({ reason: 'four eyes: same_kind' });
    expect((await officers.inForce()).version).toBe(SHARING_POLICY.policy_version);
    // The same by the database alone.
    const forged = officers.team.database.runtime.query(
      `INSERT INTO policy_version (version, origin, file, file_digest, rules, gateways, at, draft_id, drafter_person, drafter_member, drafter_authority, approver_person, approver_member, approver_authority)
       SELECT 'forged', 'approved', v.file, v.file_digest, v.rules, v.gateways, now(), d.id, d.drafter_person, d.drafter_member, d.drafter_authority, m.person_id, m.id, m.authority_id
         FROM policy_version v, policy_draft d, member m WHERE d.id = $1 AND m.id = $2 LIMIT 1`,
      [id, officers.team.member('otherRegionDpo')],
    );
    await expect(forged).rejects.toThrow(/other side/);
  });

  it('are asked for by the database too, whatever a handler forgets', async () => {
    const id = await officers.drafted();
    const person = officers.team.person('regionDpo');
    await expect(
      officers.team.database.runtime.query(
        `INSERT INTO policy_version (version, origin, file, file_digest, rules, gateways, at, draft_id, drafter_person, drafter_authority, approver_person, approver_authority)
         SELECT 'forged', 'approved', 'x', 'x', '[]', '[]', now(), $1, $2, a.id, $2, a.id FROM authority a LIMIT 1`,
        [id, person],
      ),
    ).rejects.toThrow(/check constraint/);
    await expect(officers.team.database.runtime.query(`UPDATE policy_version SET rules = '[]'`)).rejects.toThrow(
      /permission denied/,
    );
  });

  it('look with a fresh log-in', async () => {
    const id = await officers.drafted();
    const viewer = { ...(await officers.team.viewer('muniDpo')), authenticatedAt: '2026-11-25T00:00:00.000Z' };
    const tried = officers.team.database.work.runAs(
      { teamId: null, classKey: null, memberId: null, sector: null, reach: 'class' },
      (tx) => officers.team.get(ApproveDraftHandler).handle(tx, viewer, { draft: id, version: 1 }),
    );
    expect((await refusalOf(tried)).code).toBe('fresh_login_needed');
  });
});

describe('a draft on an old version', () => {
  it('is refused, and cannot be looked at any more: another was approved meanwhile', async () => {
    const [first, second] = [await officers.drafted(), await officers.drafted(EASED, 'muniDpo')];
    await officers.approve(first);
    expect((await officers.drafts('regionDpo')).drafts.find(({ id }) => id === second)).toMatchObject({
      notMine: 'stale',
    });
    expect((await refusalOf(officers.approve(second, 'regionDpo'))).code).toBe('policy_stale');
    expect((await refusalOf(officers.effect(second))).code).toBe('policy_stale');
    expect(
      (
        await refusalOf(
          officers.team.does('regionDpo', 'policy.draft', { base: SHARING_POLICY.policy_version, changes: EASED }),
        )
      ).code,
    ).toBe('policy_stale');
  });

  it('has one winner when two are approved at once', async () => {
    const [first, second] = [await officers.drafted(), await officers.drafted(EASED, 'muniDpo')];
    const tries = await Promise.allSettled([officers.approve(first), officers.approve(second, 'regionDpo')]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await officers.team.database.asOwner(`SELECT 1 FROM policy_version WHERE origin = 'approved'`)).toHaveLength(
      1,
    );
  });
});
