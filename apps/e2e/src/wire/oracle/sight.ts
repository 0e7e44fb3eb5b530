import { type Facts } from './facts.js';
import { type History, type Span, type State } from './history.js';
import { type PolicyTable } from './policy-table.js';
import { mayRead, mayReadAtWork, type Moment, type Reader, type Slot, slot } from './rights.js';
import { looking, type OnWall, rightsOfRoom } from './room.js';

type Rights = ReadonlySet<Slot>;
type Working = typeof mayRead;

/** What everybody may see when, worked out once for each citizen's facts, policy and moment. */
export class Sight {
  private readonly alone = new Remembered(mayRead);
  private readonly working = new Remembered(mayReadAtWork);

  constructor(
    private readonly history: History,
    /** By the member they act as. */
    private readonly readers: ReadonlyMap<string, Reader>,
  ) {}

  /** What the reader may see of a citizen in one state. */
  rightsIn(state: State, reader: Reader): Rights {
    return this.alone.of(state, reader);
  }

  /** What everybody looking at the wall may see of a citizen there, in one state: nothing that is open to one alone. */
  rightsOfRoomIn(state: State): ReadonlySet<OnWall> {
    const room = looking(state.room, state.moment).map((member) => this.readers.get(member));
    const known = room.flatMap((reader) => (reader ? [{ reader, rights: this.working.of(state, reader) }] : []));
    return known.length === room.length ? rightsOfRoom(state.table, known) : new Set();
  }

  /**
   * Whether the reader may see any of the slots, or anything at all, in some state of the span. An element the citizen has
   * had marked private is in no other category while the mark stands.
   */
  may(reader: Reader, citizen: string, span: Span, slots?: readonly Slot[], element?: string): boolean {
    return this.history.states(citizen, span).some((state) => {
      const rights = this.rightsIn(state, reader);
      return slots ? whereItIs(state, slots, element).some((one) => rights.has(one)) : rights.size > 0;
    });
  }
}

/** The slots something lies in, in one state. */
export function whereItIs<T extends OnWall>(
  { facts }: State,
  slots: readonly T[],
  element?: string,
): readonly (T | Slot)[] {
  const mark = element === undefined ? undefined : facts.hidden.get(element);
  return mark ? [slot(mark.owner, 'private_notes')] : slots;
}

class Remembered {
  private readonly known = new Map<string, WeakMap<Facts, Map<PolicyTable, Map<Moment, Rights>>>>();

  constructor(private readonly work: Working) {}

  of({ facts, table, moment }: State, reader: Reader): Rights {
    const ofReader = inside(
      this.known,
      reader.member,
      () => new WeakMap<Facts, Map<PolicyTable, Map<Moment, Rights>>>(),
    );
    const ofFacts = inside(ofReader, facts, () => new Map<PolicyTable, Map<Moment, Rights>>());
    const ofTable = inside(ofFacts, table, () => new Map<Moment, Rights>());
    return inside(ofTable, moment, () => this.work(table, reader, facts, moment));
  }
}

function inside<K, V>(known: Pick<Map<K, V>, 'get'> & { set(key: K, value: V): unknown }, key: K, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
