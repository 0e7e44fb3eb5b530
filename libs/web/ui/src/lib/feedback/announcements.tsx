import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';

/** How long polite messages gather before they are read as one. */
export const POLITE_EVERY_MS = 2_000;

export interface Announcements {
  /** Read when the reader is free, gathered with others for two seconds: what colleagues changed. */
  announce: (text: string) => void;
  /** Read at once, and once: conflict, lost access, lost connection. */
  announceNow: (text: string) => void;
}

const SILENT: Announcements = { announce: () => undefined, announceNow: () => undefined };
const Context = createContext<Announcements>(SILENT);

export const useAnnouncements = (): Announcements => useContext(Context);

/** The one polite and the one assertive live region of the page. */
export function AnnouncementProvider({ children }: { children: ReactNode }) {
  const [polite, setPolite] = useState('');
  const [assertive, setAssertive] = useState('');
  const waiting = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const announce = useCallback((text: string) => {
    if (!waiting.current.includes(text)) waiting.current.push(text);
    timer.current ??= setTimeout(() => {
      setPolite(waiting.current.join('. '));
      waiting.current = [];
      timer.current = undefined;
    }, POLITE_EVERY_MS);
  }, []);

  // The same sentence twice in a row would not be read the second time; an added space makes it another.
  const announceNow = useCallback(
    (text: string) => setAssertive((said) => (said === text ? `${text}\u00a0` : text)),
    [],
  );

  useEffect(() => () => clearTimeout(timer.current), []);

  // What has been read is taken away again: after log-out or lost access no name may stay in the page.
  useEffect(() => {
    if (polite === '' && assertive === '') return undefined;
    const clearing = setTimeout(() => {
      setPolite('');
      setAssertive('');
    }, 5 * POLITE_EVERY_MS);
    return () => clearTimeout(clearing);
  }, [polite, assertive]);

  const value = useMemo(() => ({ announce, announceNow }), [announce, announceNow]);
  return (
    <Context value={value}>
      {children}
      <div className="vh" aria-live="polite" aria-atomic data-testid="live-polite">
        {polite}
      </div>
      <div className="vh" aria-live="assertive" aria-atomic data-testid="live-assertive">
        {assertive}
      </div>
    </Context>
  );
}
