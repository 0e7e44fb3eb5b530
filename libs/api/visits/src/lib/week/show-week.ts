import { Injectable } from '@nestjs/common';
import {
  actorOf,
  BoardReader,
  type ElementEntity,
  Elements,
  People,
  present,
  type PresentedElement,
  type ReadCard,
  type RequestTrace,
  scopeOf,
  shownOf,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog, type AuditSubject } from '@samtavle/api-audit';
import { Failure, headOf, type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { contactStanding, routeOrder } from '@samtavle/care-plan';
import { type CitizenId, type ElementId, type Week, type WeekCitizen, type WeekQuery } from '@samtavle/contracts';
import { danishDay, type Day, type Instant } from '@samtavle/domain';
import { type z } from 'zod';
import { visitSaid } from '../visit/visit-said.js';
import { lineOf } from './week-line.js';
import { loadOf } from './week-load.js';
import { daysAsked, limitsOf } from './week-query.js';

/** More citizens than a screen can show are not sent. */
const MOST_CITIZENS = 400;

interface Row {
  readonly read: ReadCard;
  readonly visits: readonly PresentedElement[];
  readonly line: WeekCitizen;
}

/** Who visits whom, and where a visit is missing: from what this viewer may see, and recorded before it is shown. */
@Injectable()
export class ShowWeek {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reader: BoardReader,
    private readonly elements: Elements,
    private readonly people: People,
    private readonly audit: AuditLog,
  ) {}

  week(viewer: Viewer, trace: RequestTrace, query: z.infer<typeof WeekQuery>): Promise<Week> {
    const { teamId } = viewer;
    if (!teamId) throw new Failure('action_not_allowed', {}, 'no team');
    return this.work.runAs(scopeOf(viewer), (tx) => this.read(tx, viewer, teamId, trace, query), 'REPEATABLE READ');
  }

  private async read(
    tx: Transaction,
    viewer: Viewer,
    teamId: string,
    trace: RequestTrace,
    query: z.infer<typeof WeekQuery>,
  ): Promise<Week> {
    const today = danishDay(tx.now);
    const days = daysAsked(query, tx.now);
    const team = await limitsOf(tx, teamId);
    const rows = await this.rows(tx, viewer, days, today, team);
    const own = rows.flatMap(({ visits }) => visits.filter((visit) => isOwn(visit, viewer, days[0])));
    const forToday = query.days === '1' && days[0] === today;
    const safety = forToday ? await this.safety(tx, rows, own, today) : [];
    const members = await this.people.teamMembers(tx, teamId);
    await this.audit.append(tx, {
      type: 'week.shown',
      action: 'R',
      outcome: 'ok',
      actor: actorOf(viewer, trace),
      subjects: rows.map((row) => subjectOf(row, safety)),
    });
    return {
      seq: await headOf(tx.em, teamId),
      asOf: tx.now,
      today,
      days,
      team,
      members,
      citizens: rows.map(({ line }) => line),
      load: loadOf(
        rows.flatMap(({ visits }) => visits),
        members,
        days,
      ),
      route: await this.route(tx, viewer, own, days[0]),
      safety: safety.map(({ citizen, text, on }) => ({ citizen, text, on })),
    };
  }

  /** Who is on the board, is visited in these days, or has been lost sight of. */
  private async rows(tx: Transaction, viewer: Viewer, days: Day[], today: Day, team: Week['team']): Promise<Row[]> {
    const cards = await this.reader.cards(tx, viewer, null);
    const first = days[0] ?? today;
    const visits = byCitizen(await this.elements.visitsBetween(tx, first, days.at(-1) ?? first));
    const limits = { overdueAfter: team.lostContactDays, lostAfter: team.contactLostDays };
    const rows = cards.flatMap((read): Row[] => {
      const { card, citizen } = read;
      const seen = present(citizen, visits.get(citizen.citizenId) ?? []);
      const { state } = contactStanding({ on: card.lastContactOn, attempts: card.attempts }, today, limits);
      if (!card.stay && seen.length === 0 && state !== 'lost') return [];
      return [{ read, visits: seen, line: lineOf(viewer, read, seen, days, today) }];
    });
    return rows.slice(0, MOST_CITIZENS);
  }

  /** What whoever goes there today must know of violence: only for them, and only as far as the decision allows. */
  private async safety(
    tx: Transaction,
    rows: readonly Row[],
    own: readonly PresentedElement[],
    today: Day,
  ): Promise<SafetyNote[]> {
    const visited = rows.filter(({ visits }) =>
      visits.some((visit) => own.includes(visit) && visitSaid(visit).state !== 'done'),
    );
    if (visited.length === 0) return [];
    const ids = visited.map(({ read }) => read.citizen.citizenId);
    const notes = (await this.elements.open(tx, ids, today, ['note'])).filter(
      ({ category }) => category === 'risk_violence',
    );
    return visited.flatMap(({ read: { citizen } }) =>
      present(
        citizen,
        notes.filter(({ citizenId }) => citizenId === citizen.citizenId),
      ).map((note) => ({
        citizen: citizen.id,
        text: String(note.content['text'] ?? ''),
        on: danishDay(note.updatedAt as Instant),
        slot: note.slot,
        citizenId: citizen.citizenId,
      })),
    );
  }

  private async route(
    tx: Transaction,
    viewer: Viewer,
    own: readonly ElementEntity[],
    on: Day | undefined,
  ): Promise<ElementId[]> {
    const [chosen] = await tx.em.query<{ visits: string[] }[]>(
      'SELECT visits FROM visit_route WHERE member_id = $1 AND on_day = $2',
      [viewer.memberId, on],
    );
    const stops = own.map((visit) => ({ id: visit.id, at: visitSaid(visit).at }));
    return routeOrder(stops, chosen?.visits ?? []).map(({ id }) => id as ElementId);
  }
}

interface SafetyNote {
  readonly citizen: CitizenId;
  readonly text: string;
  readonly on: string;
  readonly slot: number;
  readonly citizenId: string;
}

function isOwn(visit: PresentedElement, viewer: Viewer, on: Day | undefined): boolean {
  const said = visitSaid(visit);
  return said.on === on && said.state !== 'cancelled' && said.who.includes(viewer.memberId);
}

function subjectOf({ read, visits }: Row, safety: readonly SafetyNote[]): AuditSubject {
  const { citizenId } = read.citizen;
  const notes = safety.filter((note) => note.citizenId === citizenId).map(({ slot }) => slot);
  return { citizenId, slots: new Set([...read.shown.slots, ...shownOf(citizenId, visits).slots, ...notes]) };
}

function byCitizen(visits: readonly ElementEntity[]): Map<string, ElementEntity[]> {
  const found = new Map<string, ElementEntity[]>();
  for (const visit of visits) found.set(visit.citizenId, [...(found.get(visit.citizenId) ?? []), visit]);
  return found;
}
