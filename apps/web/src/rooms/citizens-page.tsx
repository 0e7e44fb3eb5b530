import '@samtavle/web-board/styles.css';
import { CaseloadRoom, UrgentPartsProvider } from '@samtavle/web-board';
import { cardUrgent } from './card-urgent.js';
import { SharingAndConsent } from './sharing-and-consent.js';

/** Borgere: the caseload. */
export function CitizensPage() {
  return (
    <UrgentPartsProvider value={cardUrgent}>
      <CaseloadRoom Sharing={SharingAndConsent} />
    </UrgentPartsProvider>
  );
}
