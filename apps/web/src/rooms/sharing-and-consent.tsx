import '@samtavle/web-consent/styles.css';
import '@samtavle/web-sharing/styles.css';
import { type CitizenDetail } from '@samtavle/contracts';
import { ConsentPanel } from '@samtavle/web-consent';
import { SharingPanel } from '@samtavle/web-sharing';

/** The tab »Deling og samtykke«: what the citizen has answered, and what is open because of it. */
export function SharingAndConsent(shown: { detail: CitizenDetail; today: string }) {
  return (
    <>
      <ConsentPanel {...shown} />
      <SharingPanel {...shown} />
    </>
  );
}
