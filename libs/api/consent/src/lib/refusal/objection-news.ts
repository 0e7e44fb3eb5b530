import { Injectable } from '@nestjs/common';
import { AccessChanges, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { OWNERS, type Owner, type Slot, slotOf, type StaffSector } from '@samtavle/domain';
import { type ViewerClassKey } from '@samtavle/policy';

/** Makes a refusal take effect, and tells of it those and only those who may know of it. */
@Injectable()
export class ObjectionNews {
  constructor(private readonly access: AccessChanges) {}

  /** Decides anew. Returns the slots it is recorded under: the consent records of the sector it was given to. */
  async tell(tx: Transaction, viewer: Viewer, citizenId: string, heldBy: readonly StaffSector[]): Promise<Slot[]> {
    const owner = OWNERS.find((one) => one === viewer.sector);
    if (owner === undefined) return [];
    const before = await this.mayKnow(tx, citizenId, owner, heldBy);
    await this.access.decideAnew(tx, tx.scope.teamId ?? '', [citizenId], { by: viewer });
    const now = await this.mayKnow(tx, citizenId, owner, heldBy);
    const slots = [slotOf(owner, 'consent_records')];
    // Where the information lies it is told to the classes that may read it and no others: a frame alone would say something.
    const changedFor = now.filter((key) => before.includes(key));
    tx.record({ citizenId, change: 'question', slots, changedFor, byMember: viewer.memberId });
    return slots;
  }

  /** Classes of the holding sectors that see the name and the team membership of where it was given, as the database asks. */
  private async mayKnow(
    tx: Transaction,
    citizenId: string,
    givenTo: Owner,
    heldBy: readonly StaffSector[],
  ): Promise<ViewerClassKey[]> {
    const rows = await tx.em.query<{ class_key: ViewerClassKey }[]>(
      `SELECT class_key FROM decision WHERE citizen_id = $1 AND until > $2 AND split_part(class_key, '/', 1) = ANY ($3)
         AND split_part(class_key, '/', 1) <> $4 AND get_bit(mask, $5) = 1 AND get_bit(mask, $6) = 1`,
      [citizenId, tx.now, heldBy, givenTo, slotOf(givenTo, 'identification'), slotOf(givenTo, 'team_membership')],
    );
    return rows.map((row) => row.class_key);
  }
}
