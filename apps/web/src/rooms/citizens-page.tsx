import '@samtavle/web-board/styles.css';
import { CaseloadRoom, ContactPartsProvider, UrgentPartsProvider } from '@samtavle/web-board';
import { cardContacts } from './card-contacts.js';
import { cardUrgent } from './card-urgent.js';
import { SharingAndConsent } from './sharing-and-consent.js';

/** Borgere: the caseload. */
export function CitizensPage() {
  return (
    <UrgentPartsProvider value={cardUrgent}>
      <ContactPartsProvider value={cardContacts}>
        <CaseloadRoom Sharing={SharingAndConsent} />
      </ContactPartsProvider>
    </UrgentPartsProvider>
  );
}
