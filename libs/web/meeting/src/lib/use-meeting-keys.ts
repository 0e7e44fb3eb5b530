import { MEETING_OUTCOMES, type MeetingOutcome } from '@samtavle/contracts';
import { isField } from '@samtavle/web-ui';
import { useEffect, useRef } from 'react';

export interface MeetingKeys {
  /** 1-4; only where single keys are switched on. */
  decide(outcome: MeetingOutcome): void;
  /** → */
  goOn(): void;
}

/** The chair's keys: what came of it, and next. Text fields, dialogs and the browser's own keys keep theirs. */
export function useMeetingKeys(keys: MeetingKeys, on: boolean, singleKeys: boolean): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (isField(event.target) || document.querySelector('[role=dialog]') !== null) return;
      const outcome = MEETING_OUTCOMES[Number(event.key) - 1];
      if (event.key === 'ArrowRight') latest.current.goOn();
      else if (singleKeys && outcome !== undefined) latest.current.decide(outcome);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [on, singleKeys]);
}
