import { type HeldBackNote } from '@samtavle/contracts';
import {
  Button,
  ConflictBox,
  ConnectionBanner,
  EmptyState,
  ErrorState,
  HeldBackBox,
  SharingStopped,
} from '@samtavle/web-ui';
import { TODAY } from './samples.js';

const NOTE: HeldBackNote = {
  owner: 'region_psych',
  categories: ['mental_state', 'crisis_plan', 'medication_depot'],
  rule: 'R-REG-SOC-HEALTH',
  basis: ['SUL43_1', 'SUL44'],
  road: 'consent',
  package: 'PKG_DAILY',
  consentState: 'not_asked',
  askedOn: null,
  askAgainOn: null,
  askNow: true,
};

const CASES: readonly Partial<HeldBackNote>[] = [
  {},
  { consentState: 'asked', askedOn: '2026-11-25' },
  { consentState: 'refused_here', askAgainOn: '2027-03-01' },
  { consentState: 'ended', askNow: false },
  { road: 'role', owner: 'muni_social', categories: ['economy_benefits'], askNow: false },
  { road: 'none', owner: 'muni_social', categories: [], askNow: false },
];

const nothing = () => undefined;

/** Held back, conflict, banners, empty and error. */
export function NoteParts() {
  return (
    <section>
      <h2>Tilbageholdt</h2>
      {CASES.map((some, at) => (
        <HeldBackBox
          key={at}
          note={{ ...NOTE, ...some }}
          citizen="Rikke"
          today={TODAY}
          helper="Birgit Toft"
          onAsk={nothing}
          onAskNow={nothing}
        />
      ))}
      <SharingStopped at="2026-11-26T07:14:00.000Z" today={TODAY} draftKept />
      <h2>Konflikt</h2>
      <ConflictBox
        mine="Ring først. Gå en tur med Laika. Musik i høretelefoner."
        theirs="Ring først. Gå en tur med Laika. Søster kan sove hos hende."
        theirName="Mette"
        savedAt="8.14"
        onMerge={nothing}
        onKeepMine={nothing}
        onKeepTheirs={nothing}
      />
      <h2>Tom, fejl, afbrudt</h2>
      <EmptyState title="Ingen på niveau 3.">
        Tryk <kbd>N</kbd>.
      </EmptyState>
      <EmptyState title="Ingen borgere passer." action={<Button>Vis alle</Button>} />
      <ErrorState title="Tavlen kunne ikke hentes." code="TA-503" onRetry={nothing}>
        Samtavle kan ikke svare lige nu.
      </ErrorState>
      <ConnectionBanner asOf="2026-11-26T07:13:00.000Z" />
    </section>
  );
}
