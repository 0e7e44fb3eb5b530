import { randomUUID } from 'node:crypto';
import { type MigratedDatabase } from '@samtavle/api-platform/testing';
import { MemberId } from '@samtavle/contracts';
import { STAFF_SECTORS } from '@samtavle/domain';
import { viewerClassKey, viewerClassOf } from '@samtavle/policy';
import { actsOf, STAFF, STAFF_KEYS, type StaffKey } from './staff.js';

export interface WrittenTeam {
  readonly id: string;
  /** By colleague and sector: `nurse region_psych`. */
  readonly members: ReadonlyMap<string, MemberId>;
  readonly persons: ReadonlyMap<StaffKey, string>;
}

/** Writes a team, its two authorities and all the colleagues of `STAFF` as the owner of the tables. */
export async function writeTeam({ asOwner }: MigratedDatabase): Promise<WrittenTeam> {
  const id = randomUUID();
  const authorities = { region: randomUUID(), municipality: randomUUID() };
  for (const [kind, authority] of Object.entries(authorities))
    await asOwner('INSERT INTO authority (id, kind, name) VALUES ($1,$2,$3)', [authority, kind, `Prøvens ${kind}`]);
  await asOwner('INSERT INTO team (id, name) VALUES ($1,$2)', [id, 'Team Prøve']);
  await asOwner('INSERT INTO team_stream (team_id) VALUES ($1)', [id]);
  const persons = new Map<StaffKey, string>();
  const members = new Map<string, MemberId>();
  for (const key of STAFF_KEYS) {
    const person = randomUUID();
    persons.set(key, person);
    const { name, initials } = STAFF[key];
    await asOwner('INSERT INTO person (id, name, initials, issuer, subject) VALUES ($1,$2,$3,$4,$5)', [
      person,
      name,
      initials,
      'test',
      person,
    ]);
    for (const { role, sector, employer, responsible } of actsOf(key)) {
      const member = MemberId.parse(randomUUID());
      members.set(`${key} ${sector}`, member);
      const inTeam = STAFF_SECTORS.some((one) => one === sector);
      await asOwner(
        `INSERT INTO member (id, person_id, authority_id, team_id, sector, role, class_key, valid_from) VALUES ($1,$2,$3,$4,$5,$6,$7,'2024-01-01')`,
        [
          member,
          person,
          authorities[employer],
          inTeam ? id : null,
          sector,
          role,
          viewerClassKey(viewerClassOf(sector, role, responsible !== undefined)),
        ],
      );
    }
  }
  return { id, members, persons };
}
