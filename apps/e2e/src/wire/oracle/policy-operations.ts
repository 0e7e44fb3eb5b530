import { type CommandDraft, PolicyDrafts } from '@samtavle/contracts';
import { until } from '../../support/until.js';
import { type Actor } from './actor.js';
import { heldTo } from './emergency-rights.js';
import { type Facts } from './facts.js';
import { type World } from './world.js';

/** The sweeper looks every second, and a switch decides for everybody. Milliseconds. */
const SWITCHED_WITHIN = 10_000;

/** The policy, its drafts and what one of them would do. */
export async function readPolicy(actor: Actor): Promise<void> {
  await actor.read('GET', '/api/policy');
  const drafts = await openDrafts(actor);
  const draft = actor.world.chance.pick(drafts?.drafts ?? []);
  if (draft) await actor.read('GET', `/api/policy/drafts/${draft.id}/effect`);
}

/**
 * One officer drafts; the officer of the other authority approves what lies there, and the team follows. A draft of a version
 * that is no longer in force is discarded.
 */
export async function draftOrApprove(actor: Actor): Promise<void> {
  const { world } = actor;
  const { chance, policy } = world;
  // One switch at a time: the next is drafted on what is then in force.
  if (policy.isSwitching) return;
  const found = await openDrafts(actor);
  // Approved while this was read: what is drafted now would be thought of on what is in force no longer.
  if (!found || policy.isSwitching || policy.isApproving) return;
  const draft = found.drafts.find(({ notMine }) => notMine === null) ?? found.drafts[0];
  if (!draft) {
    const step = policy.next(chance);
    const change = {
      ...step.change,
      reason: 'Efter tilsynets brev',
    } as CommandDraft<'policy.draft'>['changes'][number];
    const ack = await actor.command('policy.draft', { base: found.inForce, changes: [change] });
    if (ack.ok && ack.value.id !== null) policy.draft(ack.value.id, step);
    return;
  }
  const { id, version, notMine } = draft;
  if (notMine === 'stale' || chance.percent(5)) {
    await actor.command('policy.discard', { draft: id, version, reason: 'Ikke længere nødvendig' });
    return;
  }
  const step = policy.stepOf(id);
  // Tried now and then, although it is one's own.
  if (!step || (notMine !== null && chance.percent(90))) return;
  const before = await headOf(world);
  const startedAt = performance.now();
  policy.isApproving = true;
  const ack = await actor.fresh('policy.approve', { draft: id, version });
  policy.isApproving = false;
  if (ack.ok) policy.begin({ step, before, startedAt });
}

/** Waits until the team follows what was approved, if anything was, and notes where in its stream that came about. */
export async function followPolicy(world: World): Promise<void> {
  const { server, history, policy } = world;
  const switching = policy.isSwitching;
  if (!switching) return;
  const { step, before, startedAt } = switching;
  const isFollowed = async () => {
    const { rows } = await server.owner.query('SELECT 1 FROM team WHERE policy_version <> policy_in_force(NULL)');
    return rows.length === 0;
  };
  await until(isFollowed, { within: SWITCHED_WITHIN, every: 50, for: 'the team to follow the new version' });
  const { rows } = await server.owner.query<{ seq: string | null }>(
    `SELECT (SELECT min(e.seq) FROM team_event e WHERE e.seq > $1 AND e.at = s.occurred_at AND e.by_member IS NULL
                AND e.change = 'shared') AS seq
       FROM audit_event s WHERE s.type = 'policy.switched' ORDER BY s.recorded_at DESC LIMIT 1`,
    [before],
  );
  const first = rows[0]?.seq ?? null;
  // Where it opened and closed nothing, it may have been at any time since: then what opens opens at once, and what closes
  // closes now.
  const silent = step.closes ? (await headOf(world)) + 1 : before + 1;
  const seq = (first === null ? silent : Number(first)) - 0.5;
  const table = policy.switched(step);
  const closes = (facts: Facts) => heldTo(table, world.readers, facts);
  history.add({ startedAt, acknowledgedAt: performance.now(), seq, table, closes });
  const how = step.closes ? 'closed' : 'opened again';
  world.count(`policy: ${step.change.id} ${how}${first === null ? ', to nobody' : ''}`, 'ok');
}

async function openDrafts(actor: Actor) {
  const answer = await actor.read('GET', '/api/policy/drafts');
  const view = PolicyDrafts.safeParse(answer.json);
  return view.success
    ? { inForce: view.data.inForce, drafts: view.data.drafts.filter(({ state }) => state === 'open') }
    : undefined;
}

async function headOf({ server }: World): Promise<number> {
  const { rows } = await server.owner.query<{ seq: string }>('SELECT seq FROM team_stream');
  return Number(rows[0]?.seq ?? 0);
}
