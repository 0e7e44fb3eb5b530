import '@samtavle/web-board/styles.css';
import { CaseloadRoom } from '@samtavle/web-board';
import { SharingAndConsent } from './sharing-and-consent.js';

/** Borgere: the caseload. */
export function CitizensPage() {
  return <CaseloadRoom Sharing={SharingAndConsent} />;
}
