import { Inject, Injectable } from '@nestjs/common';
import { asFailure, Clock, describeError, Failure, LOG, type Logger, parseInput } from '@samtavle/api-platform';
import { type Ack, CLIENT_MESSAGES } from '@samtavle/contracts';
import { RateLimit } from '@samtavle/api-access';
import { type Socket } from 'socket.io';
import { type z } from 'zod';
import { type Connection, Connections } from '../connections.js';

type MessageName = keyof typeof CLIENT_MESSAGES;

/**
 * The one door for socket messages: known name, signed in, rate, contract, then the work; and always an acknowledgement,
 * never a thrown error, which would end the process or leave the person waiting.
 */
@Injectable()
export class MessageDoor {
  private readonly perSocket = new RateLimit(40, 120);
  /** Messages of no known name, since start; a number for operations, nothing of what was sent. */
  unknown = 0;

  constructor(
    private readonly connections: Connections,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Counts and drops what no contract names, before any handler sees it. */
  guard(socket: Socket): void {
    socket.use(([name], next) => {
      if (Object.hasOwn(CLIENT_MESSAGES, String(name))) next();
      else this.unknown += 1;
    });
  }

  async pass<N extends MessageName, T>(
    name: N,
    socket: Socket,
    payload: unknown,
    work: (connection: Connection, input: z.infer<(typeof CLIENT_MESSAGES)[N]['input']>) => Promise<T>,
  ): Promise<Ack<T>> {
    try {
      const connection = this.connections.get(socket.id);
      if (!connection) throw new Failure('session_ended');
      const wait = this.perSocket.take(socket.id, this.clock.ticks());
      if (wait > 0) throw new Failure('rate_limited', { retryAfterSeconds: wait });
      const input = parseInput(CLIENT_MESSAGES[name].input, payload) as z.infer<(typeof CLIENT_MESSAGES)[N]['input']>;
      return { ok: true, value: await work(connection, input) };
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (failure.status >= 500) this.log.error(describeError(failure.cause ?? failure), 'socket message failed');
      return { ok: false, error: failure.body() };
    }
  }
}
