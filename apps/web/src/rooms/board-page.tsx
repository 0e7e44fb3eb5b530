import '@samtavle/web-board/styles.css';
import '@samtavle/web-consent/styles.css';
import { BoardRoom } from '@samtavle/web-board';
import { ConsentPanel } from '@samtavle/web-consent';

/** The board, with the tab »Deling og samtykke« that belongs to the room of consents. */
export function BoardPage() {
  return <BoardRoom Sharing={ConsentPanel} />;
}
