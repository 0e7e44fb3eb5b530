/**
 * The only place in the client that reads the real clock or starts a timer. What a person reads as "now" and "today"
 * comes from the server (`asOf`, `today`); this clock measures how long ago something was heard.
 */
export interface Clock {
  /** Milliseconds since the page was opened; never jumps when the machine's clock is set. */
  elapsed(): number;
  after(milliseconds: number, act: () => void): Cancel;
  every(milliseconds: number, act: () => void): Cancel;
}

export type Cancel = () => void;

export const pageClock: Clock = {
  elapsed: () => performance.now(),
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
  every(milliseconds, act) {
    const timer = setInterval(act, milliseconds);
    return () => clearInterval(timer);
  },
};
