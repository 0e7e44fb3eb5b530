import { once } from 'node:events';
import { WebSocket, type RawData } from 'ws';
import { CONNECT, PONG, question, readPacket } from './packet.js';

/** What a socket heard, and when the bytes were there. */
export type Hearing = (json: string, at: number) => void;

const ANSWER_WITHIN_MS = 30_000;

/**
 * One client of a Socket.IO server over a bare websocket: the ready-made client costs 1.5 to 3 times the processor time,
 * and five hundred of them would measure themselves.
 */
export class WireSocket {
  private readonly waiting = new Map<number, (json: string, at: number) => void>();
  private number = 0;
  /** Called with every event from now on. */
  onEvent: Hearing = () => undefined;
  /** Set when the other side closed it: nobody may take silence for speed. */
  closed = false;

  private constructor(private readonly socket: WebSocket) {}

  /** @throws Error when the server refuses */
  static async connect(origin: string, cookie?: string): Promise<WireSocket> {
    const url = `${origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const headers = { Origin: origin, ...(cookie ? { Cookie: cookie } : {}) };
    const socket = new WebSocket(url, { headers, perMessageDeflate: false });
    const wire = new WireSocket(socket);
    const connected = new Promise<void>((resolve, reject) => {
      socket.on('message', (data) => wire.hear(data, resolve, reject));
      socket.on('close', () => {
        wire.closed = true;
        reject(new Error('the server closed the socket'));
      });
    });
    await Promise.all([once(socket, 'open'), connected]);
    // After that a failure shows as a close.
    socket.on('error', () => undefined);
    return wire;
  }

  /** Sends with an acknowledgement. @throws Error when none comes */
  ask(event: string, body: unknown): Promise<{ answer: unknown; at: number }> {
    const number = this.number++;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.waiting.delete(number);
        reject(new Error(`no answer to ${event}`));
      }, ANSWER_WITHIN_MS);
      this.waiting.set(number, (json, at) => {
        clearTimeout(late);
        const [answer] = JSON.parse(json) as unknown[];
        resolve({ answer, at });
      });
      this.socket.send(question(number, event, body));
    });
  }

  close(): void {
    this.onEvent = () => undefined;
    this.socket.terminate();
  }

  private hear(data: RawData, resolve: () => void, reject: (error: Error) => void): void {
    const at = performance.now();
    const packet = readPacket(String(data));
    switch (packet.kind) {
      case 'event':
        return this.onEvent(packet.json, at);
      case 'ping':
        return this.socket.send(PONG);
      case 'open':
        return this.socket.send(CONNECT);
      case 'connected':
        return resolve();
      case 'refused':
        return reject(new Error(`refused: ${packet.json}`));
      case 'answer': {
        const answered = this.waiting.get(packet.number);
        this.waiting.delete(packet.number);
        return answered?.(packet.json, at);
      }
      case 'other':
        return undefined;
    }
  }
}
