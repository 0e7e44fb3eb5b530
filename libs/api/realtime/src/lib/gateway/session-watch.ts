import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Sessions, viewKeyOf } from '@samtavle/api-access';
import { Clock, describeError, LOG, type Logger } from '@samtavle/api-platform';
import { type Day } from '@samtavle/domain';
import { type Connection, Connections } from '../connections.js';

const EVERY_MS = 1_000;

/**
 * Ends the sockets of sessions that have ended, on this or another node, within two seconds: logged out, disabled, idle,
 * capacity over. And a viewer whose reach has changed (duty began or ended) is told to start afresh.
 */
@Injectable()
export class SessionWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private day: Day | undefined;

  constructor(
    private readonly connections: Connections,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const again = () => {
      this.timer = setTimeout(() => {
        this.review()
          .catch((error: unknown) => this.log.warn(describeError(error), 'reviewing sessions failed'))
          .finally(again);
      }, EVERY_MS).unref();
    };
    again();
  }

  onApplicationShutdown(): void {
    clearTimeout(this.timer);
    for (const connection of this.connections.all()) this.end(connection, 'shutdown');
  }

  private async review(): Promise<void> {
    this.noticeNewDay();
    const connections = this.connections.all();
    if (connections.length === 0) return;
    const { ended, current } = await this.sessions.review([...new Set(connections.map((one) => one.viewer.sessionId))]);
    for (const connection of connections) {
      const reason = ended.get(connection.viewer.sessionId);
      if (reason) this.end(connection, reason);
      else this.refresh(connection, current.get(connection.viewer.sessionId));
    }
  }

  /** At midnight every board is another: today's visits, what is overdue. No event says so; the day itself does. */
  private noticeNewDay(): void {
    const today = this.clock.today();
    const isNew = this.day !== undefined && this.day !== today;
    this.day = today;
    if (isNew) for (const connection of this.connections.all()) this.startAfresh(connection);
  }

  private startAfresh(connection: Connection): void {
    connection.at = undefined;
    connection.socket.emit('refetch', {});
  }

  private refresh(connection: Connection, now: Connection['viewer'] | undefined): void {
    if (!now) return;
    const before = viewKeyOf(connection.viewer);
    connection.viewer = now;
    if (viewKeyOf(now) === before) return;
    this.startAfresh(connection);
  }

  private end(connection: Connection, reason: string): void {
    connection.at = undefined;
    connection.socket.emit('ended', { reason });
    connection.socket.disconnect(true);
  }
}
