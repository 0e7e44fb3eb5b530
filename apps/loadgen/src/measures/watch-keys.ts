/// <reference lib="dom" />

/** How long each key took, in milliseconds from the press. */
export interface KeyTimes {
  /** Until everything it changed was computed and laid out. */
  readonly laidOut: number[];
  /** Until the frame that shows it was handed over. */
  readonly framed: number[];
  /** Frames of more than 50 ms, whatever they were for. */
  longFrames: number;
}

declare global {
  interface Window {
    keyTimes?: KeyTimes;
  }
}

/** Runs in the page, before its own scripts. */
export function watchKeys(): void {
  const times: KeyTimes = { laidOut: [], framed: [], longFrames: 0 };
  window.keyTimes = times;
  let pressedAt = 0;
  window.addEventListener('keydown', ({ timeStamp }) => (pressedAt = timeStamp), { capture: true });
  // The last listener of all: what the page does at a key it has done when this one is called.
  window.addEventListener('input', () => {
    const began = pressedAt;
    // Asking for a height makes the browser lay out what has changed.
    void document.body.offsetHeight;
    times.laidOut.push(performance.now() - began);
    requestAnimationFrame(() => afterThis(() => times.framed.push(performance.now() - began)));
  });
  new PerformanceObserver((list) => (times.longFrames += list.getEntries().length)).observe({
    type: 'long-animation-frame',
  });

  /** When the listeners of this event, and what they have put off to its end, are through. */
  function afterThis(act: () => void): void {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      act();
    };
    port2.postMessage(null);
  }
}
