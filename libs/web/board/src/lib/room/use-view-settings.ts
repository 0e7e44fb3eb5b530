import { type CitizenId } from '@samtavle/contracts';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type CardTab, readSettings, type ViewSettings, writeSettings } from '../arrange/view-settings.js';

/**
 * As a transition, a second press could read the address before the first had been drawn, and undo it. The page stays
 * where it is scrolled to.
 */
const AT_ONCE = { flushSync: true, preventScrollReset: true } as const;

/** The settings in the address, and how to change some of them. */
export interface UseViewSettings {
  readonly settings: ViewSettings;
  change(some: Partial<ViewSettings>): void;
  /** Opening a card is a step one can go back from; another tab or filter is not. */
  openCard(citizen: CitizenId | null, tab?: CardTab): void;
  /** The address of a card, for a link that can be opened in another window. */
  addressOf(citizen: CitizenId): string;
}

export function useViewSettings(): UseViewSettings {
  const [address, setAddress] = useSearchParams();
  const settings = useMemo(() => readSettings(address), [address]);
  const change = useCallback(
    (some: Partial<ViewSettings>) =>
      setAddress((now) => writeSettings({ ...readSettings(now), ...some }), { ...AT_ONCE, replace: true }),
    [setAddress],
  );
  const openCard = useCallback(
    (card: CitizenId | null, tab: CardTab = 'card') =>
      setAddress((now) => writeSettings({ ...readSettings(now), card, tab }), AT_ONCE),
    [setAddress],
  );
  // The same while another card or tab is opened, so that no card is drawn again for it.
  const around = writeSettings({ ...settings, card: null, tab: 'card' }).toString();
  const addressOf = useCallback(
    (card: CitizenId) =>
      `?${writeSettings({ ...readSettings(new URLSearchParams(around)), card, tab: 'card' }).toString()}`,
    [around],
  );
  return { settings, change, openCard, addressOf };
}
