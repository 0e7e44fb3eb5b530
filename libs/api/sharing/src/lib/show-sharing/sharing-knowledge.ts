import { Injectable } from '@nestjs/common';
import { loadFacts, sharingFactsFor, type Viewer, type VisibleCitizen } from '@samtavle/api-access';
import { notFound, type Transaction } from '@samtavle/api-platform';
import { type Owner, OWNERS, slotOf, STAFF_SECTORS, type StaffSector } from '@samtavle/domain';
import { mayReadConsent, type SharingFacts } from '@samtavle/policy';

/** What a sector may know about the sharing of one citizen. */
export interface Knowledge {
  readonly own: StaffSector;
  /** The facts as the own sector's decision rests on them: for what others' data is open to it. */
  readonly inward: SharingFacts;
  /**
   * The facts as the own sector knows them, and nothing the other side alone knows: for what its own data is open to
   * others. That a receiver treats the citizen, or helps under some paragraph, is theirs to know; so it is taken as so, and
   * said as a condition. @see sharing policy, evaluation_order steps 8 and 9
   */
  readonly outward: SharingFacts;
  /** Owners the viewer may know to know the citizen, by the rules; and the citizen. */
  readonly knownOwners: readonly Owner[];
}

/** Reads what a sector may know, and leaves out the rest before anything is computed from it. */
@Injectable()
export class SharingKnowledge {
  /** @throws Failure `not_found` for somebody whose sector does not work on the board */
  async of(tx: Transaction, viewer: Viewer, citizen: VisibleCitizen): Promise<Knowledge> {
    const own = STAFF_SECTORS.find((one) => one === viewer.sector);
    const [facts] = await loadFacts(tx, viewer.teamId ?? '', [citizen.citizenId]);
    if (!own || !facts) throw notFound();
    // Row-level security shows the own sector's record alone.
    const [mandate] = await tx.em.query<{ state: SharingFacts['representative'] }[]>(
      'SELECT state FROM representative WHERE citizen_id = $1',
      [citizen.citizenId],
    );
    const { consents, objections, plans } = facts.sharing;
    return {
      own,
      inward: sharingFactsFor(facts, own),
      outward: {
        treatmentCourse: true,
        services: { sel: true, sicknessBenefit: true },
        hospitalStay: { admittedAt: tx.now, dischargedAt: null },
        citizenAudience: [],
        representative: mandate?.state ?? 'none',
        consents: consents.filter((consent) => mayReadConsent(consent, own, tx.now)),
        // One given to the other side would tell that the citizen is known there.
        objections: objections.filter(({ givenTo }) => givenTo === own),
        plans: plans.filter(({ parties }) => parties.includes(own)),
      },
      knownOwners: OWNERS.filter((owner) => owner !== own && (owner === 'citizen' || isKnown(citizen, owner))),
    };
  }
}

function isKnown({ mask }: VisibleCitizen, owner: Owner): boolean {
  return mask[slotOf(owner, 'identification')] === '1' && mask[slotOf(owner, 'team_membership')] === '1';
}
