import { WireSocket } from '../wire/wire-socket.js';

/** How one frame reached a room: milliseconds after it was asked for, and between the first socket and the last. */
export interface Reached {
  readonly eachMs: number[];
  readonly lastMs: number;
  readonly spreadMs: number;
}

/** Sockets in one room of the bare server, and the hand that makes it emit. */
export class BareRoom {
  private constructor(
    private readonly hand: WireSocket,
    private readonly sockets: readonly WireSocket[],
  ) {}

  static async open(origin: string, count: number): Promise<BareRoom> {
    const sockets: WireSocket[] = [];
    for (let opened = 0; opened < count; opened += 1) {
      const socket = await WireSocket.connect(origin);
      await socket.ask('listen', {});
      sockets.push(socket);
    }
    return new BareRoom(await WireSocket.connect(origin), sockets);
  }

  /** The frame to emit: the JSON of an event as the API sent it. */
  async load(event: string): Promise<void> {
    const [, frame] = JSON.parse(event) as unknown[];
    await this.hand.ask('load', frame);
  }

  /** Emits the frame to the room, and waits until every socket has it. */
  emit(): Promise<Reached> {
    return new Promise((resolve) => {
      const eachMs: number[] = [];
      let firstAt: number | undefined;
      const sentAt = performance.now();
      for (const socket of this.sockets)
        socket.onEvent = (_, at) => {
          firstAt ??= at;
          eachMs.push(at - sentAt);
          if (eachMs.length === this.sockets.length) resolve({ eachMs, lastMs: at - sentAt, spreadMs: at - firstAt });
        };
      void this.hand.ask('go', {});
    });
  }

  close(): void {
    for (const socket of [this.hand, ...this.sockets]) socket.close();
  }
}
