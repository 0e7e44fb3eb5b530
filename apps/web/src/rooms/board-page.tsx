import '@samtavle/web-board/styles.css';
import { BoardRoom, ContactPartsProvider, UrgentPartsProvider } from '@samtavle/web-board';
import { PrintsByButton } from '@samtavle/web-ui';
import { cardContacts } from './card-contacts.js';
import { cardUrgent } from './card-urgent.js';
import { SharingAndConsent } from './sharing-and-consent.js';

/** The board, with the tab »Deling og samtykke« that belongs to the room of consents. */
export function BoardPage() {
  return (
    <UrgentPartsProvider value={cardUrgent}>
      <ContactPartsProvider value={cardContacts}>
        <PrintsByButton />
        <BoardRoom Sharing={SharingAndConsent} />
      </ContactPartsProvider>
    </UrgentPartsProvider>
  );
}
