import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccessChanges, Decisions, Elements, type Viewer } from '@samtavle/api-access';
import { CprVault, type Transaction } from '@samtavle/api-platform';
import { type CitizenId, type MemberId } from '@samtavle/contracts';
import { type Cpr, danishDay, type Owner, slotOf } from '@samtavle/domain';

export interface NewCitizen {
  readonly owner: Owner;
  readonly cpr: Cpr;
  readonly givenName: string;
  readonly familyName: string;
  readonly phone: string | null;
  readonly contacts: readonly MemberId[];
  readonly by: Viewer;
}

export interface Enrolled {
  readonly citizenId: string;
  /** The id the enrolling sector knows the citizen by. */
  readonly alias: CitizenId;
  readonly slots: readonly number[];
  /** False when this sector had enrolled the citizen before; then nothing is changed. */
  readonly isNew: boolean;
}

/** Enrols a citizen for one sector: identity, contact persons, and the decision for everybody. */
@Injectable()
export class Enrolment {
  constructor(
    private readonly vault: CprVault,
    private readonly decisions: Decisions,
    private readonly access: AccessChanges,
    private readonly elements: Elements,
  ) {}

  async enrol(tx: Transaction, citizen: NewCitizen): Promise<Enrolled> {
    const teamId = tx.scope.teamId ?? '';
    const index = this.vault.index(citizen.cpr, teamId);
    const newId = randomUUID();
    const [found] = await tx.em.query<{ id: string }[]>('SELECT find_or_make_citizen($1, $2, $3, $4, $5) AS id', [
      newId,
      teamId,
      this.vault.seal(citizen.cpr, newId),
      index,
      tx.now,
    ]);
    const citizenId = found?.id ?? newId;
    await this.decisions.hold(tx, citizenId, 'alone');
    const inserted = await tx.em.query<{ sector: string }[]>(
      `INSERT INTO enrolment (citizen_id, sector, team_id, since, treatment_course) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (citizen_id, sector) DO NOTHING RETURNING sector`,
      [citizenId, citizen.owner, teamId, danishDay(tx.now), HEALTH_OWNERS.includes(citizen.owner)],
    );
    const alias = await this.aliasOf(tx, citizenId, citizen.owner);
    const slots = [slotOf(citizen.owner, 'identification'), slotOf(citizen.owner, 'team_membership')];
    if (inserted.length === 0) return { citizenId, alias, slots, isNew: false };
    await this.makeContacts(tx, citizenId, citizen.contacts);
    await this.access.decideAnew(tx, teamId, [citizenId], { by: citizen.by });
    const { givenName, familyName, phone } = citizen;
    await this.elements.add(tx, {
      citizenId,
      kind: 'identity',
      owner: citizen.owner,
      category: 'identification',
      content: { givenName, familyName, phone },
    });
    await this.elements.add(tx, {
      citizenId,
      kind: 'contacts',
      owner: citizen.owner,
      category: 'team_membership',
      content: { members: citizen.contacts },
    });
    tx.record({ citizenId, change: 'enrolled', slots, byMember: citizen.by.memberId, members: citizen.contacts });
    return { citizenId, alias, slots, isNew: true };
  }

  /** A contact person has a working relation until somebody ends it. */
  async makeContacts(tx: Transaction, citizenId: string, members: readonly string[]): Promise<void> {
    for (const member of members) {
      await tx.em.query(
        `INSERT INTO relation (id, citizen_id, member_id, team_id, kind, valid_from) VALUES ($1,$2,$3,$4,'contact_person',$5)`,
        [randomUUID(), citizenId, member, tx.scope.teamId, tx.now],
      );
    }
  }

  private async aliasOf(tx: Transaction, citizenId: string, sector: string): Promise<CitizenId> {
    const [row] = await tx.em.query<{ id: CitizenId }[]>(
      'SELECT id FROM citizen_alias WHERE citizen_id = $1 AND sector = $2',
      [citizenId, sector],
    );
    if (!row) throw new Error('a citizen has an alias per sector');
    return row.id;
  }
}

/** Enrolment by a health sector is the course of treatment. @see sharing policy, treatment_course_current */
const HEALTH_OWNERS: readonly Owner[] = ['region_psych', 'muni_health'];
