import { type EntityManager } from 'typeorm';
import { type DemoCitizen } from '../team/model.js';
import { insertRows } from './insert-rows.js';

/** Who knows the citizens: aliases, enrolments, working relations. */
export async function writeBelonging(
  em: EntityManager,
  team_id: string,
  citizens: readonly DemoCitizen[],
): Promise<void> {
  await insertRows(
    em,
    'citizen_alias',
    { id: 'uuid', citizen_id: 'uuid', team_id: 'uuid', sector: 'text' },
    citizens.flatMap((citizen) => citizen.aliases.map((alias) => ({ ...alias, citizen_id: citizen.id, team_id }))),
  );
  await insertRows(
    em,
    'enrolment',
    {
      citizen_id: 'uuid',
      sector: 'text',
      team_id: 'uuid',
      since: 'date',
      treatment_course: 'boolean',
      sel_service: 'boolean',
      sickness_benefit: 'boolean',
      paragraphs: 'text[]',
    },
    citizens.flatMap((citizen) =>
      citizen.enrolments.map(({ sector, since, treatmentCourse, selService, sicknessBenefit }) => ({
        citizen_id: citizen.id,
        sector,
        team_id,
        since,
        treatment_course: treatmentCourse,
        sel_service: selService,
        sickness_benefit: sicknessBenefit,
        // Socio-pedagogical support; sickness-benefit follow-up.
        paragraphs: selService ? ['85'] : sicknessBenefit ? ['8'] : [],
      })),
    ),
  );
  await insertRows(
    em,
    'relation',
    {
      id: 'uuid',
      citizen_id: 'uuid',
      member_id: 'uuid',
      team_id: 'uuid',
      kind: 'text',
      valid_from: 'timestamptz',
      valid_to: 'timestamptz',
      closed: 'boolean',
    },
    citizens.flatMap((citizen) =>
      citizen.relations.map(({ id, memberId, kind, from, to, closed }) => ({
        id,
        citizen_id: citizen.id,
        member_id: memberId,
        team_id,
        kind,
        valid_from: from,
        valid_to: to ?? 'infinity',
        closed,
      })),
    ),
  );
}
