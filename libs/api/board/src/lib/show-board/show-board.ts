import { Injectable } from '@nestjs/common';
import {
  actorOf,
  BoardReader,
  People,
  Policies,
  type ReadCard,
  type RequestTrace,
  scopeOf,
  shownOfOnly,
  type Viewer,
  viewKeyOf,
} from '@samtavle/api-access';
import { AuditLog, type AuditSubject } from '@samtavle/api-audit';
import { Failure, headOf, type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { type BoardSnapshot, type Card, packCards } from '@samtavle/contracts';
import { danishDay } from '@samtavle/domain';
import { WALL, wallForm } from '@samtavle/api-access';

/** The board and the caseload as a viewer may see them, with the place in the stream they show, in one snapshot. */
@Injectable()
export class ShowBoard {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reader: BoardReader,
    private readonly people: People,
    private readonly audit: AuditLog,
    private readonly policies: Policies,
  ) {}

  snapshot(viewer: Viewer, trace: RequestTrace): Promise<BoardSnapshot> {
    return this.show(viewer, trace, 'board.shown', 'person', (read) => ({
      cards: read.map(({ card }) => card),
      subjects: read.map(({ shown }) => shown),
    }));
  }

  /** Wall form: on the board only, first name and initial, and nothing that may not hang on a wall. */
  print(viewer: Viewer, trace: RequestTrace): Promise<BoardSnapshot> {
    // What is open to one person alone does not hang where others read.
    return this.show(viewer, trace, 'board.printed', 'class', (read) => {
      const onBoard = read.filter(({ card }) => card.stay);
      return {
        cards: wallForm(onBoard.map(({ card }) => card)),
        subjects: onBoard.map(({ shown }) => shownOfOnly(shown, WALL)),
      };
    });
  }

  /** Reads, records every citizen shown, and only then answers: a look that cannot be recorded does not happen. */
  private async show(
    viewer: Viewer,
    trace: RequestTrace,
    type: 'board.shown' | 'board.printed',
    as: 'person' | 'class',
    choose: (read: ReadCard[]) => { cards: Card[]; subjects: AuditSubject[] },
  ): Promise<BoardSnapshot> {
    const { teamId } = viewer;
    if (!teamId) throw new Failure('action_not_allowed', {}, 'no team');
    return this.work.runAs(
      scopeOf(viewer),
      async (tx) => {
        const seq = await headOf(tx.em, teamId);
        const read = await this.reader.cards(tx, viewer, null, as);
        const { cards, subjects } = choose(read);
        const policy = await this.policies.inForce(tx);
        await this.audit.append(tx, {
          type,
          action: 'R',
          outcome: 'ok',
          actor: actorOf(viewer, trace),
          subjects,
          seq,
        });
        return {
          cursor: { seq, viewKey: viewKeyOf({ ...viewer, policy }) },
          asOf: tx.now,
          today: danishDay(tx.now),
          team: await this.teamOf(tx, teamId),
          members: await this.people.teamMembers(tx, teamId),
          cards: packCards(cards),
        };
      },
      'REPEATABLE READ',
    );
  }

  private async teamOf(tx: Transaction, teamId: string): Promise<BoardSnapshot['team']> {
    const [team] = await tx.em.query<BoardSnapshot['team'][]>(
      `SELECT name, lost_contact_days AS "lostContactDays", contact_lost_days AS "contactLostDays", long_stay_days AS "longStayDays" FROM team WHERE id = $1`,
      [teamId],
    );
    if (!team) throw new Error('a viewer’s team exists');
    return team;
  }
}
