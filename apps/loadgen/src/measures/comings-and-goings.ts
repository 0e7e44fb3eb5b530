import { type CitizenId } from '@samtavle/contracts';
import { FrameReader } from '../wire/frame-reader.js';
import { type Watching } from '../wire/screen.js';

interface Awaited {
  readonly what: 'shown' | 'gone';
  readonly sentAt: number;
  readonly waiting: Set<Watching>;
  readonly afterMs: number[];
  readonly done: () => void;
}

const WITHIN_MS = 10_000;

/** Waits for cards to appear on, or to go from, the screens that should show that. */
export class ComingsAndGoings {
  private readonly reader = new FrameReader();
  private readonly awaited = new Map<CitizenId, Awaited>();

  constructor(screens: readonly Watching[]) {
    for (const screen of screens)
      screen.socket.onEvent = (json, at) => {
        const news = this.reader.read(json);
        for (const id of news?.gone ?? []) this.meet(id, 'gone', screen, at);
        for (const { id } of news?.cards ?? []) this.meet(id, 'shown', screen, at);
      };
  }

  /**
   * @param aliases the citizen's ids, by the sector of the screen
   * @returns milliseconds after `sentAt` at each screen; fewer than screens when some never had it
   */
  async expect(
    what: Awaited['what'],
    aliases: Readonly<Record<string, CitizenId>>,
    screens: readonly Watching[],
    sentAt: number,
  ): Promise<number[]> {
    const afterMs: number[] = [];
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, WITHIN_MS);
      const done = () => {
        clearTimeout(late);
        resolve();
      };
      const awaited: Awaited = { what, sentAt, waiting: new Set(screens), afterMs, done };
      for (const { colleague } of screens) {
        const alias = aliases[colleague.sector];
        if (alias) this.awaited.set(alias, awaited);
      }
    });
    return afterMs;
  }

  private meet(id: CitizenId, what: Awaited['what'], screen: Watching, at: number): void {
    const awaited = this.awaited.get(id);
    if (awaited?.what !== what || !awaited.waiting.delete(screen)) return;
    awaited.afterMs.push(at - awaited.sentAt);
    if (awaited.waiting.size === 0) awaited.done();
  }
}
