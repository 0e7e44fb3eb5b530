import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { Foundation1732200000000 } from './migrations/0001-foundation.js';
import { FactsOfTheLaw1732300000000 } from './migrations/0002-facts-of-the-law.js';
import { ConsentRegister1732400000000 } from './migrations/0003-consent-register.js';
import { PlansAndDisclosures1732500000000 } from './migrations/0004-plans-and-disclosures.js';
import { PersonalAccess1732550000000 } from './migrations/0005-personal-access.js';
import { PolicyVersions1732600000000 } from './migrations/0006-policy-versions.js';
import { Meeting1732800000000 } from './migrations/0007-meeting.js';
import { CarePlan1732900000000 } from './migrations/0008-care-plan.js';
import { ContactsAndVisits1733000000000 } from './migrations/0009-contacts-and-visits.js';
import { BoardMeeting1733100000000 } from './migrations/0010-board-meeting.js';
import { Drafts1733200000000 } from './migrations/0011-drafts.js';
import { PolicyClosesPersonalAccess1733300000000 } from './migrations/0012-policy-closes-personal-access.js';
import { Mentions1733400000000 } from './migrations/0013-mentions.js';
import { AddressClosesWithVisit1733500000000 } from './migrations/0014-address-closes-with-visit.js';
import { CopyOut1733600000000 } from './migrations/0015-copy-out.js';
import { OneOfEach1733700000000 } from './migrations/0016-one-of-each.js';
import { FourEyesOfBothSides1733800000000 } from './migrations/0017-four-eyes-of-both-sides.js';
import { StepsByFunction1733900000000 } from './migrations/0018-steps-by-function.js';
import { PlannedOnce1734000000000 } from './migrations/0019-planned-once.js';
import { ToldOneAfterTheOther1734100000000 } from './migrations/0020-told-one-after-the-other.js';
import { ALinkIsNotCounted1734200000000 } from './migrations/0021-a-link-is-not-counted.js';
import { PlanningClient } from './planned-once.js';
import { parseValuesOurWay } from './value-parsers.js';

export const RUNTIME_ROLE = 'samtavle_runtime';
/** In the order they are run. */
export const migrations = [
  Foundation1732200000000,
  FactsOfTheLaw1732300000000,
  ConsentRegister1732400000000,
  PlansAndDisclosures1732500000000,
  PersonalAccess1732550000000,
  PolicyVersions1732600000000,
  Meeting1732800000000,
  CarePlan1732900000000,
  ContactsAndVisits1733000000000,
  BoardMeeting1733100000000,
  Drafts1733200000000,
  PolicyClosesPersonalAccess1733300000000,
  Mentions1733400000000,
  AddressClosesWithVisit1733500000000,
  CopyOut1733600000000,
  OneOfEach1733700000000,
  FourEyesOfBothSides1733800000000,
  StepsByFunction1733900000000,
  PlannedOnce1734000000000,
  ToldOneAfterTheOther1734100000000,
  ALinkIsNotCounted1734200000000,
];

/** The connection pool of the runtime role. */
export function runtimeDataSource(url: string, poolSize: number, entities: EntityTarget<ObjectLiteral>[]): DataSource {
  parseValuesOurWay();
  return new DataSource({
    type: 'postgres',
    url,
    entities: entities as never[],
    synchronize: false,
    logging: false,
    poolSize,
    applicationName: 'samtavle',
    extra: {
      Client: PlanningClient,
      connectionTimeoutMillis: 5_000,
      idle_in_transaction_session_timeout: 15_000,
      statement_timeout: 30_000,
    },
  });
}

/** The owner's connection: migrations and the first seed, nothing at run time. */
export function ownerDataSource(url: string): DataSource {
  parseValuesOurWay();
  return new DataSource({
    type: 'postgres',
    url,
    migrations,
    migrationsTransactionMode: 'all',
    synchronize: false,
    logging: false,
    poolSize: 2,
    applicationName: 'samtavle-owner',
  });
}
