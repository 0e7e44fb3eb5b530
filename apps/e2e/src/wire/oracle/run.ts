import { setTimeout as wait } from 'node:timers/promises';
import { addDays, type Instant, startOfDanishDay } from '@samtavle/domain';
import { type Server } from '../../support/server.js';
import { minutesAfter, morning, setServerClock, tomorrow } from '../../support/server-clock.js';
import { until } from '../../support/until.js';
import { Actor, type Who } from './actor.js';
import { Chance } from './chance.js';
import { Clearing, p99 } from './clearing.js';
import { type Finding, Judge } from './judge.js';
import { OF_DATA_PROTECTION, OF_THE_OFFICER, OF_THE_TEAM, type Operation } from './operations.js';
import { followPolicy } from './policy-operations.js';
import { readPolicyTable } from './policy-table.js';
import { momentAt } from './on-duty.js';
import { type Sabotage, withoutConsents } from './sabotage.js';
import { planVisits } from './visits.js';
import { Weighing } from './weighing.js';
import { World } from './world.js';

export interface RunOptions {
  readonly seed: number;
  readonly team: readonly Who[];
  readonly officers: readonly Who[];
  /** Officers of data protection, who switch the policy. */
  readonly dataProtection: readonly Who[];
  readonly sabotage: Sabotage;
  /** Milliseconds after which what should have happened has not: enough for the sweeper of every second and its frames. */
  readonly patience: number;
}

/** What those of one kind do, and how much at most between two moments in which nothing is under way. */
interface Work {
  readonly operations: readonly (readonly [weight: number, operation: Operation])[];
  readonly atOnce: number;
}

const OF_TEAM: Work = { operations: OF_THE_TEAM, atOnce: 10 };
const OF_OFFICERS: Work = { operations: OF_THE_OFFICER, atOnce: 2 };
const OF_DRAFTERS: Work = { operations: OF_DATA_PROTECTION, atOnce: 1 };
const CANDIDATES = 24;

/** A day of work of several personas at once, with all that reached each of them weighed against the table. */
export class Run {
  readonly weighing: Weighing;
  readonly clearing: Clearing;
  /** Cards that stayed on a screen. */
  private readonly lingering: Finding[] = [];

  private constructor(
    readonly world: World,
    readonly judge: Judge,
    readonly team: readonly Actor[],
    private readonly works: ReadonlyMap<Actor, Work>,
    private readonly options: Pick<RunOptions, 'seed' | 'patience' | 'sabotage'>,
  ) {
    this.weighing = new Weighing(world, judge, [...works.keys()], options.sabotage);
    this.clearing = new Clearing(team, judge);
  }

  static async begin(server: Server, options: RunOptions): Promise<Run> {
    // In the morning, so that no midnight passes but those the run chooses.
    const moment = await momentAt(server, morning(tomorrow()));
    await setServerClock(server.origin, moment.at);
    await planVisits(server, moment.day);
    const chance = new Chance(options.seed);
    const world = await World.of(server, readPolicyTable(), chance, moment, CANDIDATES);
    const actors = (all: readonly Who[]) => all.map((who) => new Actor(world, who));
    const [team, officers, drafters] = [actors(options.team), actors(options.officers), actors(options.dataProtection)];
    const works = new Map<Actor, Work>([
      ...team.map((actor) => [actor, OF_TEAM] as const),
      ...officers.map((actor) => [actor, OF_OFFICERS] as const),
      ...drafters.map((actor) => [actor, OF_DRAFTERS] as const),
    ]);
    const run = new Run(world, new Judge(world), team, works, options);
    if (options.sabotage === 'model') run.forgetConsents();
    if (options.sabotage === 'screen') for (const { screen } of team) screen.loses = ({ gone }) => gone.length > 0;
    await run.arrive();
    return run;
  }

  get findings(): readonly Finding[] {
    return [...this.weighing.findings, ...this.lingering];
  }

  private get actors(): readonly Actor[] {
    return [...this.works.keys()];
  }

  /** Everybody works until so many operations are done. */
  async work(until: number): Promise<void> {
    while (this.world.operations < until) {
      const shifts = Promise.all([...this.works].map(([actor, work]) => this.shift(actor, work)));
      // While the server works on what was just asked, what came of the round before is weighed.
      this.weighing.weigh();
      await shifts;
      await this.gather();
    }
    this.weighing.weigh();
  }

  /** Goes to a later moment that nobody's log-in survives; everybody logs in again. */
  async sleepUntil(at: Instant): Promise<void> {
    await this.jump(at);
    for (const { screen } of this.team)
      await until(() => screen.ended, { within: this.options.patience, for: 'the server to end a screen nobody used' });
    await this.arrive();
    await this.weigh();
  }

  /** Goes past midnight with every screen open: what lapses is to leave them by itself. */
  async passMidnight(): Promise<void> {
    const day = addDays(this.world.history.now.day, 1);
    await this.jump(minutesAfter(startOfDanishDay(day), 0.1));
    await this.clear();
    await this.weigh();
  }

  /** Waits until no screen shows what it may no longer; a card that stays is a finding. */
  async clear(): Promise<void> {
    const isClear = until(() => this.clearing.settle().length === 0, {
      within: this.options.patience,
      every: 100,
      for: 'screens to be clear',
    });
    await isClear.catch(() => undefined);
    for (const { persona, alias, milliseconds } of this.clearing.settle()) {
      const because = `a card stays on the screen ${milliseconds.toFixed(0)} ms after the right to it has ended`;
      this.lingering.push({ persona, what: 'screen', because, where: alias });
    }
  }

  /** Weighs what has come since the last time. Nothing may be under way. */
  async weigh(): Promise<void> {
    await this.gather();
    this.weighing.weigh();
  }

  private async gather(): Promise<void> {
    await followPolicy(this.world);
    await this.weighing.gather();
    this.clearing.settle();
  }

  /** How much was done and looked at, for people. */
  summary(): string {
    const { world, judge, clearing } = this;
    const { afterActs, afterLapses, afterSwitches } = clearing;
    const told = (of: readonly number[]) => `${of.length} (p99 ${p99(of).toFixed(0)} ms)`;
    const times = [...world.tally].sort(([a], [b]) => a.localeCompare(b)).map(([what, count]) => `${what}: ${count}`);
    return [
      `${world.operations} operations, ${judge.weighed} claims weighed, seed ${this.options.seed}`,
      `cards cleared: ${told(afterActs)} after acts, ${told(afterLapses)} after lapses, ${told(afterSwitches)} after switches`,
      ...times,
    ].join('\n');
  }

  private async arrive(): Promise<void> {
    for (const actor of this.actors) await actor.arrive();
  }

  private async shift(actor: Actor, { operations, atOnce }: Work): Promise<void> {
    const { chance } = this.world;
    await actor.lookUp();
    const times = 1 + chance.below(atOnce);
    for (let time = 0; time < times; time += 1) await chance.weighted(operations)(actor);
  }

  private async jump(at: Instant): Promise<void> {
    const { server, history } = this.world;
    const moment = await momentAt(server, at);
    const startedAt = performance.now();
    await setServerClock(server.origin, at);
    history.add({ startedAt, acknowledgedAt: performance.now(), moment });
    history.settle();
    // What was on its way when the clock moved has come.
    await wait(200);
  }

  private forgetConsents(): void {
    const { history } = this.world;
    const add = history.add.bind(history);
    history.add = (happening) =>
      add(
        'change' in happening
          ? { ...happening, change: (facts) => withoutConsents(happening.change(facts)) }
          : happening,
      );
  }
}
