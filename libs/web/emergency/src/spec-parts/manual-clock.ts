import { type Clock } from '@samtavle/web-data-access';

/** A clock that stands still until it is told to move. */
export interface ManualClock extends Clock {
  pass(milliseconds: number): Promise<void>;
}

export function manualClock(): ManualClock {
  let now = 0;
  let timers: { at: number; every: number | null; act: () => void }[] = [];
  const add = (at: number, every: number | null, act: () => void) => {
    const timer = { at, every, act };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  };
  return {
    elapsed: () => now,
    after: (milliseconds, act) => add(now + milliseconds, null, act),
    every: (milliseconds, act) => add(now + milliseconds, milliseconds, act),
    async pass(milliseconds) {
      const until = now + milliseconds;
      for (;;) {
        await settled();
        const next = timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        now = Math.max(now, next.at);
        if (next.every === null) timers = timers.filter((other) => other !== next);
        else next.at += next.every;
        next.act();
      }
      now = until;
      await settled();
    },
  };
}

/** Lets every promise that can go on, go on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}
