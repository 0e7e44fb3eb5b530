import { NOBODY, type Transaction } from '@samtavle/api-platform';
import { aLog } from '@samtavle/api-platform/testing';
import { type Slot, slotOf } from '@samtavle/domain';
import { composePolicy, SHARING_POLICY, type SharingPolicy } from '@samtavle/policy';
import { aCitizen, aTeam, type TestCitizen, type TestTeam } from '../../testing/index.js';
import { type CommandHandler, type Effect, Handles } from '../commands/command-handler.js';
import { AccessChanges } from '../decisions/access-changes.js';
import { DecisionSweeper } from '../decisions/decision-sweeper.js';
import { BoardReader } from '../present/board-reader.js';
import { viewKeyOf } from '../present/view-key.js';
import { scopeOf, type Viewer } from '../viewer.js';
import { Policies } from './policies.js';
import { registerFile } from './policy-file.js';
import { hoursAfter, PersonalAccess, type PersonalGrant } from '../decisions/personal-access.js';
import { PolicyEffect } from './policy-effect.js';
import { PolicySwitch } from './policy-switch.js';

/** Which policy a command was carried out under. */
const ranUnder: string[] = [];

@Handles('board.move')
class MoveUnderTest implements CommandHandler<'board.move'> {
  handle(_: Transaction, viewer: Viewer): Promise<Effect> {
    ranUnder.push(viewer.policy.policy_version);
    return Promise.resolve({ action: 'U', subjects: [] });
  }
}

let team: TestTeam;
let citizen: TestCitizen;

beforeEach(async () => {
  ranUnder.length = 0;
  team = await aTeam({ rooms: [MoveUnderTest] });
  citizen = await team.meets(
    aCitizen().enrolledBy('region_psych').onBoard(2).enrolledBy('muni_social').onBoard(1, { owner: 'muni_social' }),
  );
}, 60_000);
afterEach(() => team?.close());

/** The next program's file: what social staff know goes to the region without asking, as in law 17. */
const eased = (version: string): SharingPolicy =>
  composePolicy({ ...SHARING_POLICY }, version, {
    gateways: SHARING_POLICY.gateways,
    rules: SHARING_POLICY.rules.map((rule) =>
      rule.id === 'R-SOC-REG-BASE'
        ? {
            ...rule,
            effect: 'allow_if_necessary',
            consent_form: null,
            requires: ['relation_active', 'task_necessity'],
            expiry: { type: 'relation_end' },
          }
        : rule,
    ),
  });
const starts = (file: SharingPolicy) => team.database.work.runAs(NOBODY, (tx) => registerFile(tx, file));
const marks = async () => (await team.card('nurse', citizen))?.marks;
const versions = () =>
  team.database.asOwner<{ version: string; origin: string }>('SELECT version, origin FROM policy_version ORDER BY nr');
const teamVersion = async (of: TestTeam = team) =>
  (await team.database.asOwner<{ policy_version: string }>('SELECT policy_version FROM team WHERE id = $1', [of.id]))[0]
    ?.policy_version;

/** As two officers would have approved it. */
const approved = (version: string, { rules, gateways }: Pick<SharingPolicy, 'rules' | 'gateways'> = eased(version)) =>
  team.database.asOwner(
    `WITH draft AS (INSERT INTO policy_draft (id, base, starts_from, file, changes, version, state, drafted_at, changed_at, decider_person)
       VALUES (gen_random_uuid(), $2, 'base', $2, '[]', 1, 'approved', now(), now(), $5) RETURNING id)
     INSERT INTO policy_version (version, origin, file, file_digest, rules, gateways, at, draft_id, drafter_person, drafter_authority, approver_person, approver_authority)
     SELECT $1, 'approved', $2, (SELECT min(file_digest) FROM policy_version), $3, $4, now(), draft.id, $5,
            (SELECT id FROM authority WHERE kind = 'region' LIMIT 1), $6, (SELECT id FROM authority WHERE kind = 'municipality' LIMIT 1) FROM draft`,
    [
      version,
      SHARING_POLICY.policy_version,
      JSON.stringify(rules),
      JSON.stringify(gateways),
      team.person('regionDpo'),
      team.person('muniDpo'),
    ],
  );

describe('a new version', () => {
  it('is followed by a team all at once: nothing before the switch, everything after it, every decision of one version', async () => {
    await approved('next');
    expect(await teamVersion()).toBe(SHARING_POLICY.policy_version);
    expect(await marks()).not.toContain('muni_social');
    await team.get(PolicySwitch).finish();
    expect(await teamVersion()).toBe('next');
    expect(await marks()).toContain('muni_social');
    expect(await team.database.asOwner('SELECT DISTINCT policy_version FROM decision')).toEqual([
      { policy_version: 'next' },
    ]);
    const events = await team.events();
    await team.get(PolicySwitch).finish();
    expect(await team.events()).toEqual(events);
  });

  it('is all or nothing to a reader who began before it', async () => {
    const { work } = team.database;
    const nurse = await team.viewer('nurse');
    const seen = await work.runAs(
      scopeOf(nurse),
      async (tx) => {
        const [first] = await team.get(BoardReader).cards(tx, nurse, [citizen.key]);
        await approved('next');
        await team.get(PolicySwitch).finish();
        const policy = await team.get(Policies).inForce(tx);
        const [second] = await team.get(BoardReader).cards(tx, nurse, [citizen.key]);
        return { first, second, version: policy.policy_version };
      },
      'REPEATABLE READ',
    );
    expect(seen.second).toEqual(seen.first);
    expect(seen.first?.card.marks).not.toContain('muni_social');
    expect(seen.version).toBe(SHARING_POLICY.policy_version);
    expect(await marks()).toContain('muni_social');
  });

  describe('closes what one person has open', () => {
    const ADDRESS = 'R-OWN-REG-ADDR';
    /** Everything as in the file but for one gateway or rule. */
    const without = (id: string): Pick<SharingPolicy, 'rules' | 'gateways'> => ({
      rules: SHARING_POLICY.rules.map((rule) => (rule.id === id ? { ...rule, effect: 'never' } : rule)),
      gateways: SHARING_POLICY.gateways.map((gateway) =>
        gateway.id === id ? { ...gateway, enabled: false } : gateway,
      ),
    });
    const opens = (grant: Pick<PersonalGrant, 'ground' | 'rule' | 'slots'>) =>
      team.as('nurse', (tx, viewer) =>
        team.get(PersonalAccess).open(tx, viewer, { ...grant, citizenId: citizen.key, until: hoursAfter(tx.now, 4) }),
      );
    const open = () =>
      team.as('nurse', async (tx, viewer) =>
        (await team.get(PersonalAccess).openedFor(tx, viewer, citizen.key)).flatMap(({ slots }) => slots),
      );
    const lookUp = (...slots: Slot[]) => opens({ ground: 'emergency_pull', rule: 'EMERG_HEALTH_PULL', slots });
    const switchTo = async (terms: Pick<SharingPolicy, 'rules' | 'gateways'>) => {
      await approved('next', terms);
      await team.get(PolicySwitch).finish();
    };
    const own = slotOf('region_psych', 'private_notes');
    const theirs = slotOf('muni_health', 'private_notes');
    const address = slotOf('region_psych', 'protected_address');

    it('when the gateway it came by is switched off, and tells whoever had it', async () => {
      await lookUp(own, theirs);
      const before = (await team.events()).length;
      await switchTo(without('EMERG_HEALTH_PULL'));
      expect(await open()).toEqual([]);
      const told = (await team.events()).slice(before).filter(({ members }) => members.length > 0);
      expect(told).toMatchObject([{ change: 'shared', members: [team.member('nurse')] }]);
    });

    it('as far as the rules close it, and no further', async () => {
      await lookUp(own, theirs);
      await switchTo(without('R-MHE-REG-PRIV'));
      expect(await open()).toEqual([own]);
    });

    it('and leaves a record of each, with version and rule, for the officer of whose data it was alone', async () => {
      await lookUp(theirs);
      await opens({ ground: 'address_visit', rule: ADDRESS, slots: [address] });
      await switchTo(without('EMERG_HEALTH_PULL'));
      const ended = await team.audit('personal.ended');
      expect(ended).toMatchObject([
        {
          actor_name: null,
          outcome: 'ok',
          reason: 'policy next',
          controllers: ['municipality'],
          recipients: [team.member('nurse')],
          shown: [theirs],
          rules_of_municipality: ['EMERG_HEALTH_PULL'],
          rules_of_region: [],
          citizens: 1,
        },
      ]);
      expect(
        await team.database.asOwner(`SELECT resource, policy_version FROM audit_event WHERE type = 'personal.ended'`),
      ).toEqual([{ resource: 'next EMERG_HEALTH_PULL', policy_version: 'next' }]);
      await approved('after', without(ADDRESS));
      await team.get(PolicySwitch).finish();
      expect((await team.audit('personal.ended')).at(-1)).toMatchObject({
        reason: 'policy after',
        controllers: ['region'],
        rules_of_region: [ADDRESS],
        shown: [address],
      });
    });

    it('and is counted beforehand, by ground, with nothing written', async () => {
      await lookUp(own, theirs);
      await opens({ ground: 'address_visit', rule: ADDRESS, slots: [address] });
      const foreseen = (after: SharingPolicy) =>
        team.database.work.runAs(NOBODY, (tx) => team.get(PolicyEffect).on(tx, team.id, SHARING_POLICY, after));
      const none = await foreseen(SHARING_POLICY);
      expect(none).toMatchObject({ citizens: 0, personal: [] });
      const off = composePolicy({ ...SHARING_POLICY }, 'off', without('EMERG_HEALTH_PULL'));
      expect(await foreseen(off)).toMatchObject({
        citizens: 1,
        personal: [{ ground: 'emergency_pull', accesses: 1, citizens: 1 }],
      });
      expect(await foreseen(composePolicy({ ...SHARING_POLICY }, 'shut', without(ADDRESS)))).toMatchObject({
        personal: [{ ground: 'address_visit', accesses: 1, citizens: 1 }],
      });
      expect((await open()).toSorted()).toEqual([own, theirs, address].toSorted());
      expect(await team.audit('personal.ended')).toEqual([]);
    });

    it('when the rule that opens an address before a visit is closed, and not when another is', async () => {
      await opens({ ground: 'address_visit', rule: ADDRESS, slots: [address] });
      await switchTo(without('EMERG_HEALTH_PULL'));
      expect(await open()).toEqual([address]);
      await approved('after', without(ADDRESS));
      await team.get(PolicySwitch).finish();
      expect(await open()).toEqual([]);
    });
  });

  it('gives every screen another view key, so that it starts afresh', async () => {
    const before = viewKeyOf(await team.viewer('nurse'));
    await approved('next');
    expect(viewKeyOf(await team.viewer('nurse'))).toBe(before);
    await team.get(PolicySwitch).finish();
    expect(viewKeyOf(await team.viewer('nurse'))).not.toBe(before);
  });

  it('reaches by the sweeper the team that a crash left behind, and only that one', async () => {
    const neighbour = await team.neighbour();
    await approved('next');
    // One team was switched, and then the node died.
    await team.database.work.runAs(NOBODY, (tx) =>
      tx.em.query('UPDATE team SET policy_version = $2 WHERE id = $1', [neighbour.id, 'next']),
    );
    const sweeper = new DecisionSweeper(
      team.database.work,
      team.get(AccessChanges),
      team.get(PolicySwitch),
      team.get(PersonalAccess),
      aLog('silent').log,
    );
    sweeper.onApplicationBootstrap();
    for (let tries = 0; (await teamVersion()) !== 'next' && tries < 50; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    await sweeper.onApplicationShutdown();
    expect(await teamVersion()).toBe('next');
    expect(await marks()).toContain('muni_social');
    expect(await team.audit('policy.switched')).toHaveLength(1);
  });

  it('rolls back with everything when the switch fails half-way', async () => {
    await approved('next');
    await team.database.asOwner(
      `ALTER TABLE decision ADD CONSTRAINT broken CHECK (policy_version <> 'next') NOT VALID`,
    );
    await expect(team.get(PolicySwitch).finish()).rejects.toThrow();
    expect(await teamVersion()).toBe(SHARING_POLICY.policy_version);
    expect(await marks()).not.toContain('muni_social');
    expect(await team.audit('policy.switched')).toEqual([]);
  });

  it('is waited for by a command, which then runs under it', async () => {
    await approved('next');
    let end: () => void = () => undefined;
    const switching = new Promise<void>((resolve) => (end = resolve));
    const held = team.database.work.runAs({ ...NOBODY, teamId: team.id }, async (tx) => {
      await team.get(Policies).hold(tx, team.id);
      await tx.em.query(`UPDATE team SET policy_version = 'next' WHERE id = $1`, [team.id]);
      await switching;
    });
    const moved = team.does('nurse', 'board.move', {
      citizen: citizen.id('region_psych'),
      owner: 'region_psych',
      version: 1,
      level: 1,
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(ranUnder).toEqual([]);
    end();
    await Promise.all([held, moved]);
    expect(ranUnder).toEqual(['next']);
  });
});

describe('the file of a program', () => {
  it('is registered once, however often the server starts', async () => {
    await starts(SHARING_POLICY);
    await starts(SHARING_POLICY);
    expect(await versions()).toEqual([{ version: SHARING_POLICY.policy_version, origin: 'built_in' }]);
  });

  it('takes the place of an earlier file at once', async () => {
    await starts(eased('0.3'));
    await team.get(PolicySwitch).finish();
    expect((await versions()).at(-1)).toEqual({ version: '0.3', origin: 'built_in' });
    expect(await marks()).toContain('muni_social');
  });

  it('waits as a draft behind a version that two officers approved, whose rules go on', async () => {
    await approved('0.2-draft+1');
    await starts({ ...SHARING_POLICY, policy_version: '0.3' });
    await team.get(PolicySwitch).finish();
    expect((await versions()).at(-1)).toEqual({ version: '0.3+1', origin: 'carried' });
    expect(await marks()).toContain('muni_social');
    expect(
      await team.database.asOwner(
        `SELECT base, starts_from, file, state FROM policy_draft WHERE drafter_person IS NULL AND starts_from = 'file'`,
      ),
    ).toEqual([{ base: '0.3+1', starts_from: 'file', file: '0.3', state: 'open' }]);
  });

  it('stops the server when it was changed without a new version', async () => {
    await expect(starts({ ...eased('x'), policy_version: SHARING_POLICY.policy_version })).rejects.toThrow(
      'changed without a new policy_version',
    );
  });

  it('is a new team’s from its first moment', async () => {
    await approved('next');
    expect(await teamVersion(await team.neighbour())).toBe('next');
  });
});
