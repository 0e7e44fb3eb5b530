import { Injectable } from '@nestjs/common';
import {
  actorOf,
  cardOf,
  type CardElement,
  ElementsOfCards,
  onWall,
  People,
  present,
  type PresentedOnCard,
  type RequestTrace,
  scopeOf,
  shownOf,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog, type AuditRecord, type AuditSubject } from '@samtavle/api-audit';
import { type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { type Card, type CitizenId, packCards, type WallView } from '@samtavle/contracts';
import { danishDay, type Slot } from '@samtavle/domain';
import { SHARING_POLICY } from '@samtavle/policy';
import { MeetingItems, type SeenItem } from './meeting-items.js';
import { Meetings } from './meetings.js';
import { RoomRights, type SeenByRoom } from './room-rights.js';
import { tagOf } from './tag-of.js';

interface OnWall {
  readonly card: Card;
  readonly seen: SeenByRoom;
  readonly slots: ReadonlySet<number>;
}

/**
 * The shared screen of a meeting: what everybody in the room may see, recorded with a line for each citizen and each
 * participant before it leaves. @see sharing policy, wall_mode
 */
@Injectable()
export class ShowWall {
  constructor(
    private readonly work: UnitOfWork,
    private readonly meetings: Meetings,
    private readonly rights: RoomRights,
    private readonly items: MeetingItems,
    private readonly elements: ElementsOfCards,
    private readonly people: People,
    private readonly audit: AuditLog,
  ) {}

  async show(viewer: Viewer, trace: RequestTrace, shown: string | null): Promise<WallView> {
    return this.work.runAs(scopeOf(viewer), (tx) => this.read(tx, viewer, trace, shown), 'REPEATABLE READ');
  }

  private async read(tx: Transaction, viewer: Viewer, trace: RequestTrace, shown: string | null): Promise<WallView> {
    const meeting = await this.meetings.open(tx);
    if (!meeting?.participants.some(({ member }) => member === viewer.memberId)) return { kind: 'over' };
    const room = await this.meetings.looking(tx, meeting);
    const today = danishDay(tx.now);
    const wall = await this.cards(tx, viewer, room);
    const cards = packCards(onWall(wall.map(({ card }) => card)));
    const looking = room.filter((one) => one !== undefined);
    const current = currentOn(wall, await this.items.seen(tx, viewer, meeting.id));
    const tag = tagOf([cards, today, meeting.id, meeting.chair, current, looking.map(({ memberId }) => memberId)]);
    if (tag === shown) return { kind: 'unchanged' };
    // Whoever has stepped out can still ask for the wall, and looks at it then.
    const alsoLooks = looking.some(({ memberId }) => memberId === viewer.memberId) ? [] : [viewer];
    await this.audit.appendAll(
      tx,
      [...looking, ...alsoLooks].map((one, at) => recordOf(one, at, wall, trace)),
    );
    const [team] = await tx.em.query<{ name: string }[]>('SELECT name FROM team WHERE id = $1', [viewer.teamId]);
    return {
      kind: 'wall',
      tag,
      asOf: tx.now,
      today,
      team: team?.name ?? '',
      openedBy: meeting.openedBy,
      chair: meeting.chair,
      current,
      inTheRoom: room.length,
      blankAfterMinutes: SHARING_POLICY.wall_mode.auto_blank_minutes,
      members: await this.people.teamMembers(tx, viewer.teamId ?? ''),
      cards,
    };
  }

  private async cards(tx: Transaction, viewer: Viewer, room: readonly (Viewer | undefined)[]): Promise<OnWall[]> {
    if (room.length === 0) return [];
    const today = danishDay(tx.now);
    const seen = await this.rights.read(tx, viewer, room);
    const elements = await this.elements.ofClasses(tx, [viewer.classKey], null, today);
    return seen.flatMap((one): OnWall[] => {
      const rows: readonly CardElement[] = elements.get(`${viewer.classKey} ${one.citizen.citizenId}`) ?? [];
      const presented: PresentedOnCard[] = [
        ...present(
          one.onWall,
          rows.filter(({ kind }) => kind !== 'reason'),
        ),
        ...present(
          one.inWords,
          rows.filter(({ kind }) => kind === 'reason'),
        ),
      ];
      const card = cardOf(viewer.policy, one.onWall, presented, viewer.sector, today);
      // Being on the wall must not tell who is on the board where its status may not be read by all: then only a visit does.
      if (!card || (card.stay === null && card.visit === null && card.admission === null)) return [];
      return [{ card, seen: one, slots: new Set(shownOf(one.citizen.citizenId, presented).slots) }];
    });
  }
}

function recordOf(participant: Viewer, at: number, wall: readonly OnWall[], trace: RequestTrace): AuditRecord {
  const subjects = wall.map(({ seen, slots }): AuditSubject => ({
    citizenId: seen.citizen.citizenId,
    slots,
    rules: new Map(
      [...seen.wall.grants].flatMap(([slot, grants]): [Slot, string][] => {
        const grant = grants[at];
        return grant ? [[slot, grant.rule]] : [];
      }),
    ),
  }));
  const actor = { ...actorOf(participant, trace), sessionId: null };
  return { type: 'wall.shown', action: 'R', outcome: 'ok', actor, subjects };
}

/** The one talked about, where they are on the wall and everybody in the room may see the status it is about. */
function currentOn(wall: readonly OnWall[], items: readonly SeenItem[]): CitizenId | null {
  const current = items.find(({ item }) => item.since !== null);
  const shown = wall.find(({ seen }) => seen.citizen.citizenId === current?.citizen.citizenId);
  if (!current || !shown) return null;
  return current.slots.some((slot) => shown.seen.onWall.mask[slot] === '1') ? current.citizen.id : null;
}
