import { randomUUID } from 'node:crypto';
import {
  type Ack,
  CitizenDetail,
  type CitizenId,
  type CommandDone,
  type CommandDraft,
  type CommandName,
  ErrorBody,
  type MemberId,
  MemberId as MemberIdContract,
  type Meeting,
  type Persona,
} from '@samtavle/contracts';
import { type Sector } from '@samtavle/domain';
import { setTimeout as wait } from 'node:timers/promises';
import { type Answer } from '../../support/http-call.js';
import { type Received } from '../../support/received.js';
import { Screen } from '../../support/screen.js';
import { WireClient } from '../../support/wire-client.js';
import { type Facts } from './facts.js';
import { type Reader } from './rights.js';
import { type Room } from './room.js';
import { someCitizen } from './some-citizen.js';
import { type World } from './world.js';

/** What a command changed of what may be seen: about a citizen, or who sits in the meeting. */
export type Effect =
  | { readonly citizen: string; readonly change: (facts: Facts) => Facts }
  | { readonly room: (room: Room | null) => Room | null };

/** How many lines are tried, one after the other, before there is none. */
const LINES = 4;

export interface Who {
  readonly persona: Persona['key'];
  /** The capacity; the persona's first when left out. */
  readonly sector?: Sector;
}

/** A persona of the run at their screen, with all that reached it and has not been weighed yet. */
export class Actor {
  readonly client: WireClient;
  readonly screen: Screen;
  inbox: Received[] = [];
  /** Cards as last opened. */
  readonly seen = new Map<string, CitizenDetail>();
  /** What this persona took off the board last, for undoing it. */
  takenOff: { citizen: CitizenId; owner: string; version: number } | undefined;
  /** The meeting as last seen, so that one that is over can be tried too. */
  meeting: Meeting | undefined;
  /** Somebody with two capacities is here once in each. */
  readonly name: string;
  private readonly sector: Sector | undefined;
  private known: Reader | undefined;

  constructor(
    readonly world: World,
    { persona, sector }: Who,
  ) {
    this.name = sector === undefined ? persona : `${persona} in ${sector}`;
    this.sector = sector;
    this.client = new WireClient(world.server.origin, persona, (received) => this.inbox.push(received));
    this.screen = new Screen(this.client);
  }

  /** @throws Error before the log-in */
  get reader(): Reader {
    if (!this.known) throw new Error(`${this.name} has not logged in`);
    return this.known;
  }

  get member(): MemberId {
    return MemberIdContract.parse(this.reader.member);
  }

  /** Logs in and opens the board anew; the officer has none. */
  async arrive(): Promise<void> {
    const { acting } = await this.client.signIn(this.sector);
    this.known = {
      persona: this.name,
      member: acting.memberId,
      role: acting.role,
      sector: acting.sector,
      isRegional: acting.authority.startsWith('Region'),
      hasResponsible: this.world.responsible.has(acting.memberId),
    };
    this.world.readers.set(acting.memberId, this.known);
    this.screen.forget();
    if (acting.team !== null) await this.open();
  }

  /** Reads something; when the server asks for patience, after a moment again. */
  async read(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
    for (;;) {
      const answer = method === 'GET' ? await this.client.get(path) : await this.client.post(path, body);
      const failed = answer.status < 400 ? undefined : ErrorBody.parse(answer.json);
      if (failed?.error === 'rate_limited') {
        await wait(100);
        continue;
      }
      this.world.count(`${method} ${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ':id')}`, failed?.error ?? 'ok');
      return answer;
    }
  }

  /** Carries out a command over REST or the socket; what it changes for others is noted with its place in the stream. */
  async command<N extends CommandName>(
    name: N,
    input: CommandDraft<N>,
    effect?: (done: CommandDone) => Effect | Promise<Effect>,
  ): Promise<Ack<CommandDone>> {
    const { world, client } = this;
    const id = randomUUID();
    const startedAt = performance.now();
    let overLine = this.screen.isOpen && world.chance.percent(50);
    for (;;) {
      const ack = await client.command(name, input, { id, ...(overLine ? { over: this.screen.line } : {}) }).catch(
        // The line broke under it, so nobody knows whether it was done: the same again, by the other way.
        async () => this.open(),
      );
      overLine = false;
      if (!ack) continue;
      const acknowledgedAt = performance.now();
      if (!ack.ok && ack.error.error === 'rate_limited') {
        await wait(100);
        continue;
      }
      world.count(name, ack.ok ? 'ok' : ack.error.error);
      // Without a place in the stream nothing has changed.
      if (ack.ok && ack.value.seq !== null && effect) {
        const effected = await effect(ack.value);
        // Noted of nobody, it would be missing where the law is asked, and what it opened look like a breach.
        if ('citizen' in effected && effected.citizen === '') throw new Error(`${name} changed a citizen nobody knows`);
        world.history.add({ startedAt, acknowledgedAt, seq: ack.value.seq, ...effected });
      }
      return ack;
    }
  }

  /** The same for what only somebody may do who has just shown who they are: whoever has not logs in anew, and tries again. */
  async fresh<N extends CommandName>(
    name: N,
    input: CommandDraft<N>,
    effect?: (done: CommandDone) => Effect | Promise<Effect>,
  ): Promise<Ack<CommandDone>> {
    const ack = await this.command(name, input, effect);
    if (ack.ok || ack.error.error !== 'fresh_login_needed') return ack;
    await this.read('POST', '/api/session/confirm', { persona: this.client.persona });
    return this.command(name, input, effect);
  }

  /** Opens the screen. A line that does not answer in time is given up and another opened, as a browser does. */
  async open(): Promise<void> {
    for (let left = LINES; ; left -= 1) {
      try {
        return await this.screen.open();
      } catch (error) {
        if (left === 1) throw error;
        this.world.count('line given up', 'ok');
      }
    }
  }

  /** A screen that does not keep up is dropped, and comes back. */
  async lookUp(): Promise<void> {
    if (this.reader.sector === 'audit' || this.screen.isOpen) return;
    await this.open();
    this.world.count('dropped', 'ok');
  }

  /** Opens a card; undefined when it is not there for this persona. */
  async look(alias: string): Promise<CitizenDetail | undefined> {
    const answer = await this.read('GET', `/api/citizens/${alias}`);
    const detail = CitizenDetail.safeParse(answer.json);
    if (detail.success) this.seen.set(alias, detail.data);
    else this.seen.delete(alias);
    return detail.success ? detail.data : undefined;
  }

  /**
   * The citizen behind an id and the key for markers about them; for an id that means nothing a key nobody has. Undefined
   * when somebody was enrolled so newly that no key is known yet.
   */
  async named(alias: string): Promise<{ citizen: string; key: string } | undefined> {
    const citizen = await this.citizenOf(alias);
    if (citizen === '') return { citizen, key: 'nobody' };
    const key = this.world.keys.key(citizen);
    return key === undefined ? undefined : { citizen, key };
  }

  /** The citizen behind an id, who may have been enrolled a moment ago; nobody (`''`) for an id that means nothing. */
  async citizenOf(alias: string): Promise<string> {
    const { registry } = this.world;
    if (registry.citizenOf(alias) === undefined) await registry.refresh();
    return registry.citizenOf(alias) ?? '';
  }

  /** Mostly somebody on this persona's screen; now and then an id that is not theirs to use. */
  choose(): CitizenId {
    return someCitizen(this);
  }
}
