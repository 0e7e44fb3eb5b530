import { Injectable } from '@nestjs/common';
import { BoardReader, type ReadCard, type Viewer } from '@samtavle/api-access';
import { type AuditActor, AuditLog, type AuditRecord } from '@samtavle/api-audit';
import {
  Clock,
  eventsAfter,
  NOBODY,
  stillStands,
  type TeamEvent,
  type Transaction,
  UnitOfWork,
} from '@samtavle/api-platform';
import { ChangeWord, type CitizenId, type Frame, type MemberId, packCards } from '@samtavle/contracts';
import { pairOf } from '@samtavle/domain';
import { type Connection } from '../connections.js';
import { type ClassDecision, personsOf, seenSlots } from './audience.js';
import { groupBy } from './group-by.js';
import { type Matter, mattersOf, type OpenedAlone, type Standing } from './matters.js';

export type FrameBody = Omit<Frame, 'from' | 'to'>;

/** A frame and the screens it is for. */
export interface Prepared {
  readonly frame: FrameBody;
  readonly screens: readonly Connection[];
}

/** What screens are told to ask for again: an event of the same name says so, without a word about what. */
const CALLS = { task: 'tasks', meeting: 'meeting' } as const;
type Call = (typeof CALLS)[keyof typeof CALLS];

/** What a range of the stream means: frames, and who is to ask for what again. */
export interface Meaning {
  readonly frames: readonly Prepared[];
  readonly calls: readonly { readonly call: Call; readonly screens: readonly Connection[] }[];
}

const NO_MEANING: Meaning = { frames: [], calls: [] };

/** What goes out about one citizen: the card as it is now, or its end. */
interface Part {
  readonly id: CitizenId;
  readonly read: ReadCard | undefined;
  readonly note: Frame['notes'][number] | undefined;
  readonly show: ReadonlySet<Connection>;
  readonly clear: ReadonlySet<Connection>;
}

/**
 * What a range of the stream means to some screens: cards read anew behind row-level security as the receiving class,
 * masked by the decision that holds now, and recorded. Sending is the caller's, after this has committed.
 */
@Injectable()
export class Delivery {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reader: BoardReader,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws when it could not be recorded; then nothing may be sent */
  async prepare(teamId: string, screens: readonly Connection[], from: number, to: number): Promise<Meaning> {
    if (to <= from || screens.length === 0) return NO_MEANING;
    return this.work.runAs(
      { ...NOBODY, teamId },
      async (tx) => {
        const standing = await this.standing(tx, await eventsAfter(tx.em, teamId, from, to));
        const classes = [...groupBy(screens, (screen) => screen.viewer.classKey)]
          .map(([classKey, ofClass]) => ({ ofClass, matters: mattersOf(classKey, ofClass, standing) }))
          .filter(({ matters }) => matters.length > 0);
        const aliases = await this.aliases(
          tx,
          classes.flatMap(({ matters }) => matters),
        );
        const cards = await this.read(tx, teamId, classes, aliases);
        const actors = await this.actors(tx, standing.events);
        const parts = classes.map(({ ofClass, matters }) => ({
          ofClass,
          parts: partsOf(ofClass, matters, aliases, cards, actors),
        }));
        await this.audit.appendAll(
          tx,
          parts.flatMap((one) => recordsOf(one.parts, to)),
        );
        return {
          frames: parts.flatMap((one) => framesOf(tx.now, one.ofClass, one.parts)),
          calls: callsOf(screens, standing.events),
        };
        // One picture for who is told and what is read: what opens to one person in between must not reach a screen that
        // shares the reading.
      },
      'REPEATABLE READ',
    );
  }

  empty(): FrameBody {
    return { asOf: this.clock.now(), cards: { rows: [], members: [] }, gone: [], notes: [] };
  }

  private async standing(tx: Transaction, events: readonly TeamEvent[]): Promise<Standing> {
    const citizens = [...new Set(events.flatMap((event) => event.citizenId ?? []))];
    const decisions = await tx.em.query<ClassDecision[]>(
      `SELECT class_key AS "classKey", citizen_id AS "citizenId", mask, by_class AS "byClass", by_sector AS "bySector", notice_only AS "noticeOnly", plans
         FROM decision WHERE citizen_id = ANY ($1) AND until > $2`,
      [citizens, tx.now],
    );
    const relations = await tx.em.query<{ citizen_id: string; member_id: string }[]>(
      'SELECT citizen_id, member_id FROM relation WHERE citizen_id = ANY ($1) AND valid_from <= $2 AND valid_to > $2',
      [citizens, tx.now],
    );
    const related = new Map(
      [...groupBy(relations, (row) => row.citizen_id)].map(([id, rows]) => [
        id,
        new Set(rows.map((row) => row.member_id)),
      ]),
    );
    const opened = await tx.em.query<OpenedAlone[]>(
      `SELECT citizen_id AS "citizenId", member_id AS "memberId", mask, ground = 'emergency_pull' AS "withoutRelation"
         FROM personal_access p WHERE citizen_id = ANY ($1) AND valid_from <= $2 AND valid_to > $2 AND ended_at IS NULL AND ${stillStands('p')}`,
      [citizens, tx.now],
    );
    const alone = groupBy(opened, (row) => row.citizenId);
    return {
      events,
      alone,
      decisions: new Map(decisions.map((row) => [`${row.classKey} ${row.citizenId}`, row])),
      related,
    };
  }

  /**
   * Cards by matter. Where the whole class may see, all classes in one reading; where only some of its persons may, as one
   * of these.
   */
  private async read(
    tx: Transaction,
    teamId: string,
    classes: readonly ClassMatters[],
    aliases: ReadonlyMap<string, CitizenId>,
  ): Promise<Map<Matter, ReadCard>> {
    const cards = new Map<Matter, ReadCard>();
    const shown = classes.flatMap(({ ofClass, matters }) => {
      const viewer = ofClass[0]?.viewer;
      return viewer
        ? matters.filter((one) => one.show.length > 0 && one.decision).map((matter) => ({ viewer, matter }))
        : [];
    });
    const whole = shown.flatMap(({ viewer: { classKey, sector }, matter }) => {
      const { citizenId, decision } = matter;
      const id = aliases.get(`${sector} ${citizenId}`);
      if (!readsAsClass(matter) || !decision || !id) return [];
      const citizen = {
        ...{ citizenId, id, sector, ...shownTo(decision) },
        ...{ related: true, facts: NO_FACTS, alone: false },
      };
      return [{ matter, classKey, sector, citizen }];
    });
    for (const [at, read] of (await this.reader.cardsOfClasses(tx, whole)).entries()) {
      const matter = whole[at]?.matter;
      if (matter && read) cards.set(matter, read);
    }
    const personal = shown.filter(({ matter }) => !readsAsClass(matter));
    for (const [viewer, together] of groupBy(personal, ({ matter }) => matter.show[0]?.viewer)) {
      if (!viewer) continue;
      const { classKey, sector, memberId, reach } = viewer;
      await tx.actAs({ teamId, classKey, sector, memberId, reach });
      const citizenIds = together.map(({ matter }) => matter.citizenId);
      const read = new Map(
        (await this.reader.cards(tx, viewer, citizenIds)).map((one) => [one.citizen.citizenId, one]),
      );
      for (const { matter } of together) {
        const card = read.get(matter.citizenId);
        if (card) cards.set(matter, card);
      }
    }
    if (personal.length > 0) await tx.actAs({ ...NOBODY, teamId });
    return cards;
  }

  /** The sector of everybody who brought a change of access about. */
  private async actors(tx: Transaction, events: readonly TeamEvent[]): Promise<ReadonlyMap<string, string>> {
    const ids = new Set(events.flatMap(({ change, byMember }) => (change === 'shared' && byMember ? [byMember] : [])));
    if (ids.size === 0) return new Map();
    const rows = await tx.em.query<{ id: string; sector: string }[]>(
      'SELECT id, sector FROM member WHERE id = ANY ($1)',
      [[...ids]],
    );
    return new Map(rows.map(({ id, sector }) => [id, sector]));
  }

  /** By sector and citizen. */
  private async aliases(tx: Transaction, matters: readonly Matter[]): Promise<Map<string, CitizenId>> {
    const rows = await tx.em.query<{ id: CitizenId; citizen_id: string; sector: string }[]>(
      'SELECT id, citizen_id, sector FROM citizen_alias WHERE citizen_id = ANY ($1)',
      [[...new Set(matters.map((matter) => matter.citizenId))]],
    );
    return new Map(rows.map((row) => [`${row.sector} ${row.citizen_id}`, row.id]));
  }
}

function callsOf(screens: readonly Connection[], events: readonly TeamEvent[]): Meaning['calls'] {
  return Object.entries(CALLS)
    .map(([change, call]) => ({
      call,
      screens: personsOf(
        screens,
        events.filter((event) => event.change === change),
      ),
    }))
    .filter((one) => one.screens.length > 0);
}

/** The part of a decision that the mask asks. */
function shownTo({ mask, noticeOnly, plans }: ClassDecision) {
  return { mask, noticeOnly, plans };
}

const NO_FACTS: ReadonlySet<string> = new Set();

function readsAsClass({ alone, decision }: Matter): boolean {
  return !alone && decision?.byClass === true;
}

interface ClassMatters {
  readonly ofClass: readonly Connection[];
  readonly matters: readonly Matter[];
}

function partsOf(
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

/** One record per distinct audience: what was shown of whom, and to which colleagues. */
function recordsOf(parts: readonly Part[], seq: number): AuditRecord[] {
  const shown = parts.filter((part) => part.read && part.show.size > 0);
  const audiences = groupBy(shown, (part) => [...part.show].map((screen) => screen.socket.id).join());
  return [...audiences.values()].flatMap((together): AuditRecord[] => {
    const receivers = [...(together[0]?.show ?? [])].map((screen) => screen.viewer);
    const [first] = receivers;
    if (!first) return [];
    return [
      {
        type: 'board.live',
        action: 'R',
        outcome: 'ok',
        actor: classActor(first),
        subjects: together.flatMap((part) => part.read?.shown ?? []),
        recipients: [...new Set(receivers.map((viewer) => viewer.memberId))],
        seq,
      },
    ];
  });
}

/** Screens that are to see exactly the same share a frame, and so one encoded packet. */
function framesOf(asOf: Frame['asOf'], screens: readonly Connection[], parts: readonly Part[]): Prepared[] {
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

/** These name the classes they are for: the slots alone would tell others. */
const TOLD_BY_CLASS: readonly string[] = ['shared', 'plan', 'noted'];

/**
 * Who changed what is shared is told to their own sector alone: it may be a colleague of one that has the citizen apart,
 * and of another sector's step one is told that it was taken, never by whom. @see docs/adr/0004
 */
function asToldTo(sector: string, event: TeamEvent, actors: ReadonlyMap<string, string>): TeamEvent {
  if (event.change !== 'shared' || !event.byMember || actors.get(event.byMember) === sector) return event;
  return { ...event, byMember: null };
}

/** Says who did the latest thing this class may see, and what kind of thing; nothing about the rest. */
function noteOf(
  citizen: CitizenId,
  events: readonly TeamEvent[],
  decision: ClassDecision | undefined,
): Frame['notes'][number] | undefined {
  const seen = events.filter((event) => TOLD_BY_CLASS.includes(event.change) || seenSlots(event, decision).length > 0);
  const event = seen.findLast((one) => one.change !== 'shared') ?? seen.at(-1);
  if (!event) return undefined;
  const word = ChangeWord.safeParse(event.change);
  const maySay = !isBoardStatusHidden(event, decision);
  return {
    citizen,
    by: event.byMember as MemberId | null,
    change: word.success && maySay ? word.data : 'changed',
    fromLevel: maySay ? event.fromLevel : null,
  };
}

/** Placing also writes an action, which may be seen where the board status may not: then nobody is told of the board. */
function isBoardStatusHidden(event: TeamEvent, decision: ClassDecision | undefined): boolean {
  const seen = seenSlots(event, decision);
  return event.slots.some((slot) => pairOf(slot).category === 'board_status' && !seen.includes(slot));
}

/** A delivery is nobody's act: the record names the role it went out to, and the recipients one by one. */
function classActor(one: Viewer): AuditActor {
  return {
    personId: null,
    name: null,
    role: one.role,
    sector: one.sector,
    authorityId: one.authorityId,
    authority: one.authority,
    controller: one.controller,
    teamId: one.teamId,
    memberId: null,
    sessionId: null,
    client: null,
    network: null,
    requestId: null,
  };
}
