import { BoardSnapshot, CitizenDetail, type Frame } from '@samtavle/contracts';
import { type Instant, instant } from '@samtavle/domain';
import { type Received } from '../../support/received.js';
import { type Claim, claimsOf, type Keys } from './claims.js';
import { type History, type Span } from './history.js';
import { type PolicyTable } from './policy-table.js';
import { type Meanings } from './registry.js';
import { answeredIds, around, isWall, onWall, wireSaid } from './received-bytes.js';
import { type Reader } from './rights.js';
import { looking } from './room.js';
import { Sight, whereItIs } from './sight.js';
import { Structure } from './structure.js';
import { isFor } from './to-do.js';
import { toldBeside } from './told-beside.js';

/** Something told to somebody who may not know it. */
export interface Finding {
  readonly persona: string;
  readonly what: string;
  readonly because: string;
  /** The bytes around it. */
  readonly where: string;
}

/** The findings of each kind once: one mistake is seen a thousand times. */
export function distinct(findings: readonly Finding[]): Finding[] {
  const kind = ({ persona, what, because }: Finding) =>
    `${persona} ${what} ${because}`.replace(/[0-9a-f-]{36}|\d+/g, '');
  return [...new Map(findings.map((finding) => [kind(finding), finding])).values()];
}

/** Presence is told within this of what it rests on; that, and no more, it may lag behind an acknowledged revocation. */
const PRESENCE_LAG_MS = 2_000;
/** Longer than any acknowledgement is waited for. */
const LONGEST_ASK_MS = 16_000;

/** What the judge goes by: the law, what everything means, what was true when, and who everybody is. */
export interface Known {
  readonly table: PolicyTable;
  readonly registry: Meanings;
  readonly keys: Keys;
  readonly history: History;
  /** By the member they act as. */
  readonly readers: ReadonlyMap<string, Reader>;
}

/** Compares what reached a persona with what the table allowed at the moment it was told. */
export class Judge {
  readonly structure: Structure;
  /** Claims looked at, so that nobody takes silence for innocence. */
  weighed = 0;
  readonly sight: Sight;

  private readonly registry: Meanings;
  private readonly keys: Keys;
  private readonly history: History;
  private readonly readers: ReadonlyMap<string, Reader>;

  constructor({ table, registry, keys, history, readers }: Known) {
    this.registry = registry;
    this.keys = keys;
    this.history = history;
    this.readers = readers;
    this.structure = new Structure(table, registry);
    this.sight = new Sight(history, readers);
  }

  /** What was told in it that should not have been. */
  weigh(received: Received, reader: Reader): Finding[] {
    const frames = this.framesOf(received);
    const span = this.spanOf(received, frames[0]?.frame);
    const gone = new Set(frames.flatMap(({ frame }) => frame.gone as string[]));
    const mayHoldCpr = /^POST \/api\/citizens\/[^/]+\/cpr$/.test(received.what);
    const raw = claimsOf(received.raw, this.registry, this.keys, mayHoldCpr);
    const { registry, history, sight, readers } = this;
    const beside = toldBeside(received.said, reader, span, { registry, history, sight, readers });
    const claims = [
      ...raw.filter((claim) => !beside.isTold(claim)),
      ...beside.claims,
      ...frames.flatMap(({ claims: ofFrame }) => ofFrame),
      ...this.structure.claims(received.said, reader),
      ...(isWall(received) ? [...raw.flatMap(onWall), ...this.seat(reader, span)] : []),
    ];
    const own = answeredIds(received);
    return claims
      .filter((claim) => claim.kind === 'never' || claim.id === undefined || !own.has(claim.id))
      .flatMap((claim) => this.objection(claim, reader, span, gone).map((because) => ({ claim, because })))
      .map(({ claim, because }) => ({
        persona: reader.persona,
        what: received.what,
        because: `${because} (states ${span.first} to ${span.last} of ${this.history.last})`,
        where: around(received.raw, claim),
      }));
  }

  private objection(claim: Claim, reader: Reader, span: Span, gone: ReadonlySet<string>): string[] {
    this.weighed += 1;
    if (claim.kind === 'never') return [claim.because];
    if (claim.kind === 'content')
      return this.sight.may(reader, claim.citizen, span, claim.slots, claim.element)
        ? []
        : [`${claim.because}: ${claim.slots.join(' or ')}`];
    if (claim.kind === 'wall') {
      const states = this.history.states(claim.citizen, span, true);
      const isForAll = states.some((state) => {
        const rights = this.sight.rightsOfRoomIn(state);
        return whereItIs(state, claim.slots, claim.element).some((one) => rights.has(one));
      });
      if (isForAll) return [];
      const rooms = states.map(({ room, moment }) =>
        looking(room, moment)
          .map((one) => this.nameOf(one))
          .join(', '),
      );
      return [`${claim.because}: ${claim.slots.join(' or ')}: not for everybody in the room (${rooms.join('; ')})`];
    }
    if (claim.kind === 'task') {
      const todo = this.registry.taskOf(claim.id);
      const states = this.history.states(todo?.citizen ?? '', span);
      return todo && isFor(todo, reader, states) ? [] : [`${claim.because}: somebody else’s`];
    }
    const own = this.registry.aliasOf(claim.citizen, reader.sector) ?? '';
    if (claim.sector !== reader.sector) return [`an id of ${claim.sector}: ${claim.because}`];
    // A tombstone is an id and nothing else, and only of somebody the reader has been shown.
    const isTold = gone.has(own)
      ? this.sight.may(reader, claim.citizen, { first: 0, last: span.last })
      : this.sight.may(reader, claim.citizen, span);
    return isTold ? [] : [`that somebody is there: ${claim.because}`];
  }

  /** The wall is for those who sit in the meeting. */
  private seat(reader: Reader, span: Span): Claim[] {
    const sits = this.history.states('', span, true).some(({ room }) => room?.people.has(reader.member));
    return sits ? [] : [{ kind: 'never', because: 'the wall, shown to somebody who does not sit in the meeting' }];
  }

  private nameOf(member: string): string {
    return this.readers.get(member)?.persona ?? member;
  }

  /** The states the answer can have been made from. */
  private spanOf(received: Received, frame: Frame | undefined): Span {
    const { askedAt, receivedAt, said } = received;
    const last = this.history.possibleAt(receivedAt);
    // Read anew once the stream had come that far: at that place or later, never earlier.
    if (frame) return { first: Math.min(last, this.place(frame.to, frame.asOf)), last };
    const exact = BoardSnapshot.safeParse(said);
    if (exact.success) return this.exactly(exact.data.cursor.seq, exact.data.asOf);
    const detail = CitizenDetail.safeParse(said);
    if (detail.success) return this.exactly(detail.data.seq, detail.data.asOf);
    if (askedAt !== undefined) return { first: this.history.certainAt(askedAt), last };
    const lag = received.raw.includes('"presence"') ? PRESENCE_LAG_MS : LONGEST_ASK_MS;
    return { first: this.history.certainAt(receivedAt - lag), last };
  }

  /** Read in one snapshot together with that place in the stream. */
  private exactly(seq: number, asOf: string): Span {
    const at = this.place(seq, asOf);
    return { first: at, last: at };
  }

  private place(seq: number, asOf: string): number {
    const moment: Instant = instant(asOf);
    return this.history.atPlace(seq, moment);
  }

  private framesOf(received: Received): { frame: Frame; claims: Claim[] }[] {
    const said = received.by === 'wire' ? wireSaid(received.raw) : { name: received.what, said: received.said };
    const carried = said?.name === 'frame' ? said.said : this.structure.frameIn(said?.said);
    const frame = carried === undefined ? undefined : this.structure.ofFrame(carried);
    return frame ? [frame] : [];
  }
}
