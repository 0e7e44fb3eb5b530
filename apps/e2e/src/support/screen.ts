import { BoardSnapshot, type Card, type Cursor, Frame, Resumed, unpackCards } from '@samtavle/contracts';
import { type LiveSocket } from './live-socket.js';
import { type WireClient } from './wire-client.js';

/** What changed on a screen with one frame. */
export interface ScreenChange {
  readonly frame: Frame;
  readonly before: ReadonlyMap<string, Card>;
  readonly receivedAt: number;
}

/**
 * A board as a client has it on the screen: a snapshot, and then frames. A frame is applied only when it begins where the
 * screen stands; behind that lies nothing to do, ahead of it the screen asks for what is missing, or starts afresh when
 * told to.
 */
export class Screen {
  private state: { cards: Map<string, Card>; cursor: Cursor } | undefined;
  private socket: LiveSocket | undefined;
  private catchingUp: Promise<void> | undefined;
  /** Frames that did not begin where the screen stood. */
  gaps = 0;
  refetches = 0;
  /** Why the server said that the session is over. */
  ended: string | undefined;
  readonly onChange = new Set<(change: ScreenChange) => void>();
  /** Frames whose content this screen passes over as if it had applied them; none, unless a test wants a faulty client. */
  loses: (frame: Frame) => boolean = () => false;

  constructor(readonly client: WireClient) {}

  get cards(): ReadonlyMap<string, Card> {
    return this.state?.cards ?? new Map<string, Card>();
  }

  get seq(): number {
    return this.state?.cursor.seq ?? -1;
  }

  get isOpen(): boolean {
    return this.socket?.isOpen ?? false;
  }

  /** The open line, for commands that travel over it. @throws Error before `open` */
  get line(): LiveSocket {
    if (!this.socket) throw new Error('the screen is not open');
    return this.socket;
  }

  /** Opens the line, loads the board and is live when it returns. A screen with a board asks for what it missed. */
  async open(): Promise<void> {
    this.socket?.close();
    this.ended = undefined;
    // What the old line was still waiting for is not waited for on the new one.
    this.catchingUp = undefined;
    const socket = this.client.socket();
    this.socket = socket;
    socket.onMessage.add((name, said) => {
      if (this.socket === socket) this.hear(name, said);
    });
    await socket.open();
    if (!this.state) await this.fetch();
    await this.catchUp();
  }

  close(): void {
    this.socket?.close();
  }

  /** Forgets the board, as a page that is loaded anew. */
  forget(): void {
    this.state = undefined;
  }

  /** The board as a freshly opened page would show it; this screen stays as it is. */
  async afresh(): Promise<{ cards: Map<string, Card>; snapshot: BoardSnapshot }> {
    const answer = await this.client.get('/api/board');
    if (answer.status !== 200) throw new Error(`no board for ${this.client.persona}: ${answer.status} ${answer.body}`);
    const snapshot = BoardSnapshot.parse(answer.json);
    return { cards: byId(unpackCards(snapshot.cards)), snapshot };
  }

  private async fetch(): Promise<void> {
    const line = this.socket;
    const { cards, snapshot } = await this.afresh();
    if (this.socket !== line) return;
    this.state = { cards, cursor: snapshot.cursor };
  }

  private hear(name: string, said: unknown): void {
    if (name === 'frame') this.apply(Frame.parse(said));
    if (name === 'refetch') this.startAfresh();
    if (name === 'ended') this.ended = readReason(said);
  }

  private apply(frame: Frame): void {
    if (!this.state || frame.to <= this.state.cursor.seq) return;
    if (frame.from !== this.state.cursor.seq) {
      this.gaps += 1;
      void this.catchUp().catch(() => undefined);
      return;
    }
    const before = this.state.cards;
    const cards = new Map(before);
    if (this.loses(frame)) {
      this.state = { cards, cursor: { ...this.state.cursor, seq: frame.to } };
      return;
    }
    for (const card of unpackCards(frame.cards)) cards.set(card.id, card);
    for (const id of frame.gone) cards.delete(id);
    this.state = { cards, cursor: { ...this.state.cursor, seq: frame.to } };
    for (const tell of this.onChange) tell({ frame, before, receivedAt: performance.now() });
  }

  private startAfresh(): void {
    this.refetches += 1;
    void this.fetch()
      .then(() => this.catchUp())
      .catch(() => undefined);
  }

  /** Asks for everything since the cursor; the server sends live from there on. */
  private catchUp(): Promise<void> {
    if (this.catchingUp) return this.catchingUp;
    const mine = this.resume(this.line).finally(() => {
      if (this.catchingUp === mine) this.catchingUp = undefined;
    });
    this.catchingUp = mine;
    return mine;
  }

  private async resume(line: LiveSocket): Promise<void> {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (!this.state || this.socket !== line) return;
      const answer = await line.ask('resume', { cursor: this.state.cursor });
      if (this.socket !== line) return;
      const resumed = readResumed(answer);
      if (resumed?.kind === 'frame') {
        this.apply(resumed.frame);
        return;
      }
      this.refetches += 1;
      await this.fetch();
    }
    throw new Error('the server kept telling the screen to start afresh');
  }
}

export function byId(cards: readonly Card[]): Map<string, Card> {
  return new Map(cards.map((card) => [card.id, card]));
}

function readResumed(answer: unknown): Resumed | undefined {
  if (typeof answer !== 'object' || answer === null || !('value' in answer)) return undefined;
  return Resumed.parse(answer.value);
}

function readReason(said: unknown): string {
  return typeof said === 'object' && said !== null && 'reason' in said ? String(said.reason) : 'unknown';
}
