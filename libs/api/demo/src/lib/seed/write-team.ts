import { type CprVault } from '@samtavle/api-platform';
import { slotOf } from '@samtavle/domain';
import { type EntityManager } from 'typeorm';
import { type DemoCitizen, type DemoConsent, type DemoElement, type DemoTeam } from '../team/model.js';
import { DEMO_ISSUER } from '../team/staff.js';
import { insertRows } from './insert-rows.js';

/** Writes a whole team as the owner of the tables, parents first. */
export async function writeTeam(em: EntityManager, demo: DemoTeam, vault: CprVault): Promise<void> {
  const { team, citizens } = demo;
  await insertRows(
    em,
    'authority',
    { id: 'uuid', kind: 'text', name: 'text', sor: 'text', gln: 'text' },
    demo.authorities,
  );
  await insertRows(em, 'team', { id: 'uuid', name: 'text' }, [team]);
  await writePeople(em, demo);
  await insertRows(em, 'team_stream', { team_id: 'uuid', seq: 'bigint' }, [{ team_id: team.id, seq: 0 }]);
  await insertRows(
    em,
    'citizen',
    { id: 'uuid', team_id: 'uuid', cpr_cipher: 'hex', cpr_index: 'hex', created_at: 'timestamptz' },
    citizens.map(({ id, cpr, createdAt }) => ({
      id,
      team_id: team.id,
      cpr_cipher: vault.seal(cpr, id).toString('hex'),
      cpr_index: vault.index(cpr, team.id).toString('hex'),
      created_at: createdAt,
    })),
  );
  await writeBelonging(em, team.id, citizens);
  await writeConsents(em, team.id, citizens);
  await writeElements(em, team.id, citizens);
}

async function writePeople(em: EntityManager, { persons, members, duties }: DemoTeam): Promise<void> {
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

async function writeBelonging(em: EntityManager, team_id: string, citizens: readonly DemoCitizen[]): Promise<void> {
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
    },
    citizens.flatMap((citizen) =>
      citizen.relations.map(({ id, memberId, kind, from, to }) => ({
        id,
        citizen_id: citizen.id,
        member_id: memberId,
        team_id,
        kind,
        valid_from: from,
        valid_to: to ?? 'infinity',
      })),
    ),
  );
}

async function writeConsents(em: EntityManager, team_id: string, citizens: readonly DemoCitizen[]): Promise<void> {
  const rowOf = (citizen_id: string, consent: DemoConsent) => {
    const last = consent.steps.at(-1);
    return {
      id: consent.id,
      citizen_id,
      team_id,
      package: consent.package,
      sector: consent.sector,
      state: consent.state,
      version: consent.steps.length,
      asked_on: consent.askedOn,
      ask_again_on: consent.askAgainOn,
      given_on: consent.givenOn,
      expires_on: consent.expiresOn,
      flows: consent.flows,
      recorded_at: last?.at,
      recorded_by: last?.by,
    };
  };
  await insertRows(
    em,
    'consent',
    {
      id: 'uuid',
      citizen_id: 'uuid',
      team_id: 'uuid',
      package: 'text',
      sector: 'text',
      state: 'text',
      version: 'int',
      asked_on: 'date',
      ask_again_on: 'date',
      given_on: 'date',
      expires_on: 'date',
      flows: 'jsonb',
      recorded_at: 'timestamptz',
      recorded_by: 'uuid',
    },
    citizens.flatMap((citizen) => citizen.consents.map((consent) => rowOf(citizen.id, consent))),
  );
  await insertRows(
    em,
    'consent_event',
    {
      consent_id: 'uuid',
      version: 'int',
      team_id: 'uuid',
      event: 'text',
      from_state: 'text',
      to_state: 'text',
      at: 'timestamptz',
      by_member: 'uuid',
      details: 'jsonb',
    },
    citizens.flatMap(({ consents }) =>
      consents.flatMap((consent) =>
        consent.steps.map(({ event, from, to, at, by, details }, before) => ({
          consent_id: consent.id,
          version: before + 1,
          team_id,
          event,
          from_state: from,
          to_state: to,
          at,
          by_member: by,
          details,
        })),
      ),
    ),
  );
}

async function writeElements(em: EntityManager, team_id: string, citizens: readonly DemoCitizen[]): Promise<void> {
  const all = citizens.flatMap((citizen) => citizen.elements.map((element) => ({ citizen_id: citizen.id, element })));
  const rowOf = (citizen_id: string, { versions, ...element }: DemoElement) => {
    const [first] = versions;
    const last = versions.at(-1);
    return {
      id: element.id,
      team_id,
      citizen_id,
      kind: element.kind,
      owner: element.owner,
      category: element.category,
      slot: slotOf(element.owner, element.category),
      content: last?.said,
      stay_id: element.stayId,
      on_day: element.onDay,
      version: versions.length,
      created_at: first?.at,
      created_by: first?.by,
      updated_at: last?.at,
      updated_by: last?.by,
      ended_at: element.ended ? last?.at : null,
    };
  };
  await insertRows(
    em,
    'element',
    {
      id: 'uuid',
      team_id: 'uuid',
      citizen_id: 'uuid',
      kind: 'text',
      owner: 'text',
      category: 'text',
      slot: 'smallint',
      content: 'jsonb',
      stay_id: 'uuid',
      on_day: 'date',
      version: 'int',
      created_at: 'timestamptz',
      created_by: 'uuid',
      updated_at: 'timestamptz',
      updated_by: 'uuid',
      ended_at: 'timestamptz',
    },
    all.map(({ citizen_id, element }) => rowOf(citizen_id, element)),
  );
  await insertRows(
    em,
    'element_version',
    {
      element_id: 'uuid',
      version: 'int',
      team_id: 'uuid',
      citizen_id: 'uuid',
      slot: 'smallint',
      content: 'jsonb',
      ended: 'boolean',
      changed_at: 'timestamptz',
      changed_by: 'uuid',
    },
    all.flatMap(({ citizen_id, element }) =>
      element.versions.map(({ said, at, by }, before) => ({
        element_id: element.id,
        version: before + 1,
        team_id,
        citizen_id,
        slot: slotOf(element.owner, element.category),
        content: said,
        ended: element.ended && before === element.versions.length - 1,
        changed_at: at,
        changed_by: by,
      })),
    ),
  );
}
