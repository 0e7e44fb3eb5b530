import { Inject, Injectable } from '@nestjs/common';
import { citizenById, isNamed, scopeOf } from '@samtavle/api-access';
import { describeError, LOG, type Logger, NOBODY, UnitOfWork } from '@samtavle/api-platform';
import { type CitizenId, type MemberId, type PresenceView } from '@samtavle/contracts';
import { type Owner, OWNERS, slotOf } from '@samtavle/domain';
import { type Connection, Connections } from '../connections.js';

/** Changes are gathered this long: somebody tabbing through cards is one message. */
const GATHER_MS = 150;

interface Seen {
  readonly mask: string;
  readonly alias: CitizenId;
  readonly by_class: boolean;
  readonly by_sector: boolean;
}

/** Who is here, and who has which card open: told only to those who may see the citizen and know that the other may. */
@Injectable()
export class Presence {
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly connections: Connections,
    private readonly work: UnitOfWork,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Opening a card one may not see opens nothing, and answers the same. */
  async open(connection: Connection, citizen: CitizenId | null, writing: boolean): Promise<void> {
    const { viewer } = connection;
    const found = citizen && (await this.work.runAs(scopeOf(viewer), (tx) => citizenById(tx, viewer, citizen)));
    connection.open = found ? { citizenId: found.citizenId, writing } : undefined;
    if (viewer.teamId) this.changed(viewer.teamId);
  }

  changed(teamId: string): void {
    if (this.timers.has(teamId)) return;
    const timer = setTimeout(() => {
      this.timers.delete(teamId);
      this.tell(teamId).catch((error: unknown) => this.log.warn(describeError(error), 'telling presence failed'));
    }, GATHER_MS).unref();
    this.timers.set(teamId, timer);
  }

  private async tell(teamId: string): Promise<void> {
    const screens = this.connections.live(teamId);
    const opened = screens.filter((screen) => screen.open);
    const citizenIds = [...new Set(opened.flatMap((screen) => screen.open?.citizenId ?? []))];
    const { seen, related } = await this.load(teamId, citizenIds);
    const here = [...new Set(screens.map((screen) => screen.viewer.memberId))];
    for (const screen of screens) screen.socket.emit('presence', this.viewFor(screen, opened, here, seen, related));
  }

  private viewFor(
    screen: Connection,
    opened: readonly Connection[],
    here: MemberId[],
    seen: ReadonlyMap<string, Seen>,
    related: ReadonlySet<string>,
  ): PresenceView {
    const { viewer } = screen;
    const cards = new Map<CitizenId, { citizen: CitizenId; members: MemberId[]; writing: MemberId[] }>();
    for (const other of opened) {
      if (!other.open || other === screen) continue;
      const { citizenId, writing } = other.open;
      const mine = seen.get(`${viewer.classKey} ${viewer.sector} ${citizenId}`);
      const sees =
        mine &&
        isNamed(mine.mask) &&
        (mine.by_class ||
          (mine.by_sector && viewer.reach === 'sector') ||
          related.has(`${viewer.memberId} ${citizenId}`));
      if (!sees || !mayKnow(mine.mask, viewer.sector, other.viewer.sector)) continue;
      const card = cards.get(mine.alias) ?? { citizen: mine.alias, members: [], writing: [] };
      if (!card.members.includes(other.viewer.memberId)) card.members.push(other.viewer.memberId);
      if (writing && !card.writing.includes(other.viewer.memberId)) card.writing.push(other.viewer.memberId);
      cards.set(mine.alias, card);
    }
    return { here, open: [...cards.values()] };
  }

  private async load(
    teamId: string,
    citizenIds: readonly string[],
  ): Promise<{ seen: Map<string, Seen>; related: Set<string> }> {
    if (citizenIds.length === 0) return { seen: new Map(), related: new Set() };
    return this.work.runAs({ ...NOBODY, teamId }, async (tx) => {
      const rows = await tx.em.query<(Seen & { class_key: string; citizen_id: string; sector: string })[]>(
        `SELECT d.class_key, d.citizen_id, d.mask, d.by_class, d.by_sector, a.id AS alias, a.sector
           FROM decision d JOIN citizen_alias a ON a.citizen_id = d.citizen_id WHERE d.citizen_id = ANY ($1) AND d.until > $2`,
        [citizenIds, tx.now],
      );
      const relations = await tx.em.query<{ member_id: string; citizen_id: string }[]>(
        'SELECT member_id, citizen_id FROM relation WHERE citizen_id = ANY ($1) AND valid_from <= $2 AND valid_to > $2',
        [citizenIds, tx.now],
      );
      return {
        seen: new Map(rows.map((row) => [`${row.class_key} ${row.sector} ${row.citizen_id}`, row])),
        related: new Set(relations.map((row) => `${row.member_id} ${row.citizen_id}`)),
      };
    });
  }
}

/** That a colleague of another sector has the card open says that their sector knows the citizen: only where that may be known. */
function mayKnow(mask: string, own: string, other: string): boolean {
  if (own === other) return true;
  const owner = OWNERS.find((one): one is Owner => one === other);
  return owner !== undefined && mask[slotOf(owner, 'team_membership')] === '1';
}
