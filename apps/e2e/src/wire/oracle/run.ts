import { setTimeout as wait } from 'node:timers/promises';
import { type Persona } from '@samtavle/contracts';
import { addDays, type Instant, startOfDanishDay } from '@samtavle/domain';
import { type Received } from '../../support/received.js';
import { type Server } from '../../support/server.js';
import { minutesAfter, morning, setServerClock, tomorrow } from '../../support/server-clock.js';
import { until } from '../../support/until.js';
import { Actor } from './actor.js';
import { Chance } from './chance.js';
import { Clearing, p99 } from './clearing.js';
import { type Finding, Judge } from './judge.js';
import { OF_THE_OFFICER, OF_THE_TEAM } from './operations.js';
import { readPolicyTable } from './policy-table.js';
import { momentAt, withResponsible } from './on-duty.js';
import { type Reader } from './rights.js';
import { type Sabotage, strayed, withoutConsents } from './sabotage.js';
import { unexplained } from './unexplained.js';
import { World } from './world.js';

export interface RunOptions {
  readonly seed: number;
  readonly operations: number;
  readonly team: readonly Persona['key'][];
  readonly officer: Persona['key'];
  readonly sabotage: Sabotage;
}

/** How much each persona does at most between two moments in which nothing is under way; the officer does less. */
const AT_ONCE = 10;
const OF_THE_OFFICER_AT_ONCE = 2;
const CANDIDATES = 24;
/** Enough for the sweeper of every second and the frames after it. */
const SWEPT_WITHIN_MS = 6_000;

/** A day of work of several personas at once, with all that reached each of them weighed against the table. */
export class Run {
  readonly findings: Finding[] = [];
  /** Cards that came again for no reason one could see on them. */
  private puzzling: { readonly persona: string; readonly alias: string }[] = [];
  private gathered: { readonly received: Received; readonly reader: Reader }[] = [];

  private constructor(
    readonly world: World,
    readonly judge: Judge,
    readonly clearing: Clearing,
    readonly team: readonly Actor[],
    readonly officer: Actor,
    private readonly sabotage: Sabotage,
    private readonly seed: number,
  ) {}

  static async begin(server: Server, options: RunOptions): Promise<Run> {
    // In the morning, so that no midnight passes but those the run chooses.
    const moment = await momentAt(server, morning(tomorrow()));
    await setServerClock(server.origin, moment.at);
    const chance = new Chance(options.seed);
    const table = readPolicyTable();
    const world = await World.of(server, table, chance, moment, CANDIDATES);
    const responsible = await withResponsible(server);
    const team = options.team.map((persona) => new Actor(world, persona, responsible.has(persona)));
    const officer = new Actor(world, options.officer, false);
    const judge = new Judge(table, world.registry, world.keys, world.history);
    const run = new Run(world, judge, new Clearing(team, judge), team, officer, options.sabotage, options.seed);
    if (options.sabotage === 'model') run.forgetConsents();
    for (const { screen, client } of team) {
      if (options.sabotage === 'screen') screen.loses = ({ gone }) => gone.length > 0;
      screen.onChange.add((change) => {
        for (const { id } of unexplained(change)) run.puzzling.push({ persona: client.persona, alias: id });
      });
    }
    await run.arrive();
    return run;
  }

  private get actors(): readonly Actor[] {
    return [...this.team, this.officer];
  }

  /** Everybody works until so many operations are done. */
  async work(until: number): Promise<void> {
    while (this.world.operations < until) {
      const shifts = Promise.all(this.actors.map((actor) => this.shift(actor)));
      // While the server works on what was just asked, what came of the round before is weighed.
      this.weighGathered();
      await shifts;
      await this.gather();
    }
    this.weighGathered();
  }

  /** Goes to a later moment that nobody's log-in survives; everybody logs in again. */
  async sleepUntil(at: Instant): Promise<void> {
    await this.jump(at);
    for (const { screen } of this.team)
      await until(() => screen.ended, { within: SWEPT_WITHIN_MS, for: 'the server to end a screen nobody used' });
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
      within: SWEPT_WITHIN_MS,
      every: 100,
      for: 'screens to be clear',
    });
    await isClear.catch(() => undefined);
    for (const { persona, alias, milliseconds } of this.clearing.settle()) {
      const because = `a card stays on the screen ${milliseconds.toFixed(0)} ms after the right to it has ended`;
      this.findings.push({ persona, what: 'screen', because, where: alias });
    }
  }

  /** Weighs what has come since the last time. Nothing may be under way. */
  async weigh(): Promise<void> {
    await this.gather();
    this.weighGathered();
  }

  /** Takes what has come since the last time, once it is known what was true when. Nothing may be under way. */
  private async gather(): Promise<void> {
    const { registry, history } = this.world;
    await registry.refresh();
    history.settle();
    const nurse = [...(this.team[0]?.inbox ?? [])];
    for (const { inbox, reader } of this.actors) {
      const isFooled = this.sabotage === 'stream' && reader.sector === 'muni_social';
      for (const received of [...inbox.splice(0), ...(isFooled ? strayed(nurse) : [])])
        this.gathered.push({ received, reader });
    }
    for (const { persona, alias } of this.puzzling.splice(0)) {
      if (this.hasOwnRelation(persona, alias)) continue;
      const because = 'a card sent again, unchanged and without a word';
      this.findings.push({ persona, what: 'frame', because, where: alias });
    }
    this.clearing.settle();
  }

  private weighGathered(): void {
    for (const { received, reader } of this.gathered.splice(0))
      this.findings.push(...this.judge.weigh(received, reader));
  }

  /** A change of one's own relation is told to oneself, also when it opens and closes nothing. */
  private hasOwnRelation(persona: string, alias: string): boolean {
    const reader = this.team.find(({ client }) => client.persona === persona)?.reader;
    const { registry, history } = this.world;
    const { relations } = history.factsNow(registry.citizenOf(alias) ?? '');
    return relations.some(({ member }) => member === reader?.member);
  }

  /** How much was done and looked at, for people. */
  summary(): string {
    const { world, judge, clearing } = this;
    const { afterActs, afterLapses } = clearing;
    const times = [...world.tally].sort(([a], [b]) => a.localeCompare(b)).map(([what, count]) => `${what}: ${count}`);
    return [
      `${world.operations} operations, ${judge.weighed} claims weighed, seed ${this.seed}`,
      `cards cleared: ${afterActs.length} after acts (p99 ${p99(afterActs).toFixed(0)} ms), ${afterLapses.length} after lapses (p99 ${p99(afterLapses).toFixed(0)} ms)`,
      ...times,
    ].join('\n');
  }

  private async arrive(): Promise<void> {
    for (const actor of this.actors) await actor.arrive();
  }

  private async shift(actor: Actor): Promise<void> {
    const { chance } = this.world;
    await actor.lookUp();
    const operations = actor === this.officer ? OF_THE_OFFICER : OF_THE_TEAM;
    const times = 1 + chance.below(actor === this.officer ? OF_THE_OFFICER_AT_ONCE : AT_ONCE);
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
        'moment' in happening
          ? happening
          : { ...happening, change: (facts) => withoutConsents(happening.change(facts)) },
      );
  }
}
