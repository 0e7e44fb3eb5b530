import { type ReadCard } from '@samtavle/api-access';
import { type CitizenId, type Frame, packCards } from '@samtavle/contracts';
import { type Connection } from '../connections.js';
import { groupBy } from './group-by.js';
import { type Matter } from './matters.js';
import { asToldTo, noteOf } from './notes.js';

export type FrameBody = Omit<Frame, 'from' | 'to'>;

/** A frame and the screens it is for. */
export interface Prepared {
  readonly frame: FrameBody;
  readonly screens: readonly Connection[];
}

/** What goes out about one citizen: the card as it is now, or its end. */
export interface Part {
  readonly id: CitizenId;
  readonly read: ReadCard | undefined;
  readonly note: Frame['notes'][number] | undefined;
  readonly show: ReadonlySet<Connection>;
  readonly clear: ReadonlySet<Connection>;
}

/** What goes out about each citizen to the screens of one class. */
export function partsOf(
  screens: readonly Connection[],
  matters: readonly Matter[],
  aliases: ReadonlyMap<string, CitizenId>,
  cards: ReadonlyMap<Matter, ReadCard>,
  actors: ReadonlyMap<string, string>,
): Part[] {
  const sector = screens[0]?.viewer.sector ?? '';
  return matters.flatMap((matter): Part[] => {
    const { citizenId, events, decision, show, clear } = matter;
    const id = aliases.get(`${sector} ${citizenId}`);
    if (!id) return [];
    const read = cards.get(matter);
    // No card although the decision names somebody: no owner the class may read has recorded a name.
    if (!read) return [{ id, read, note: undefined, show: new Set(), clear: new Set([...clear, ...show]) }];
    const told = events.map((event) => asToldTo(sector, event, actors));
    return [{ id, read, note: noteOf(id, told, decision), show: new Set(show), clear: new Set(clear) }];
  });
}

/** Screens that are to see exactly the same share a frame, and so one encoded packet. */
export function framesOf(asOf: Frame['asOf'], screens: readonly Connection[], parts: readonly Part[]): Prepared[] {
  const pattern = (screen: Connection) =>
    parts.map((part) => (part.show.has(screen) ? '+' : part.clear.has(screen) ? '-' : '.')).join('');
  return [...groupBy(screens, pattern)]
    .filter(([same]) => /[+-]/.test(same))
    .map(([same, receivers]) => {
      const shown = parts.filter((_, at) => same[at] === '+');
      return {
        screens: receivers,
        frame: {
          asOf,
          cards: packCards(shown.flatMap((part) => part.read?.card ?? [])),
          gone: parts.filter((_, at) => same[at] === '-').map((part) => part.id),
          notes: shown.flatMap((part) => part.note ?? []),
        },
      };
    });
}
