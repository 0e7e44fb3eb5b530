import '@samtavle/web-board/styles.css';
import { BoardRoom, UrgentPartsProvider } from '@samtavle/web-board';
import { cardUrgent } from './card-urgent.js';
import { SharingAndConsent } from './sharing-and-consent.js';

/** The board, with the tab »Deling og samtykke« that belongs to the room of consents. */
export function BoardPage() {
  return (
    <UrgentPartsProvider value={cardUrgent}>
      <BoardRoom Sharing={SharingAndConsent} />
    </UrgentPartsProvider>
  );
}
