import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';

type Show = () => void;

interface Host {
  show: Show | null;
  offer: (show: Show | null) => void;
}

const Context = createContext<Host>({ show: null, offer: () => undefined });

/** Ties the foot of the page, where keys are asked for, to the room that has them. */
export function ShortcutsHost({ children }: { children: ReactNode }) {
  const [show, setShow] = useState<Show | null>(null);
  const offer = useCallback((offered: Show | null) => setShow(() => offered), []);
  const host = useMemo<Host>(() => ({ show, offer }), [show, offer]);
  return <Context value={host}>{children}</Context>;
}

/** A room with keys says how it shows them. `show` should be a stable function. */
export function useOfferShortcuts(show: Show): void {
  const { offer } = useContext(Context);
  useEffect(() => {
    offer(show);
    return () => offer(null);
  }, [offer, show]);
}

/** Shows the keys of the room on screen; null where it has none. */
export const useShowShortcuts = (): Show | null => useContext(Context).show;
