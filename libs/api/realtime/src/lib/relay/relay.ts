import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { describeError, Doorbell, headOf, LOG, type Logger, NOBODY, UnitOfWork } from '@samtavle/api-platform';
import { type Frame } from '@samtavle/contracts';
import { type Connection, Connections } from '../connections.js';
import { Delivery } from './delivery.js';
import { type FrameBody } from './frames.js';
import { groupBy } from './group-by.js';

/** Events are gathered this long before they are sent: five times the throughput, and still at once to a person. */
const GATHER_MS = 20;
/** The stream is looked at this often even if no bell rings (another node, Redis away). */
const BEAT_MS = 500;
/** Every screen hears this often where the stream stands, whether or not there was anything for it. */
const TICK_MS = 1_000;
/** A reader that lets this many packets pile up is dropped; it comes back and resumes. */
const MOST_PACKETS_WAITING = 64;

interface TeamRelay {
  /** How far this node has delivered; undefined while nobody looks. */
  cursor: number | undefined;
  /** The highest number the doorbell has named. */
  rung: number;
  /** One delivery at a time per team: order is a promise. */
  queue: Promise<void>;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Carries each team's stream to the screens of this node, in order: read, mask, record, commit, send. Nothing is sent
 * that was not recorded; what could not be recorded is tried again at the next beat.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly teams = new Map<string, TeamRelay>();
  private readonly timers: NodeJS.Timeout[] = [];
  private stopListening: (() => void) | undefined;

  constructor(
    private readonly doorbell: Doorbell,
    private readonly work: UnitOfWork,
    private readonly connections: Connections,
    private readonly delivery: Delivery,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.doorbell.onRing((teamId, seq) => {
      const team = this.team(teamId);
      team.rung = Math.max(team.rung, seq);
      this.schedule(teamId);
    });
    const beat = setInterval(() => {
      for (const teamId of this.connections.teams()) this.schedule(teamId);
    }, BEAT_MS);
    this.timers.push(beat.unref(), setInterval(() => this.tick(), TICK_MS).unref());
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopListening?.();
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all([...this.teams.values()].map((team) => team.queue));
  }

  /**
   * Brings one screen from its cursor to where this node is, and from then on it is live. Runs in the team's queue, so
   * that no event falls between. Undefined when it is too far behind and should start afresh.
   */
  async join(connection: Connection, cursor: number, furthest: number): Promise<Frame | undefined> {
    const { teamId } = connection.viewer;
    if (!teamId) return undefined;
    return this.inOrder(teamId, async (team) => {
      // The last screen left and nobody relayed since: what went on meanwhile is shown to nobody, and so not recorded.
      if (this.connections.live(teamId).length === 0) team.cursor = undefined;
      const to = (team.cursor ??= await this.head(teamId));
      if (to - cursor > furthest) return undefined;
      // A screen can be ahead of this node: its snapshot is newer than the last delivery here.
      // Tasks are asked for afresh by a screen that comes back.
      const { frames } = await this.delivery.prepare(teamId, [connection], Math.min(cursor, to), to);
      const [prepared] = frames;
      connection.at = Math.max(cursor, to);
      return { ...(prepared?.frame ?? this.delivery.empty()), from: cursor, to: connection.at };
    });
  }

  private schedule(teamId: string): void {
    const team = this.team(teamId);
    if (team.timer) return;
    team.timer = setTimeout(() => {
      team.timer = undefined;
      this.inOrder(teamId, () => this.relay(teamId)).catch((error: unknown) =>
        this.log.error(describeError(error), 'relaying failed'),
      );
    }, GATHER_MS).unref();
  }

  private async relay(teamId: string): Promise<void> {
    const team = this.team(teamId);
    const screens = this.connections.live(teamId);
    if (screens.length === 0) {
      // Nobody is looking: the next screen brings its own cursor.
      team.cursor = undefined;
      return;
    }
    // A ring says how far the stream has come; only the beat, which may have missed one, asks.
    const head = team.cursor !== undefined && team.rung > team.cursor ? team.rung : await this.head(teamId);
    const from = (team.cursor ??= head);
    if (head <= from) return;
    const { frames, calls } = await this.delivery.prepare(teamId, screens, from, head);
    team.cursor = head;
    for (const { frame, screens: receivers } of frames) this.send(receivers, frame, head);
    for (const { call, screens: called } of calls) for (const { socket } of called) socket.emit(call, {});
  }

  /** Frames differ only in where their screens stand, so those at the same place share one encoded packet. */
  private send(receivers: readonly Connection[], frame: FrameBody, to: number): void {
    const behind = receivers.filter((screen) => screen.at !== undefined && screen.at < to);
    for (const [from, screens] of groupBy(behind, (screen) => screen.at ?? to))
      this.emit(screens, { ...frame, from, to });
  }

  /** The fixed tick: a screen that had nothing learns only that time and the team went on. */
  private tick(): void {
    for (const [teamId, { cursor }] of this.teams) {
      if (cursor === undefined) continue;
      const frame = this.delivery.empty();
      for (const [from, screens] of groupBy(this.connections.live(teamId), (screen) => screen.at ?? cursor)) {
        this.emit(screens, { ...frame, from, to: Math.max(from, cursor) });
      }
    }
  }

  private emit(screens: readonly Connection[], frame: Frame): void {
    const keepingUp = screens.filter((screen) => this.keepsUp(screen));
    for (const screen of keepingUp) screen.at = frame.to;
    keepingUp[0]?.socket.nsp.to(keepingUp.map((screen) => screen.socket.id)).emit('frame', frame);
  }

  private keepsUp(screen: Connection): boolean {
    if (!screen.socket.connected) return false;
    if (screen.backlog.waiting <= MOST_PACKETS_WAITING) return true;
    this.log.warn('a screen does not keep up and is dropped');
    screen.at = undefined;
    screen.socket.conn.close(true);
    return false;
  }

  private inOrder<T>(teamId: string, step: (team: TeamRelay) => Promise<T>): Promise<T> {
    const team = this.team(teamId);
    const run = team.queue.then(() => step(team));
    const settled = () => undefined;
    team.queue = run.then(settled, settled);
    return run;
  }

  private team(teamId: string): TeamRelay {
    const known = this.teams.get(teamId);
    if (known) return known;
    const made: TeamRelay = { cursor: undefined, rung: 0, queue: Promise.resolve(), timer: undefined };
    this.teams.set(teamId, made);
    return made;
  }

  private head(teamId: string): Promise<number> {
    return this.work.runAs({ ...NOBODY, teamId }, (tx) => headOf(tx.em, teamId));
  }
}
