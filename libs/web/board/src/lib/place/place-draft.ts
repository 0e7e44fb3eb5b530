import { type CitizenId, type MemberId } from '@samtavle/contracts';
import { type BoardReason, type Intensity } from '@samtavle/domain';
import { useCallback, useState } from 'react';

/** What has been filled in so far; kept when the dialog is closed without saving. */
export interface PlaceDraft {
  readonly citizen: CitizenId | null;
  readonly reasons: readonly BoardReason[];
  readonly level: Intensity;
  readonly text: string;
  /** Null until somebody else than the writer is chosen. */
  readonly responsible: MemberId | null;
  /** Null until another day than today is chosen. */
  readonly dueOn: string | null;
}

const EMPTY: PlaceDraft = { citizen: null, reasons: [], level: 2, text: '', responsible: null, dueOn: null };

export interface UsePlaceDraft {
  readonly draft: PlaceDraft;
  change(some: Partial<PlaceDraft>): void;
  clear(): void;
}

export function usePlaceDraft(): UsePlaceDraft {
  const [draft, setDraft] = useState(EMPTY);
  return {
    draft,
    change: useCallback((some) => setDraft((now) => ({ ...now, ...some })), []),
    clear: useCallback(() => setDraft(EMPTY), []),
  };
}
