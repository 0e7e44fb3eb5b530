import { STAFF_SECTORS, type StaffSector } from '@samtavle/domain';
import { groupByStay, type StayMessage } from '@samtavle/medcom';

/** A message and the sectors it came to: those that had the citizen then. */
export interface KeptMessage {
  readonly notification: StayMessage;
  readonly sectors: readonly StaffSector[];
}

/** A stay as one sector was told of it. */
export interface ToldStay {
  readonly owner: StaffSector;
  /** Every sector that was told something of the same stay. */
  readonly toldTo: readonly StaffSector[];
  readonly messages: readonly StayMessage[];
}

/**
 * Pure: each stay once for each sector it came to, from the messages that came to that sector alone. Who enrolled the
 * citizen in the middle of a stay knows it from there on, and not what another was told before.
 */
export function staysFor(messages: readonly KeptMessage[]): ToldStay[] {
  return groupByStay(messages.map(({ notification, sectors }) => ({ ...notification, sectors }))).flatMap((stay) => {
    const toldTo = STAFF_SECTORS.filter((sector) => stay.some(({ sectors }) => sectors.includes(sector)));
    return toldTo.flatMap((owner) =>
      groupByStay(stay.filter(({ sectors }) => sectors.includes(owner))).map((own) => ({
        owner,
        toldTo,
        messages: own,
      })),
    );
  });
}
