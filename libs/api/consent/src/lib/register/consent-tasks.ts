import { Injectable } from '@nestjs/common';
import { loadFacts, NAME_SLOTS, Policies, sharingFactsFor, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { Tasks } from '@samtavle/api-tasks';
import {
  addDays,
  danishDay,
  type Instant,
  pairOf,
  type Sector,
  type Slot,
  STAFF_SECTORS,
  type StaffSector,
} from '@samtavle/domain';
import { packageNaming, pairsOpenByConsent, SHARING_POLICY } from '@samtavle/policy';
import { type ConsentRow } from './consent-row.js';

/** Days somebody has for what follows from a consent. */
const DUE = { lapsed: 14, ended: 7, capacity: 7 } as const;

/** What consents opened to each sector that knew of the citizen, at one moment. */
export type SharedWith = ReadonlyMap<StaffSector, ReadonlySet<Slot>>;

/** What a consent leaves somebody to do; and, when sharing ends, that it ended, to whoever had it. Never why. */
@Injectable()
export class ConsentTasks {
  constructor(
    private readonly tasks: Tasks,
    private readonly policies: Policies,
  ) {}

  /** Thirty days are left: somebody asks the citizen whether to go on. @see Sundhedsloven § 44 */
  async remind(
    tx: Transaction,
    citizenId: string,
    { sector, id, package: name, expiresOn }: ConsentRow,
  ): Promise<void> {
    const owner = staff(sector);
    if (owner === undefined || expiresOn === null) return;
    await this.tasks.open(tx, {
      kind: 'consent_expiring',
      citizenId,
      sector: owner,
      forWhom: 'contacts',
      dueOn: addDays(expiresOn, -1),
      package: name,
      source: id,
    });
  }

  /** It has lapsed: the citizen is invited to decide again. */
  async lapsed(tx: Transaction, citizenId: string, { sector, id, package: name }: ConsentRow): Promise<void> {
    const owner = staff(sector);
    if (owner === undefined) return;
    for (const kind of ['consent_expiring', 'capacity_check'] as const) await this.tasks.closeOf(tx, kind, id, null);
    await this.tasks.open(tx, {
      kind: 'consent_lapsed',
      citizenId,
      sector: owner,
      forWhom: 'contacts',
      dueOn: addDays(danishDay(tx.now), DUE.lapsed),
      package: name,
      source: id,
    });
  }

  /** See who may act for the citizen. @see Sundhedsloven § 14 */
  async checkCapacity(tx: Transaction, citizenId: string, { sector, id, package: name }: ConsentRow): Promise<void> {
    const owner = staff(sector);
    if (owner === undefined) return;
    await this.tasks.open(tx, {
      kind: 'capacity_check',
      citizenId,
      sector: owner,
      forWhom: 'contacts',
      dueOn: addDays(danishDay(tx.now), DUE.capacity),
      package: name,
      source: id,
    });
  }

  /** A question or an answer is there again: nobody needs to remember it any more. */
  async decided(tx: Transaction, viewer: Viewer, { id }: ConsentRow): Promise<void> {
    for (const kind of ['consent_expiring', 'consent_lapsed', 'capacity_check'] as const)
      await this.tasks.closeOf(tx, kind, id, viewer.memberId);
  }

  /** Consent, refusal and withdrawal are noted in the own record by who was told. @see Sundhedsloven § 42 */
  async note(tx: Transaction, viewer: Viewer, citizenId: string, packageId?: string): Promise<void> {
    const owner = staff(viewer.sector);
    if (owner === undefined) return;
    await this.tasks.open(tx, {
      kind: 'record_note',
      citizenId,
      sector: owner,
      forWhom: { member: viewer.memberId },
      dueOn: danishDay(tx.now),
      openedBy: viewer.memberId,
      ...(packageId === undefined ? {} : { package: packageId }),
    });
  }

  /** What consents open now, to sectors that know of the citizen by themselves or by a consent that names them. */
  async shared(tx: Transaction, citizenId: string, at: Instant = tx.now): Promise<SharedWith> {
    const [facts] = await loadFacts(tx, tx.scope.teamId ?? '', [citizenId]);
    const shared = new Map<StaffSector, ReadonlySet<Slot>>();
    if (!facts) return shared;
    const policy = await this.policies.inForce(tx);
    for (const sector of STAFF_SECTORS) {
      const open = pairsOpenByConsent(policy, sharingFactsFor(facts, sector), sector, at);
      if (facts.enrolled.includes(sector) || NAME_SLOTS.some((slot) => open.has(slot))) shared.set(sector, open);
    }
    return shared;
  }

  /**
   * Tells every sector that lost something by it that access has ended, but the one that brought it about. The package is
   * the one that names what was lost, so that a consent taken back reads like one that lapsed or met a refusal.
   */
  async ended(tx: Transaction, before: SharedWith, citizenId: string, knownTo: Sector): Promise<void> {
    const after = await this.shared(tx, citizenId);
    for (const [sector, then] of before) {
      if (sector === knownTo) continue;
      const lost = [...then].filter((slot) => !after.get(sector)?.has(slot)).map(pairOf);
      const packages = lost.map(({ category, owner }) => packageNaming(SHARING_POLICY, category, owner, sector)?.id);
      for (const name of new Set(packages.filter((one) => one !== undefined)))
        await this.tasks.open(tx, {
          kind: 'access_ended',
          citizenId,
          sector,
          forWhom: 'contacts',
          dueOn: addDays(danishDay(tx.now), DUE.ended),
          package: name,
        });
    }
  }
}

const staff = (sector: Sector): StaffSector | undefined => STAFF_SECTORS.find((one) => one === sector);
