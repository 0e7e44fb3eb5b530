import { type Transaction } from '@samtavle/api-platform';
import { type StaffSector } from '@samtavle/domain';
import { groupByStay, type StayMessage } from '@samtavle/medcom';
import { type KeptMessage } from './stays-for.js';

/** What a sector's enrolment says of the grounds on which it may be told. */
export interface EnrolledSector {
  readonly sector: StaffSector;
  readonly treatment: boolean;
  readonly sel: boolean;
  readonly sickness: boolean;
}

export function enrolledSectors(tx: Transaction, citizenId: string): Promise<EnrolledSector[]> {
  return tx.em.query<EnrolledSector[]>(
    `SELECT sector, treatment_course AS treatment, sel_service AS sel, sickness_benefit AS sickness
       FROM enrolment WHERE citizen_id = $1 AND ended_on IS NULL ORDER BY sector`,
    [citizenId],
  );
}

/**
 * Pure: the sectors a notice comes to. Who has enrolled the citizen and may be told of a stay; for the others it is a notice
 * about nobody here. Who was told of this stay before is told how it goes on: an admission that never ended would be wrong
 * on the day the law opens it again.
 * @see Retssikkerhedsloven § 12 c; sharing policy, gateway RSL12C, rules R-OWN-REG and R-REG-MHE-TREAT
 */
export function sectorsToldOf(
  notice: StayMessage,
  before: readonly KeptMessage[],
  enrolled: readonly EnrolledSector[],
): StaffSector[] {
  const hasSel = enrolled.some(({ sel }) => sel);
  const hasSickness = enrolled.some(({ sickness }) => sickness);
  const mayBeTold: Record<StaffSector, (own: EnrolledSector) => boolean> = {
    region_psych: () => true,
    muni_social: () => hasSel,
    muni_employment: () => hasSickness,
    muni_health: ({ treatment }) => treatment,
  };
  const stay = groupByStay([
    ...before.map(({ notification, sectors }) => ({ ...notification, sectors })),
    { ...notice, sectors: [] },
  ]).find((messages) => messages.some(({ messageId }) => messageId === notice.messageId));
  const wasTold = new Set(stay?.flatMap(({ sectors }) => sectors));
  return enrolled.filter((own) => wasTold.has(own.sector) || mayBeTold[own.sector](own)).map(({ sector }) => sector);
}
