import '@samtavle/web-board/styles.css';
import { BoardRoom } from '@samtavle/web-board';
import { SharingAndConsent } from './sharing-and-consent.js';

/** The board, with the tab »Deling og samtykke« that belongs to the room of consents. */
export function BoardPage() {
  return <BoardRoom Sharing={SharingAndConsent} />;
}
