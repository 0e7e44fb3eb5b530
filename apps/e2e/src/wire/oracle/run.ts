import { setTimeout as wait } from 'node:timers/promises';
import { addDays, type Category, type Instant, OWNERS, startOfDanishDay } from '@samtavle/domain';
import { type Received } from '../../support/received.js';
import { type Server } from '../../support/server.js';
import { minutesAfter, morning, setServerClock, tomorrow } from '../../support/server-clock.js';
import { until } from '../../support/until.js';
import { Actor, type Who } from './actor.js';
import { Chance } from './chance.js';
import { Clearing, p99 } from './clearing.js';
import { type Finding, Judge } from './judge.js';
import { OF_THE_OFFICER, OF_THE_TEAM } from './operations.js';
import { readPolicyTable } from './policy-table.js';
import { momentAt } from './on-duty.js';
import { type Reader, slot } from './rights.js';
import { type Sabotage, strayed, withoutConsents } from './sabotage.js';
import { unexplained } from './unexplained.js';
import { World } from './world.js';

export interface RunOptions {
  readonly seed: number;
  readonly operations: number;
  readonly team: readonly Who[];
  readonly officers: readonly Who[];
  readonly sabotage: Sabotage;
  /** Milliseconds after which what should have happened has not: enough for the sweeper of every second and its frames. */
  readonly patience: number;
}

/** How much each persona does at most between two moments in which nothing is under way; the officer does less. */
const AT_ONCE = 10;
const OF_THE_OFFICER_AT_ONCE = 2;
const CANDIDATES = 24;

/** A day of work of several personas at once, with all that reached each of them weighed against the table. */
export class Run {
  readonly findings: Finding[] = [];
  /** Cards that came again for no reason one could see on them. */
  private puzzling: { readonly persona: string; readonly alias: string; readonly from: number; readonly to: number }[] =
    [];
  private gathered: { readonly received: Received; readonly reader: Reader }[] = [];

  private constructor(
    readonly world: World,
    readonly judge: Judge,
    readonly clearing: Clearing,
    readonly team: readonly Actor[],
    readonly officers: readonly Actor[],
    private readonly sabotage: Sabotage,
    private readonly options: Pick<RunOptions, 'seed' | 'patience'>,
  ) {}

  static async begin(server: Server, options: RunOptions): Promise<Run> {
    // In the morning, so that no midnight passes but those the run chooses.
    const moment = await momentAt(server, morning(tomorrow()));
    await setServerClock(server.origin, moment.at);
    const chance = new Chance(options.seed);
    const table = readPolicyTable();
    const world = await World.of(server, table, chance, moment, CANDIDATES);
    const team = options.team.map((who) => new Actor(world, who));
    const officers = options.officers.map((who) => new Actor(world, who));
    const judge = new Judge(world);
    const run = new Run(world, judge, new Clearing(team, judge), team, officers, options.sabotage, options);
    if (options.sabotage === 'model') run.forgetConsents();
    for (const { screen, name } of team) {
      if (options.sabotage === 'screen') screen.loses = ({ gone }) => gone.length > 0;
      screen.onChange.add((change) => {
        for (const { id } of unexplained(change))
          run.puzzling.push({ persona: name, alias: id, from: change.frame.from, to: change.frame.to });
      });
    }
    await run.arrive();
    return run;
  }

  private get actors(): readonly Actor[] {
    return [...this.team, ...this.officers];
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
    for (const { persona, alias, from, to } of this.puzzling.splice(0)) {
      if (this.hasOwnRelation(persona, alias) || (await this.isNewsOfRefusal(persona, alias, from, to))) continue;
      const because = 'a card sent again, unchanged and without a word';
      this.findings.push({
        persona,
        what: 'frame',
        because,
        where: `${alias}: ${await this.happened(alias, from, to)}`,
      });
    }
    this.clearing.settle();
  }

  /** A refusal is told, without a word, to the side that holds back by it, where that side knows of the other. */
  private async isNewsOfRefusal(persona: string, alias: string, from: number, to: number): Promise<boolean> {
    const { registry, history, server } = this.world;
    const reader = this.team.find(({ name }) => name === persona)?.reader;
    const citizen = registry.citizenOf(alias) ?? '';
    const { rows } = await server.owner.query<{ change: string; by: string | null }>(
      `SELECT change, (SELECT sector FROM member WHERE id = by_member) AS by
         FROM team_event WHERE citizen_id = $1 AND seq > $2 AND seq <= $3`,
      [citizen, from, to],
    );
    // As it stood when it was told: more may have happened since.
    const here = { first: history.atPlace(from, history.now.at), last: history.atPlace(to, history.now.at) };
    return rows.some(({ change, by }) => {
      const owner = OWNERS.find((one) => one === by);
      if (change !== 'question' || !owner || !reader) return false;
      const of = (category: Category) => this.judge.may(reader, citizen, here, [slot(owner, category)]);
      return of('identification') && of('team_membership');
    });
  }

  /** What the stream says of a citizen in the range of a frame, for whoever reads the finding. */
  private async happened(alias: string, from: number, to: number): Promise<string> {
    const { rows } = await this.world.server.owner.query<{ said: string }>(
      `SELECT seq || ' ' || change || ' by ' || coalesce((SELECT sector FROM member WHERE id = by_member), 'time')
              || ' for ' || array_to_string(changed_for, ',') AS said
         FROM team_event WHERE citizen_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq`,
      [this.world.registry.citizenOf(alias), from, to],
    );
    return rows.map(({ said }) => said).join('; ');
  }

  private weighGathered(): void {
    for (const { received, reader } of this.gathered.splice(0))
      this.findings.push(...this.judge.weigh(received, reader));
  }

  /** A change of one's own relation is told to oneself, also when it opens and closes nothing. */
  private hasOwnRelation(persona: string, alias: string): boolean {
    const reader = this.team.find(({ name }) => name === persona)?.reader;
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
      `${world.operations} operations, ${judge.weighed} claims weighed, seed ${this.options.seed}`,
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
    const isOfficer = this.officers.includes(actor);
    const operations = isOfficer ? OF_THE_OFFICER : OF_THE_TEAM;
    const times = 1 + chance.below(isOfficer ? OF_THE_OFFICER_AT_ONCE : AT_ONCE);
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
