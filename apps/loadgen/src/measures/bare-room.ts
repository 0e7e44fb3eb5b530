import { WireSocket } from '../wire/wire-socket.js';

/** How one frame reached a room: milliseconds after it was asked for, and between the first socket and the last. */
export interface Reached {
  readonly eachMs: number[];
  readonly lastMs: number;
  readonly spreadMs: number;
}

/** One emit on its way. Frames keep their order, so a socket's n-th frame is the n-th emit. */
interface Emit {
  readonly sentAt: number;
  readonly eachMs: number[];
  firstAt: number | undefined;
  readonly complete: (reached: Reached) => void;
}

/** Sockets in one room of the bare server, and the hand that makes it emit. */
export class BareRoom {
  private readonly emits: Emit[] = [];

  private constructor(
    private readonly hand: WireSocket,
    private readonly sockets: readonly WireSocket[],
  ) {
    for (const socket of sockets) {
      let heard = 0;
      socket.onEvent = (_, at) => this.hear(this.emits[heard++], at);
    }
  }

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
  async emit(): Promise<Reached> {
    const reached = new Promise<Reached>((complete) => {
      this.emits.push({ sentAt: performance.now(), eachMs: [], firstAt: undefined, complete });
    });
    await this.hand.ask('go', {});
    return reached;
  }

  close(): void {
    for (const socket of [this.hand, ...this.sockets]) socket.close();
  }

  private hear(emit: Emit | undefined, at: number): void {
    if (!emit) return;
    emit.firstAt ??= at;
    emit.eachMs.push(at - emit.sentAt);
    if (emit.eachMs.length === this.sockets.length)
      emit.complete({ eachMs: emit.eachMs, lastMs: at - emit.sentAt, spreadMs: at - emit.firstAt });
  }
}
