import { type CitizenId } from '@samtavle/contracts';
import { type Stay } from '../team/team.js';
import { type FrameNews, FrameReader } from '../wire/frame-reader.js';
import { type Watching } from '../wire/screen.js';

/** One move on its way: who has yet to see it, and when the first and the last did. */
export interface Move {
  readonly citizenId: string;
  readonly version: number;
  readonly sentAt: number;
  readonly waiting: Set<Watching>;
  readonly seenAfterMs: number[];
  firstAt: number | undefined;
  lastAt: number | undefined;
}

/**
 * Follows moves to the screens that must show them. A card that shows a later version shows the move as well: between two
 * frames the server tells what is, not every step.
 */
export class Sightings {
  private readonly reader = new FrameReader();
  private readonly byAlias = new Map<CitizenId, Stay>();
  private readonly open = new Map<string, Move[]>();
  /** A frame with a card in it as it came, for whoever wants to send the same bytes. */
  sample: string | undefined;

  constructor(
    stays: readonly Stay[],
    private readonly screens: readonly Watching[],
  ) {
    for (const stay of stays) for (const alias of Object.values(stay.aliases)) this.byAlias.set(alias, stay);
    for (const screen of screens)
      screen.socket.onEvent = (json, at) => {
        const news = this.reader.read(json);
        if (!news) return;
        if (news.cards.length === 1) this.sample = json;
        this.see(screen, news, at);
      };
  }

  /** From the moment of sending. */
  expect(stay: Stay, version: number, sentAt: number): Move {
    const waiting = new Set(this.screens.filter((screen) => stay.seenBy.includes(screen.colleague.classKey)));
    const { citizenId } = stay;
    const move: Move = { citizenId, version, sentAt, waiting, seenAfterMs: [], firstAt: undefined, lastAt: undefined };
    const open = this.open.get(citizenId);
    if (waiting.size === 0) return move;
    if (open) open.push(move);
    else this.open.set(citizenId, [move]);
    return move;
  }

  /** Moves that some screen still has to see. */
  get outstanding(): number {
    let count = 0;
    for (const moves of this.open.values()) count += moves.length;
    return count;
  }

  /** Hears nothing any more. */
  end(): void {
    for (const screen of this.screens) screen.socket.onEvent = () => undefined;
  }

  private see(screen: Watching, news: FrameNews, at: number): void {
    for (const { id, stay } of news.cards) {
      const known = this.byAlias.get(id);
      const open = known && this.open.get(known.citizenId);
      if (!stay || !open) continue;
      for (const move of open) if (move.version <= stay.version && move.waiting.delete(screen)) reach(move, at);
      if (open.some((move) => move.waiting.size === 0)) this.close(open);
    }
  }

  private close(open: Move[]): void {
    const left = open.filter((move) => move.waiting.size > 0);
    open.splice(0, open.length, ...left);
  }
}

function reach(move: Move, at: number): void {
  move.seenAfterMs.push(at - move.sentAt);
  move.firstAt ??= at;
  move.lastAt = at;
}
