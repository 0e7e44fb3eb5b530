import { type VisibleCitizen } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { DisclosureView } from '@samtavle/contracts';
import { type StaffSector } from '@samtavle/domain';
import { z } from 'zod';

const NEWEST = 100;

/** With the slots it was about, which stay here. */
const Row = DisclosureView.extend({ slots: z.array(z.int()) });

/** The own sector's entries, those whose every category this viewer may read. Row-level security says the same. */
export async function ownDisclosures(
  tx: Transaction,
  citizen: VisibleCitizen,
  own: StaffSector,
): Promise<{ views: DisclosureView[]; slots: number[] }> {
  const rows = z
    .array(Row)
    .parse(
      await tx.em.query(
        `SELECT id, gateway, purpose, case_reference AS "caseReference", receiver_sector AS "receiverSector", receiver, categories, reason,
              confirmed, on_day AS "onDay", recorded_at AS "recordedAt", recorded_by AS "recordedBy", slots
         FROM disclosure WHERE citizen_id = $1 AND sector = $2 ORDER BY recorded_at DESC, id LIMIT ${NEWEST}`,
        [citizen.citizenId, own],
      ),
    )
    .filter(({ slots }) => slots.every((slot) => citizen.mask[slot] === '1'));
  return {
    views: rows.map(viewOf),
    slots: [...new Set(rows.flatMap(({ slots }) => slots))],
  };
}

function viewOf(row: z.infer<typeof Row>): DisclosureView {
  const view = { ...row, slots: undefined };
  delete view.slots;
  return view;
}
