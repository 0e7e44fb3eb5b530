import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Sessions, viewKeyOf } from '@samtavle/api-access';
import { describeError, LOG, type Logger } from '@samtavle/api-platform';
import { type Connection, Connections } from '../connections.js';

const EVERY_MS = 1_000;

/**
 * Ends the sockets of sessions that have ended, on this or another node, within two seconds: logged out, disabled, idle,
 * capacity over. And a viewer whose reach has changed (duty began or ended) is told to start afresh.
 */
@Injectable()
export class SessionWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly connections: Connections,
    private readonly sessions: Sessions,
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
    const connections = this.connections.all();
    if (connections.length === 0) return;
    const { ended, current } = await this.sessions.review([...new Set(connections.map((one) => one.viewer.sessionId))]);
    for (const connection of connections) {
      const reason = ended.get(connection.viewer.sessionId);
      if (reason) this.end(connection, reason);
      else this.refresh(connection, current.get(connection.viewer.sessionId));
    }
  }

  private refresh(connection: Connection, now: Connection['viewer'] | undefined): void {
    if (!now) return;
    const before = viewKeyOf(connection.viewer);
    connection.viewer = now;
    if (viewKeyOf(now) === before) return;
    connection.at = undefined;
    connection.socket.emit('refetch', {});
  }

  private end(connection: Connection, reason: string): void {
    connection.at = undefined;
    connection.socket.emit('ended', { reason });
    connection.socket.disconnect(true);
  }
}
