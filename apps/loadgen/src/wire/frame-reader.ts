import { type Card, type CitizenId, Frame, unpackCards } from '@samtavle/contracts';
import { z } from 'zod';

/** What a frame tells a measurement: which cards stand how, and which are gone. */
export interface FrameNews {
  readonly to: number;
  readonly cards: readonly Card[];
  readonly gone: readonly CitizenId[];
}

const START = '["frame",';
const Packet = z.tuple([z.literal('frame'), Frame]);

/**
 * Reads frames. Screens of a class get the same bytes, so each text is read once; reading it five hundred times would
 * measure the reader.
 */
export class FrameReader {
  private readonly known = new Map<string, FrameNews>();

  /** Undefined for other events. @throws ZodError for a frame that breaks its contract */
  read(json: string): FrameNews | undefined {
    if (!json.startsWith(START)) return undefined;
    const known = this.known.get(json);
    if (known) return known;
    const [, { to, cards, gone }] = Packet.parse(JSON.parse(json));
    const news: FrameNews = { to, cards: unpackCards(cards), gone };
    // Copies of a frame come close together.
    if (this.known.size >= 64) this.known.clear();
    this.known.set(json, news);
    return news;
  }
}
