import { type RedisClientType } from 'redis';
import { type Logger } from '../log.js';
import { type Doorbell } from './doorbell.js';

const CHANNEL = 'samtavle:doorbell';

/**
 * Carries rings between nodes when Redis is there. It holds no data and may disappear: the relay's own beat takes over
 * within half a second, and a connection that comes back is used again.
 */
export class RedisDoorbell {
  private constructor(private readonly clients: readonly RedisClientType[]) {}

  static async connect(url: string | undefined, doorbell: Doorbell, log: Logger): Promise<RedisDoorbell> {
    if (!url) return new RedisDoorbell([]);
    // Read only where there is a Redis: its client is several hundred files.
    const { createClient } = await import('redis');
    const publisher: RedisClientType = createClient({ url, disableOfflineQueue: true });
    const subscriber: RedisClientType = publisher.duplicate();
    for (const client of [publisher, subscriber])
      client.on('error', (error: Error) => log.warn({ kind: error.name }, 'redis is away'));
    doorbell.carryOutward((teamId, seq) => {
      if (publisher.isReady) void publisher.publish(CHANNEL, `${teamId} ${seq}`).catch(() => undefined);
    });
    // Connecting waits for nobody: the board works without Redis.
    void publisher.connect().catch(() => undefined);
    void subscriber
      .connect()
      .then(() =>
        subscriber.subscribe(CHANNEL, (message) => {
          const [teamId, seq] = message.split(' ');
          if (teamId) doorbell.hear(teamId, Number(seq));
        }),
      )
      .catch(() => undefined);
    return new RedisDoorbell([publisher, subscriber]);
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.close().catch(() => undefined)));
  }
}
