import '@samtavle/web-care-plan/styles.css';
import '@samtavle/web-sharing/styles.css';
import { CopyOutButton } from '@samtavle/web-board';
import { PlanRoom } from '@samtavle/web-care-plan';
import { PrintSharing } from '@samtavle/web-sharing';
import { PrintsByButton } from '@samtavle/web-ui';

/** A citizen's plan, with »Hvem må se hvad« that belongs to the room of sharing, and the copy for the record. */
export function PlanPage() {
  return (
    <>
      <PrintsByButton />
      <PlanRoom WhoSeesWhat={PrintSharing} CopyOut={CopyOutButton} />
    </>
  );
}
