import { type CommandDraft, PolicyDrafts } from '@samtavle/contracts';
import { until } from '../../support/until.js';
import { type Actor } from './actor.js';
import { type Step } from './policy-in-force.js';

/** The sweeper looks every second, and a switch decides for everybody. Milliseconds. */
const SWITCHED_WITHIN = 10_000;

/** The policy, its drafts and what one of them would do. */
export async function readPolicy(actor: Actor): Promise<void> {
  await actor.read('GET', '/api/policy');
  const drafts = await openDrafts(actor);
  const draft = actor.world.chance.pick(drafts?.drafts ?? []);
  if (draft) await actor.read('GET', `/api/policy/drafts/${draft.id}/effect`);
}

/** One officer drafts; the officer of the other authority approves what lies there, and the team follows. */
export async function draftOrApprove(actor: Actor): Promise<void> {
  const found = await openDrafts(actor);
  if (!found) return;
  const { world } = actor;
  const [draft] = found.drafts;
  if (!draft) {
    const step = world.policy.next(world.chance);
    const change = {
      ...step.change,
      reason: 'Efter tilsynets brev',
    } as CommandDraft<'policy.draft'>['changes'][number];
    const ack = await actor.command('policy.draft', { base: found.inForce, changes: [change] });
    if (ack.ok && ack.value.id !== null) world.policy.draft(ack.value.id, step);
    return;
  }
  const step = world.policy.stepOf(draft.id);
  if (!step) return;
  const before = await headOf(actor);
  const startedAt = performance.now();
  const ack = await actor.fresh('policy.approve', { draft: draft.id, version: draft.version });
  if (ack.ok) await followed(actor, step, before, startedAt);
}

/** Waits until the team follows the new version, and notes where in its stream that came about. */
async function followed({ world }: Actor, step: Step, before: number, startedAt: number): Promise<void> {
  const { server, history } = world;
  const isBehind = async () => {
    const { rows } = await server.owner.query('SELECT 1 FROM team WHERE policy_version <> policy_in_force(NULL)');
    return rows.length > 0;
  };
  await until(async () => !(await isBehind()), { within: SWITCHED_WITHIN, for: 'the team to follow the new version' });
  const { rows } = await server.owner.query<{ seq: string | null; head: string }>(
    `SELECT (SELECT min(e.seq) FROM team_event e WHERE e.seq > $1 AND e.at = s.occurred_at AND e.by_member IS NULL) AS seq,
            (SELECT max(t.seq) FROM team_stream t) AS head
       FROM audit_event s WHERE s.type = 'policy.switched' ORDER BY s.occurred_at DESC, s.recorded_at DESC LIMIT 1`,
    [before],
  );
  const [switched] = rows;
  // Where it opened and closed nothing, it may have been at any time since: then what opens opens at once, and what closes
  // closes now.
  const silent = step.closes ? Number(switched?.head ?? before) + 1 : before + 1;
  const seq = switched?.seq == null ? silent : Number(switched.seq);
  history.add({ startedAt, acknowledgedAt: performance.now(), seq: seq - 0.5, table: world.policy.switchTo(step) });
  world.count('policy switched', 'ok');
}

async function openDrafts(actor: Actor) {
  const answer = await actor.read('GET', '/api/policy/drafts');
  const view = PolicyDrafts.safeParse(answer.json);
  return view.success
    ? { inForce: view.data.inForce, drafts: view.data.drafts.filter(({ state }) => state === 'open') }
    : undefined;
}

async function headOf({ world: { server } }: Actor): Promise<number> {
  const { rows } = await server.owner.query<{ seq: string }>('SELECT seq FROM team_stream');
  return Number(rows[0]?.seq ?? 0);
}
