import '@samtavle/web-board/styles.css';
import '@samtavle/web-consent/styles.css';
import { CaseloadRoom } from '@samtavle/web-board';
import { ConsentPanel } from '@samtavle/web-consent';

/** Borgere: the caseload. */
export function CitizensPage() {
  return <CaseloadRoom Sharing={ConsentPanel} />;
}
