import { Injectable } from '@nestjs/common';
import {
  type CommandHandler,
  type Effect,
  Elements,
  Handles,
  present,
  type Viewer,
  visibleCitizens,
} from '@samtavle/api-access';
import { Failure, notFound, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { danishDay } from '@samtavle/domain';
import { visitSaid } from './visit-said.js';

/** In which order somebody goes to their own visits of a day. It changes no visit, and nobody else sees it. */
@Injectable()
@Handles('visit.route')
export class OrderRouteHandler implements CommandHandler<'visit.route'> {
  constructor(private readonly elements: Elements) {}

  async handle(tx: Transaction, viewer: Viewer, { on, visits }: CommandInput<'visit.route'>): Promise<Effect> {
    if (on < danishDay(tx.now)) throw new Failure('invalid_input', { fields: [{ path: 'on', problem: 'past' }] });
    const citizens = await visibleCitizens(tx, viewer, null);
    const own = (await this.elements.visitsBetween(tx, on, on)).filter((row) => {
      const citizen = citizens.get(row.citizenId);
      return citizen && present(citizen, [row]).length > 0 && visitSaid(row).who.includes(viewer.memberId);
    });
    if (!visits.every((id) => own.some((visit) => visit.id === id))) throw notFound();
    await tx.em.query(
      `INSERT INTO visit_route (member_id, on_day, team_id, visits) VALUES ($1,$2,$3,$4)
         ON CONFLICT (member_id, on_day) DO UPDATE SET visits = EXCLUDED.visits`,
      [viewer.memberId, on, tx.scope.teamId, visits],
    );
    return { action: 'U', subjects: [] };
  }
}
