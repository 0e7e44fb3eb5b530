import { useData } from '@samtavle/web-data-access';
import { useCallback, useEffect, useState } from 'react';

const MINUTE = 60_000;

/** Blanks the screen at a press of the space bar, and by itself after minutes without anybody at it. */
export function useBlank(afterMinutes: number): { readonly blank: boolean; hide(): void; show(): void } {
  const { clock } = useData();
  const [blank, setBlank] = useState(false);
  const [used, setUsed] = useState(0);
  const hide = useCallback(() => setBlank(true), []);
  const show = useCallback(() => setBlank(false), []);

  useEffect(() => {
    const use = () => setUsed((count) => count + 1);
    const press = (event: KeyboardEvent) => {
      use();
      const onControl = event.target instanceof Element && event.target.closest('a, button') !== null;
      if (event.code !== 'Space' || onControl) return;
      event.preventDefault();
      setBlank((now) => !now);
    };
    window.addEventListener('keydown', press);
    window.addEventListener('pointerdown', use);
    window.addEventListener('pointermove', use);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener('pointerdown', use);
      window.removeEventListener('pointermove', use);
    };
  }, []);
  useEffect(
    () => (blank ? undefined : clock.after(afterMinutes * MINUTE, hide)),
    [clock, blank, used, afterMinutes, hide],
  );
  return { blank, hide, show };
}
