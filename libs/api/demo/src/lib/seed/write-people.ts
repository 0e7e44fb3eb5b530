import { type EntityManager } from 'typeorm';
import { type DemoTeam } from '../team/model.js';
import { DEMO_ISSUER } from '../team/staff.js';
import { insertRows } from './insert-rows.js';

/** Persons, the capacities they act in, and who is on duty. */
export async function writePeople(em: EntityManager, { persons, members, duties }: DemoTeam): Promise<void> {
  await insertRows(
    em,
    'person',
    { id: 'uuid', name: 'text', initials: 'text', issuer: 'text', subject: 'text' },
    persons.map((person) => ({ ...person, issuer: DEMO_ISSUER })),
  );
  await insertRows(
    em,
    'member',
    {
      id: 'uuid',
      person_id: 'uuid',
      authority_id: 'uuid',
      team_id: 'uuid',
      sector: 'text',
      role: 'text',
      responsible_id: 'uuid',
      class_key: 'text',
      valid_from: 'date',
      valid_to: 'date',
    },
    members.map((member) => ({
      id: member.id,
      person_id: member.personId,
      authority_id: member.authorityId,
      team_id: member.teamId,
      sector: member.sector,
      role: member.role,
      responsible_id: member.responsibleId,
      class_key: member.classKey,
      valid_from: member.validFrom,
      valid_to: member.validTo,
    })),
  );
  await insertRows(
    em,
    'duty',
    { member_id: 'uuid', valid_from: 'timestamptz', valid_to: 'timestamptz' },
    duties.map(({ memberId, from, to }) => ({ member_id: memberId, valid_from: from, valid_to: to })),
  );
}
