import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { CommandDone, type PolicyChangeInput, PolicyView } from '@samtavle/contracts';
import { spreadOf } from '../figures/spread.js';
import { type TeamSize } from '../processes/database.js';
import { atMost, ms, never, type Section } from '../report/finding.js';
import { closeAll, openScreens } from '../team/open-screens.js';
import { officersOf } from '../team/officers.js';
import { signIn } from '../team/sign-in.js';
import { type Colleague } from '../team/team.js';
import { PageVisit } from '../wire/page-visit.js';
import { type Bench } from './bench.js';

const LONGEST_MS = 30_000;
const PAUSE_MS = 25;
const RULE = 'R-SOC-REG-BASE';
const seconds = (value: number) => `${(value / 1000).toFixed(2)} s`;

/**
 * Two officers switch the policy there and back, as the product lets them: what social staff write about the name, the team
 * and the visits goes to the region without asking, and again only with consent. Meanwhile a nurse reads the board.
 */
export async function switchPolicy(
  bench: Bench,
  size: TeamSize,
  colleagues: readonly Colleague[],
  nurse: Colleague,
): Promise<Section> {
  const [drafter, approver] = await officersOf(bench.owner);
  const classes = [...new Map(colleagues.map((one) => [one.classKey, one])).values()];
  const cookies = await signIn(bench.owner, [drafter, approver, nurse]);
  const [drafts, approves, reads] = cookies.map(({ cookie }) => new PageVisit(bench.api.origin, cookie));
  if (!drafts || !approves || !reads) throw new Error('nobody to sign in');
  const screens = await openScreens(bench.owner, bench.api.origin, classes);
  bench.say('the policy switched there and back');
  try {
    const officers = new Officers(bench, drafts, approves);
    await officers.switch();
    const calm = spreadOf(await readingWhile(reads, wait(bench.take(5_000, 1_000))));
    const switches: number[] = [];
    const during: number[] = [];
    for (let round = 0; round < bench.take(6, 1); round += 1) {
      const switched = officers.switch();
      during.push(...(await readingWhile(reads, switched)));
      switches.push(await switched);
    }
    const took = spreadOf(switches);
    const slow = spreadOf(during);
    return {
      title: `A policy version switched for ${size.citizens.toLocaleString('en')} citizens × ${classes.length} classes`,
      how: `${switches.length} times ${RULE} eased and back by two officers; from the approval sent until the team follows the new version with all its decisions, the wait for the sweeper (up to 1 s) included. Meanwhile one nurse reads GET /api/board again and again, and a screen of each class is open and gets the cards that change.`,
      findings: [
        atMost('switched, slowest', took.max, 5_000, seconds),
        { what: 'switched, p50', measured: seconds(took.p50) },
        {
          what: 'board meanwhile: p50 · p95 · slowest',
          measured: `${ms(slow.p50)} · ${ms(slow.p95)} · ${ms(slow.max)}`,
          beside: `without: ${ms(calm.p50)} · ${ms(calm.p95)} · ${ms(calm.max)}`,
        },
        never('decisions of another version than the team’s', await strays(bench)),
      ],
      remarks: [`${during.length} boards were read during the switches.`],
    };
  } finally {
    closeAll(screens);
    for (const visit of [drafts, approves, reads]) visit.close();
  }
}

/** Reads the board over and over until it is done. @returns what each took */
async function readingWhile(reads: PageVisit, done: Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  let over = false;
  const end = () => (over = true);
  done.then(end, end);
  while (!over) {
    const answer = await reads.get('/api/board');
    if (answer.status !== 200) throw new Error(`the board answered ${answer.status}`);
    took.push(answer.ms);
    await wait(PAUSE_MS);
  }
  return took;
}

/** The two who switch. */
class Officers {
  constructor(
    private readonly bench: Bench,
    private readonly drafter: PageVisit,
    private readonly approver: PageVisit,
  ) {}

  /** Eases the rule, or undoes it; done when the team follows. @returns milliseconds from the approval sent */
  async switch(): Promise<number> {
    const view = PolicyView.parse(JSON.parse((await this.drafter.get('/api/policy')).body.toString('utf8')));
    const strict = view.rules.find(({ id }) => id === RULE)?.effect === 'consent_required';
    const { id: draft } = await this.command(this.drafter, 'policy.draft', {
      base: view.version,
      changes: [strict ? EASED : STRICT],
    });
    const begun = performance.now();
    await this.command(this.approver, 'policy.approve', { draft, version: 1 });
    while (await this.isBehind(view.version)) {
      if (performance.now() - begun > LONGEST_MS) throw new Error('the team does not follow');
      await wait(5);
    }
    return performance.now() - begun;
  }

  private async isBehind(version: string): Promise<boolean> {
    const { rowCount } = await this.bench.owner.query('SELECT 1 FROM team WHERE policy_version = $1', [version]);
    return rowCount !== 0;
  }

  private async command(by: PageVisit, name: string, input: unknown): Promise<CommandDone> {
    const { status, body } = await by.post(`/api/commands/${name}`, { id: randomUUID(), input });
    const text = body.toString('utf8');
    if (status !== 200) throw new Error(`${name} answered ${status}: ${text.slice(0, 200)}`);
    return CommandDone.parse(JSON.parse(text));
  }
}

const EASED: PolicyChangeInput = {
  kind: 'rule',
  id: RULE,
  reason: 'Measured',
  set: {
    effect: 'allow_if_necessary',
    consent_form: null,
    requires: ['relation_active', 'task_necessity'],
    expiry: { type: 'relation_end' },
  },
};
const STRICT: PolicyChangeInput = {
  kind: 'rule',
  id: RULE,
  reason: 'Measured',
  set: {
    effect: 'consent_required',
    consent_form: 'specific',
    requires: [
      'consent_active_scope_match',
      'consent_not_expired',
      'relation_active',
      'task_necessity',
      'representative_check',
    ],
    expiry: { type: 'consent', max_days: 365 },
  },
};

/** Decisions that the switch forgot. */
async function strays({ owner }: Bench): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM decision d JOIN team t ON t.id = d.team_id WHERE d.policy_version <> t.policy_version',
  );
  return rows[0]?.count ?? 0;
}
