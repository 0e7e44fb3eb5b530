import { type CLIENT_MESSAGES } from '@samtavle/contracts';
import { NodeWebSocket } from 'engine.io-client';
import { io, type Socket } from 'socket.io-client';
import { type z } from 'zod';
import { type Listener } from './received.js';

type ClientMessage = keyof typeof CLIENT_MESSAGES;
export type Said<M extends ClientMessage> = z.input<(typeof CLIENT_MESSAGES)[M]['input']>;

export interface SocketOptions {
  readonly origin: string;
  /** The `Cookie` header; left out, the connection comes without a session. */
  readonly cookie?: string | undefined;
  /** What the browser would send as `Origin`; the server's own when left out. */
  readonly from?: string;
  readonly listener: Listener;
}

/** A Socket.IO connection of which every frame is kept twice: as it lay on the wire, and as it was understood. */
export class LiveSocket {
  private readonly socket: Socket;
  /** Called for each message the server sends unasked. */
  readonly onMessage = new Set<(name: string, said: unknown) => void>();
  readonly onClose = new Set<() => void>();

  constructor(private readonly options: SocketOptions) {
    const { origin, cookie, from = origin, listener } = options;
    this.socket = io(origin, {
      transports: [recording(listener)],
      autoConnect: false,
      reconnection: false,
      forceNew: true,
      extraHeaders: { origin: from, ...(cookie ? { cookie } : {}) },
    });
    this.socket.onAny((name: string, said: unknown) => {
      this.heard(name, said, undefined);
      for (const hear of this.onMessage) hear(name, said);
    });
    this.socket.on('disconnect', () => {
      for (const closed of this.onClose) closed();
    });
  }

  get isOpen(): boolean {
    return this.socket.connected;
  }

  /** @throws Error with the server's word when it refuses */
  async open(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.socket.once('connect', resolve);
      this.socket.once('connect_error', (error) => {
        this.socket.disconnect();
        reject(error);
      });
      this.socket.connect();
    });
  }

  /** Sends a message and waits for its acknowledgement. @throws Error when none comes in time: the effect is unknown */
  async ask<M extends ClientMessage>(message: M, said: Said<M>, within = 15_000): Promise<unknown> {
    return this.askAnything(message, said, within);
  }

  /** The same without regard for the contract, for what no honest client sends. */
  async askAnything(message: string, said: unknown, within = 15_000): Promise<unknown> {
    // Otherwise it would wait in the client for a line that may never come back.
    if (!this.socket.connected) throw new Error('the line is down');
    const askedAt = performance.now();
    const answer: unknown = await this.socket.timeout(within).emitWithAck(message, said);
    this.heard(`ack ${message}`, answer, askedAt);
    return answer;
  }

  /** Sends and expects nothing back. */
  tell(message: string, ...said: unknown[]): void {
    this.socket.emit(message, ...said);
  }

  close(): void {
    this.socket.disconnect();
  }

  private heard(what: string, said: unknown, askedAt: number | undefined): void {
    const raw = JSON.stringify([what, said]);
    this.options.listener({ by: 'message', what, raw, said, askedAt, receivedAt: performance.now() });
  }
}

/** The websocket of engine.io, listening in before anything is parsed. */
function recording(listener: Listener) {
  return class RecordingWebSocket extends NodeWebSocket {
    protected override onData(data: unknown): void {
      const raw = typeof data === 'string' ? data : Buffer.from(data as ArrayBuffer).toString('utf8');
      listener({ by: 'wire', what: 'socket', raw, said: undefined, askedAt: undefined, receivedAt: performance.now() });
      super.onData(data);
    }
  };
}
