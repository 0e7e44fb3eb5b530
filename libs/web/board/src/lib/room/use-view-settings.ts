import { type CitizenId } from '@samtavle/contracts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { type CardTab, readSettings, type ViewSettings, writeSettings } from '../arrange/view-settings.js';

/** The settings in the address, and how to change some of them. */
export interface UseViewSettings {
  readonly settings: ViewSettings;
  change(some: Partial<ViewSettings>): void;
  /** Opening a card is a step one can go back from; another tab or filter is not. */
  openCard(citizen: CitizenId | null, tab?: CardTab): void;
  /** The address of a card, for a link that can be opened in another window. */
  addressOf(citizen: CitizenId): string;
}

/**
 * What was chosen is shown at once; the address follows. A router draws a new address when nothing else is to be drawn,
 * and on a board that hears the server every second that can take long.
 */
export function useViewSettings(): UseViewSettings {
  const [address, setAddress] = useSearchParams();
  const written = address.toString();
  const [chosen, setChosen] = useState<{ settings: ViewSettings; written: string } | null>(null);
  const isAhead = chosen !== null && chosen.written !== written;
  if (chosen !== null && !isAhead) setChosen(null);
  const settings = useMemo(
    () => (isAhead ? chosen.settings : readSettings(new URLSearchParams(written))),
    [isAhead, chosen, written],
  );

  const latest = useRef(settings);
  useEffect(() => {
    latest.current = settings;
  }, [settings]);
  useEffect(() => {
    // Back and forward are asked of the browser, and it knows where to.
    const forget = () => setChosen(null);
    window.addEventListener('popstate', forget);
    return () => window.removeEventListener('popstate', forget);
  }, []);

  const choose = useCallback(
    (some: Partial<ViewSettings>, replace: boolean) => {
      const next = { ...latest.current, ...some };
      const to = writeSettings(next);
      latest.current = next;
      setChosen({ settings: next, written: to.toString() });
      setAddress(to, { replace, preventScrollReset: true });
    },
    [setAddress],
  );
  const change = useCallback((some: Partial<ViewSettings>) => choose(some, true), [choose]);
  const openCard = useCallback(
    (card: CitizenId | null, tab: CardTab = 'card') => choose({ card, tab }, false),
    [choose],
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
