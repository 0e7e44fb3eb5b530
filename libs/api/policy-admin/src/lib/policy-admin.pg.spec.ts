import { hoursAfter, NO_TRACE, PersonalAccess, Policies, PolicyEffect, PolicySwitch } from '@samtavle/api-access';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { NOW, refusalOf } from '@samtavle/api-platform/testing';
import { type CommandDraft, type DraftEffect, PolicyDrafts, PolicyView } from '@samtavle/contracts';
import { slotOf } from '@samtavle/domain';
import { changesBetween, SHARING_POLICY, viewerClassKey } from '@samtavle/policy';
import { ApproveDraftHandler } from './drafts/approve-draft.handler.js';
import { ChangeDraftHandler } from './drafts/change-draft.handler.js';
import { DiscardDraftHandler } from './drafts/discard-draft.handler.js';
import { DraftPolicyHandler } from './drafts/draft-policy.handler.js';
import { Drafts } from './drafts/drafts.js';
import { PreviewDraft } from './preview/preview-draft.js';
import { ReadDrafts } from './read/read-drafts.js';
import { ReadPolicy } from './read/read-policy.js';

type Changes = CommandDraft<'policy.draft'>['changes'];

/** Law 17: what social staff write about the name, the team and the visits goes to the region without asking. */
const EASED: Changes = [
  {
    kind: 'rule',
    id: 'R-SOC-REG-BASE',
    reason: 'Afklaret med begge myndigheder',
    set: {
      effect: 'allow_if_necessary',
      consent_form: null,
      requires: ['relation_active', 'task_necessity'],
      expiry: { type: 'relation_end' },
    },
  },
];

let team: TestTeam;
let joint: TestCitizen;

beforeEach(async () => {
  team = await aTeam({
    rooms: [
      Drafts,
      ReadPolicy,
      ReadDrafts,
      PreviewDraft,
      DraftPolicyHandler,
      ChangeDraftHandler,
      DiscardDraftHandler,
      ApproveDraftHandler,
    ],
  });
  joint = await team.meets(
    aCitizen().enrolledBy('region_psych').onBoard(2).enrolledBy('muni_social').onBoard(1, { owner: 'muni_social' }),
  );
}, 60_000);
afterEach(() => team?.close());

const inForce = async (key: StaffKey = 'regionDpo') =>
  PolicyView.parse(await team.get(ReadPolicy).read(await team.viewer(key), NO_TRACE));
const drafts = async (key: StaffKey = 'regionDpo') =>
  PolicyDrafts.parse(await team.get(ReadDrafts).read(await team.viewer(key), NO_TRACE));
const effect = async (id: string, key: StaffKey = 'regionDpo'): Promise<DraftEffect> =>
  team.get(PreviewDraft).of(await team.viewer(key), NO_TRACE, id);
const drafted = async (changes: Changes = EASED, by: StaffKey = 'regionDpo') => {
  const { id } = await team.does(by, 'policy.draft', { base: (await inForce(by)).version, changes });
  if (id === null) throw new Error('a draft has an id');
  return id;
};
/** What would happen, before any of it is withheld. */
const exactly = (id: string) =>
  team.as('regionDpo', async (tx) => {
    const rooms = team.get(Drafts);
    const draft = await rooms.byId(tx, id);
    const after = await rooms.outcome(tx, draft, Drafts.changesOf(draft), 'draft');
    return team.get(PolicyEffect).on(tx, team.id, await team.get(Policies).inForce(tx, null), after);
  });
const approve = (draft: string, by: StaffKey = 'muniDpo', version = 1) =>
  team.does(by, 'policy.approve', { draft, version });
const masks = () =>
  team.database.asOwner<{ class_key: string; citizen_id: string; mask: string; policy_version: string }>(
    'SELECT class_key, citizen_id, mask, policy_version FROM decision WHERE team_id = $1 ORDER BY 1, 2',
    [team.id],
  );

describe('the policy in force', () => {
  it('is read with every rule, gateway and source, and reading it is recorded', async () => {
    const view = await inForce('regionOfficer');
    expect(view.rules).toEqual(SHARING_POLICY.rules);
    expect(view.gateways).toHaveLength(SHARING_POLICY.gateways.length);
    expect(view.sources).toHaveLength(SHARING_POLICY.legal_sources.length);
    expect(view.version).toBe(SHARING_POLICY.policy_version);
    expect((await team.audit('policy.read')).at(-1)).toMatchObject({ outcome: 'ok', actor_name: 'Olga Prøve' });
  });
});

describe('a draft', () => {
  it('is kept with who, when and why, and nothing is different yet', async () => {
    const before = await masks();
    const id = await drafted();
    const [draft] = (await drafts('muniDpo')).drafts;
    expect(draft).toMatchObject({
      id,
      state: 'open',
      changes: EASED,
      drafter: { name: 'Rie Prøve', authority: 'Prøvens region' },
      mine: false,
      notMine: null,
    });
    expect((await drafts('regionDpo')).drafts[0]).toMatchObject({ mine: true, notMine: 'own' });
    expect((await drafts('otherRegionDpo')).drafts[0]).toMatchObject({ notMine: 'same_authority' });
    expect((await drafts('muniOfficer')).drafts[0]).toMatchObject({ notMine: 'not_officer' });
    expect(await masks()).toEqual(before);
    expect((await team.audit('command.done')).at(-1)).toMatchObject({ command: 'policy.draft' });
  });

  it.each<StaffKey>(['nurse', 'leader', 'regionOfficer', 'caseworker'])('is nothing a %s can make', async (key) => {
    const refusal = await refusalOf(
      team.does(key, 'policy.draft', { base: SHARING_POLICY.policy_version, changes: EASED }),
    );
    expect(refusal.code).toBe('action_not_allowed');
    expect(await team.database.asOwner('SELECT 1 FROM policy_draft')).toEqual([]);
    expect((await team.audit('command.refused')).at(-1)).toMatchObject({ command: 'policy.draft', outcome: 'denied' });
  });

  it('law 18: with a fault is refused in both languages at the field, naming the rule, and the try is recorded', async () => {
    const refusal = await refusalOf(
      drafted([{ kind: 'rule', id: 'R-REG-SOC-BASE', reason: 'Prøve', set: { category: ['gossip'], basis: [] } }]),
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
    expect(await team.database.asOwner('SELECT 1 FROM policy_draft')).toEqual([]);
    expect((await team.audit('command.refused')).at(-1)?.reason).toContain('unknown-vocabulary R-REG-SOC-BASE');
  });

  it('is changed by its drafter alone, and only as it was last seen', async () => {
    const id = await drafted();
    const more: Changes = [...EASED, { kind: 'gateway', id: 'RSL12C', reason: 'Afventer', set: { enabled: false } }];
    expect(
      (await refusalOf(team.does('muniDpo', 'policy.change', { draft: id, version: 1, changes: more }))).code,
    ).toBe('action_not_allowed');
    await team.does('regionDpo', 'policy.change', { draft: id, version: 1, changes: more });
    expect((await drafts()).drafts[0]).toMatchObject({ version: 2, changes: more });
    expect((await refusalOf(approve(id, 'muniDpo', 1))).code).toBe('stale_version');
  });

  it('that is discarded keeps the reason, and is decided', async () => {
    const id = await drafted();
    await team.does('muniDpo', 'policy.discard', { draft: id, version: 1, reason: 'Hjemlen rækker ikke' });
    expect((await drafts()).drafts[0]).toMatchObject({
      state: 'discarded',
      decided: { by: { name: 'Maja Prøve' }, because: 'Hjemlen rækker ikke' },
    });
    expect((await refusalOf(approve(id, 'muniDpo', 2))).code).toBe('draft_closed');
  });
});

describe('four eyes', () => {
  it.each<[StaffKey, string, string]>([
    ['regionDpo', 'four_eyes', 'four eyes: own'],
    ['otherRegionDpo', 'four_eyes', 'four eyes: same_authority'],
    ['muniOfficer', 'action_not_allowed', 'action_not_allowed'],
    ['leader', 'action_not_allowed', 'action_not_allowed'],
  ])('are not the drafter’s and %s’s', async (key, code, reason) => {
    const id = await drafted();
    expect((await refusalOf(approve(id, key))).code).toBe(code);
    expect((await team.audit('command.refused')).at(-1)).toMatchObject({ command: 'policy.approve', reason });
    expect((await inForce()).version).toBe(SHARING_POLICY.policy_version);
  });

  it.each(['region', 'municipality'] as const)('are not those of two %s officers of two authorities', async (kind) => {
    const first = kind === 'region' ? 'regionDpo' : 'muniDpo';
    const [elsewhere] = await team.database.asOwner<{ id: string }>(
      `INSERT INTO authority (id, kind, name) VALUES (gen_random_uuid(), $1, 'Nabomyndigheden') RETURNING id`,
      [kind],
    );
    await team.database.asOwner('UPDATE member SET authority_id = $2 WHERE id = $1', [
      team.member('otherRegionDpo'),
      elsewhere?.id,
    ]);
    const id = await drafted(EASED, first);
    const waiting = (await drafts('otherRegionDpo')).drafts.find((draft) => draft.id === id);
    expect(waiting).toMatchObject({ notMine: 'same_kind' });
    const refusal = await refusalOf(approve(id, 'otherRegionDpo'));
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
    expect((await team.audit('command.refused')).at(-1)).toMatchObject({ reason: 'four eyes: same_kind' });
    expect((await inForce()).version).toBe(SHARING_POLICY.policy_version);
    // The same by the database alone.
    const forged = team.database.runtime.query(
      `INSERT INTO policy_version (version, origin, file, file_digest, rules, gateways, at, draft_id, drafter_person, drafter_member, drafter_authority, approver_person, approver_member, approver_authority)
       SELECT 'forged', 'approved', v.file, v.file_digest, v.rules, v.gateways, now(), d.id, d.drafter_person, d.drafter_member, d.drafter_authority, m.person_id, m.id, m.authority_id
         FROM policy_version v, policy_draft d, member m WHERE d.id = $1 AND m.id = $2 LIMIT 1`,
      [id, team.member('otherRegionDpo')],
    );
    await expect(forged).rejects.toThrow(/other side/);
  });

  it('are asked for by the database too, whatever a handler forgets', async () => {
    const id = await drafted();
    const person = team.person('regionDpo');
    await expect(
      team.database.runtime.query(
        `INSERT INTO policy_version (version, origin, file, file_digest, rules, gateways, at, draft_id, drafter_person, drafter_authority, approver_person, approver_authority)
         SELECT 'forged', 'approved', 'x', 'x', '[]', '[]', now(), $1, $2, a.id, $2, a.id FROM authority a LIMIT 1`,
        [id, person],
      ),
    ).rejects.toThrow(/check constraint/);
    await expect(team.database.runtime.query(`UPDATE policy_version SET rules = '[]'`)).rejects.toThrow(
      /permission denied/,
    );
  });

  it('look with a fresh log-in', async () => {
    const id = await drafted();
    const viewer = { ...(await team.viewer('muniDpo')), authenticatedAt: '2026-11-25T00:00:00.000Z' };
    const tried = team.database.work.runAs(
      { teamId: null, classKey: null, memberId: null, sector: null, reach: 'class' },
      (tx) => team.get(ApproveDraftHandler).handle(tx, viewer, { draft: id, version: 1 }),
    );
    expect((await refusalOf(tried)).code).toBe('fresh_login_needed');
  });
});

describe('law 17: a rule is eased', () => {
  it('and what was seen beforehand is exactly what the switch then does, for every class', async () => {
    const others = [];
    for (let made = 0; made < 11; made += 1)
      others.push(await team.meets(aCitizen().enrolledBy('region_psych').enrolledBy('muni_social').onBoard(1)));
    const before = await masks();
    const id = await drafted();
    const [shown] = (await effect(id)).teams;
    const seen = await exactly(id);
    await approve(id);
    await team.get(PolicySwitch).finish();
    const after = await masks();
    const counted = new Map<string, { gained: number; lost: number }>();
    for (const [at, now] of after.entries()) {
      const was = before[at];
      if (!was) throw new Error('as many decisions as before');
      const { gained, lost } = changesBetween(was.mask, now.mask);
      for (const slot of [...gained, ...lost]) {
        const key = `${now.class_key} ${slot}`;
        const count = counted.get(key) ?? { gained: 0, lost: 0 };
        counted.set(key, count);
        count[gained.includes(slot) ? 'gained' : 'lost'] += 1;
      }
    }
    expect(counted.size).toBeGreaterThan(0);
    expect(seen.cells).toHaveLength(counted.size);
    const foreseen = new Map(
      seen.cells.map(({ viewerClass, slot, gained, lost }) => [
        `${viewerClassKey(viewerClass)} ${slot}`,
        { gained, lost },
      ]),
    );
    expect(foreseen).toEqual(counted);
    expect(seen.citizens).toBe(12);
    // And the officer is told of each of them, and of all together, that they are at least ten.
    expect(shown?.citizens).toBe(10);
    expect(shown?.cells).toHaveLength(counted.size);
    for (const { gained, lost } of shown?.cells ?? []) expect([gained, lost]).toEqual([10, 0]);
  });

  it('is a version with reasons and names, the log says so to both authorities, and citizens are told otherwise', async () => {
    const id = await drafted();
    const told = (await effect(id)).citizenText;
    expect(told.before.da.map(({ from, to }) => [from, to])).toEqual([['muni_social', 'region_psych']]);
    expect(told.after.da[0]?.sentences.join()).not.toBe(told.before.da[0]?.sentences.join());
    await approve(id);
    await team.get(PolicySwitch).finish();
    const { versions, inForce: version } = await drafts();
    expect(version).toBe(`${SHARING_POLICY.policy_version}+1`);
    expect(versions[0]).toMatchObject({
      version,
      origin: 'approved',
      changes: EASED,
      drafter: { name: 'Rie Prøve' },
      approver: { name: 'Maja Prøve' },
      teams: 1,
    });
    const [switched] = await team.audit('policy.switched');
    expect(switched?.controllers.toSorted()).toEqual(['municipality', 'region']);
    expect((await team.audit('access.changed')).at(-1)).toMatchObject({ reason: 'policy' });
    const view = await inForce();
    expect(
      view.citizenText.da.find(({ from, to }) => from === 'muni_social' && to === 'region_psych')?.sentences,
    ).toEqual(told.after.da[0]?.sentences);
    expect(new Set((await masks()).map((row) => row.policy_version))).toEqual(new Set([version]));
  });

  it('opens to the nurse what the law now opens, and the team’s stream tells her screen', async () => {
    const slots = async () => (await team.card('nurse', joint))?.marks;
    expect(await slots()).not.toContain('muni_social');
    const id = await drafted();
    const events = (await team.events()).length;
    await approve(id);
    expect(await slots()).not.toContain('muni_social');
    await team.get(PolicySwitch).finish();
    expect(await slots()).toContain('muni_social');
    expect((await team.events()).slice(events)).toMatchObject([{ citizen_id: joint.key, change: 'shared' }]);
  });
});

describe('a draft on an old version', () => {
  it('is refused, and cannot be looked at any more: another was approved meanwhile', async () => {
    const [first, second] = [await drafted(), await drafted(EASED, 'muniDpo')];
    await approve(first);
    expect((await drafts('regionDpo')).drafts.find(({ id }) => id === second)).toMatchObject({ notMine: 'stale' });
    expect((await refusalOf(approve(second, 'regionDpo'))).code).toBe('policy_stale');
    expect((await refusalOf(effect(second))).code).toBe('policy_stale');
    expect(
      (await refusalOf(team.does('regionDpo', 'policy.draft', { base: SHARING_POLICY.policy_version, changes: EASED })))
        .code,
    ).toBe('policy_stale');
  });

  it('has one winner when two are approved at once', async () => {
    const [first, second] = [await drafted(), await drafted(EASED, 'muniDpo')];
    const tries = await Promise.allSettled([approve(first), approve(second, 'regionDpo')]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await team.database.asOwner(`SELECT 1 FROM policy_version WHERE origin = 'approved'`)).toHaveLength(1);
  });
});

describe('few citizens', () => {
  it('are not counted out to an officer who reads nothing about anybody', async () => {
    const [seen] = (await effect(await drafted())).teams;
    expect(seen?.citizens).toBeNull();
    expect(seen?.cells.length).toBeGreaterThan(0);
    for (const { gained, lost } of seen?.cells ?? []) expect([gained, lost]).toEqual([null, 0]);
    expect((await team.audit('policy.previewed')).at(-1)).toMatchObject({ citizens: 0, outcome: 'ok' });
  });
});

describe('what one person has open alone', () => {
  const OFF: Changes = [{ kind: 'gateway', id: 'EMERG_HEALTH_PULL', reason: 'Afventer', set: { enabled: false } }];
  const lookUp = (...citizens: TestCitizen[]) =>
    team.as('nurse', async (tx, viewer) => {
      for (const { key } of citizens)
        await team.get(PersonalAccess).open(tx, viewer, {
          citizenId: key,
          ground: 'emergency_pull',
          rule: 'EMERG_HEALTH_PULL',
          slots: [slotOf('region_psych', 'private_notes')],
          until: hoursAfter(tx.now, 4),
        });
    });

  it('and a draft would close, is counted beside the classes, and of few citizens not told', async () => {
    // Many look-ups of one citizen are still one citizen.
    await lookUp(...Array.from({ length: 11 }, () => joint));
    const id = await drafted(OFF);
    expect((await effect(id)).teams).toMatchObject([
      { citizens: null, personal: [{ ground: 'emergency_pull', accesses: null, citizens: null }] },
    ]);
    const others: TestCitizen[] = [];
    for (let made = 0; made < 9; made += 1) others.push(await team.meets(aCitizen().enrolledBy('region_psych')));
    await lookUp(...others);
    expect((await effect(id)).teams).toMatchObject([
      { citizens: 10, personal: [{ ground: 'emergency_pull', accesses: 20, citizens: 10 }] },
    ]);
  });

  it('cannot be worked out where it is few: not from the total beside it, nor from the draft without it', async () => {
    for (let made = 0; made < 11; made += 1)
      await team.meets(aCitizen().enrolledBy('region_psych').enrolledBy('muni_social').onBoard(1));
    await lookUp(await team.meets(aCitizen().enrolledBy('region_psych')));
    const [all] = (await effect(await drafted([...EASED, ...OFF]))).teams;
    expect(all).toMatchObject({
      citizens: null,
      personal: [{ ground: 'emergency_pull', accesses: null, citizens: null }],
    });
    const [without] = (await effect(await drafted(EASED))).teams;
    expect(without).toMatchObject({ citizens: 10, cells: all?.cells, personal: [] });
  });
});

describe('the look at a draft', () => {
  it('answers the same for one that is not there as for one that never was', async () => {
    expect((await refusalOf(effect('00000000-0000-4000-8000-000000000000'))).code).toBe('not_found');
    expect(team.clock.now()).toBe(NOW);
  });
});
