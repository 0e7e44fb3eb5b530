import { randomUUID } from 'node:crypto';
import { type CprVault } from '@samtavle/api-platform';
import { type MigratedDatabase } from '@samtavle/api-platform/testing';
import { type CitizenId, CitizenId as Id, type ElementKind } from '@samtavle/contracts';
import { type Category, type Cpr, danishDay, type Owner, type Sector, slotOf, STAFF_SECTORS } from '@samtavle/domain';
import { consentPackage, SHARING_POLICY } from '@samtavle/policy';
import { type CitizenStory, type Consent, type Stay } from './a-citizen.js';
import { inventedCpr } from './invented-cpr.js';
import { type StaffKey } from './staff.js';

/** A citizen who is there now. */
export interface TestCitizen {
  /** As the database knows the citizen; no colleague ever sees it. */
  readonly key: string;
  readonly cpr: Cpr;
  /** As one sector knows the citizen. */
  id(sector: Sector): CitizenId;
}

export interface Surroundings {
  readonly database: MigratedDatabase;
  readonly teamId: string;
  readonly vault: CprVault;
  readonly memberOf: (key: StaffKey, sector?: Sector) => string;
}

let met = 0;

/** Writes a citizen's story as the owner of the tables, without any of the rules a handler would apply. */
export async function writeCitizen(around: Surroundings, story: CitizenStory): Promise<TestCitizen> {
  const { database, teamId, vault, memberOf } = around;
  const { asOwner, clock } = database;
  const now = clock.now();
  const key = randomUUID();
  const cpr = story.cpr ?? inventedCpr((met += 1));
  const aliases = new Map<Sector, CitizenId>();
  await asOwner('INSERT INTO citizen (id, team_id, cpr_cipher, cpr_index, created_at) VALUES ($1,$2,$3,$4,$5)', [
    key,
    teamId,
    vault.seal(cpr, key),
    vault.index(cpr, teamId),
    now,
  ]);
  for (const sector of STAFF_SECTORS) {
    const alias = Id.parse(randomUUID());
    aliases.set(sector, alias);
    await asOwner('INSERT INTO citizen_alias (id, citizen_id, team_id, sector) VALUES ($1,$2,$3,$4)', [
      alias,
      key,
      teamId,
      sector,
    ]);
  }
  const element = elementWriter(around, key);
  for (const { sector, contacts, selService } of story.enrolments) {
    const members = contacts.map((contact) => memberOf(contact, sector));
    await asOwner(
      `INSERT INTO enrolment (citizen_id, sector, team_id, since, treatment_course, sel_service) VALUES ($1,$2,$3,$4,$5,$6)`,
      [key, sector, teamId, danishDay(now), sector === 'region_psych' || sector === 'muni_health', selService],
    );
    const { givenName, familyName } = story;
    await element('identity', sector, 'identification', { givenName, familyName, phone: null });
    await element('contacts', sector, 'team_membership', { members });
    for (const member of members)
      await asOwner(
        `INSERT INTO relation (id, citizen_id, member_id, team_id, kind, valid_from) VALUES ($1,$2,$3,$4,'contact_person',$5)`,
        [randomUUID(), key, member, teamId, now],
      );
  }
  for (const stay of story.stays) await writeStay(element, stay, danishDay(now), memberOf('nurse'));
  for (const { kind, owner, category, content, onDay } of story.sayings)
    await element(kind, owner, category, content, { onDay });
  for (const consent of story.consents) await writeConsent(around, key, consent);
  return {
    key,
    cpr,
    id: (sector) => {
      const alias = aliases.get(sector);
      if (!alias) throw new Error(`${sector} knows no citizens`);
      return alias;
    },
  };
}

type WriteElement = (
  kind: ElementKind | 'plan',
  owner: Owner,
  category: Category,
  content: Record<string, unknown>,
  more?: { stayId?: string; onDay?: string | null },
) => Promise<string>;

function elementWriter({ database, teamId }: Surroundings, citizen: string): WriteElement {
  return async (kind, owner, category, content, { stayId = null, onDay = null } = {}) => {
    const id = randomUUID();
    const said = JSON.stringify(content);
    await database.asOwner(
      `INSERT INTO element (id, team_id, citizen_id, kind, owner, category, slot, content, stay_id, on_day, version, created_at, updated_at)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,1,$11,$11)`,
      [id, teamId, citizen, kind, owner, category, slotOf(owner, category), said, stayId, onDay, database.clock.now()],
    );
    await database.asOwner(
      `INSERT INTO element_version (element_id, version, team_id, citizen_id, kind, slot, content, ended, changed_at) VALUES ($1,1,$2,$3,$4,$5,$6,false,$7)`,
      [id, teamId, citizen, kind, slotOf(owner, category), said, database.clock.now()],
    );
    return id;
  };
}

async function writeStay(
  element: WriteElement,
  { owner, level, reasons, action }: Stay,
  since: string,
  putOnBy: string,
) {
  const stay = await element('stay', owner, 'board_status', {
    level,
    since,
    reviewOn: null,
    putOnBy,
    discussedWith: [],
    endedOn: null,
    leftBecause: null,
    followUpOn: null,
  });
  const categoryOf = (reason: string): Category =>
    SHARING_POLICY.board_reasons.find(({ id }) => id === reason)?.inherits_category ?? 'board_status';
  for (const [at, reason] of reasons.entries())
    await element('reason', owner, categoryOf(reason), { reason, primary: at === 0, stay }, { stayId: stay });
  if (action !== null)
    await element(
      'action',
      owner,
      categoryOf(reasons[0] ?? 'new_in_team'),
      { text: action, responsible: null, dueOn: null, doneAt: null },
      { stayId: stay },
    );
}

async function writeConsent({ database, teamId }: Surroundings, citizen: string, consent: Consent): Promise<void> {
  const flows = consent.givenOn === null ? [] : (consentPackage(consent.package)?.flows ?? []);
  await database.asOwner(
    `INSERT INTO consent (id, citizen_id, team_id, package, sector, state, version, asked_on, given_on, expires_on, flows, recorded_at)
     VALUES ($1,$2,$3,$4,$5,$6,1,$7,$8,$9,$10,$11)`,
    [
      randomUUID(),
      citizen,
      teamId,
      consent.package,
      consent.askedBy,
      consent.state,
      consent.givenOn ?? danishDay(database.clock.now()),
      consent.givenOn,
      consent.expiresOn,
      JSON.stringify(flows),
      database.clock.now(),
    ],
  );
}
