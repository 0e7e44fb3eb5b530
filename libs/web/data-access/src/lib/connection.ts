import { type Instant } from '@samtavle/domain';

/** After five seconds without a word (the server ticks every second) the screen says that it may be old. */
export const STALE_AFTER = 5_000;
/** A socket that is open but silent for this long is given up and opened again. */
export const SILENT_SOCKET = 9_000;
/** From here on the screen shows a banner, not only a mark. */
export const OFFLINE_AFTER = 15_000;

/** What the line has told so far. Times are milliseconds of the page's clock. */
export interface LineState {
  readonly socket: 'up' | 'down';
  /** False when the machine says that it has no network at all. */
  readonly network: boolean;
  /** A screen without a board (the audit room) is live as long as its socket is. */
  readonly needsFrames: boolean;
  readonly since: number;
  readonly heardAt: number | null;
  readonly asOf: Instant | null;
}

export type LineEvent =
  | { readonly kind: 'started'; readonly at: number; readonly needsFrames: boolean }
  | { readonly kind: 'socket'; readonly socket: 'up' | 'down'; readonly at: number }
  | { readonly kind: 'network'; readonly network: boolean }
  /** A frame or snapshot that left the screen up to date. */
  | { readonly kind: 'current'; readonly asOf: Instant; readonly at: number };

/** What the screen says about itself. */
export interface Connection {
  /** `connecting` is the first load; `reconnecting` and `offline` show what was true at `asOf`. */
  readonly kind: 'connecting' | 'live' | 'reconnecting' | 'offline';
  readonly asOf: Instant | null;
  /** When the screen was last up to date, in milliseconds of the page's own clock (`performance.now()`). */
  readonly heardAt: number | null;
  readonly ageSeconds: number | null;
}

export const lineBefore: LineState = {
  socket: 'down',
  network: true,
  needsFrames: true,
  since: 0,
  heardAt: null,
  asOf: null,
};

export function lineAfter(line: LineState, event: LineEvent): LineState {
  switch (event.kind) {
    case 'started':
      return { ...lineBefore, network: line.network, needsFrames: event.needsFrames, since: event.at };
    case 'socket':
      return line.needsFrames
        ? { ...line, socket: event.socket }
        : { ...line, socket: event.socket, heardAt: event.at };
    case 'network':
      return { ...line, network: event.network };
    case 'current':
      return { ...line, heardAt: event.at, asOf: event.asOf };
  }
}

/** What the screen says about itself at that moment. */
export function connectionAt(line: LineState, now: number): Connection {
  const { heardAt, asOf } = line;
  const silent = Math.max(0, now - (heardAt ?? line.since));
  const ageSeconds =
    heardAt === null ? null : line.needsFrames || line.socket === 'down' ? Math.floor(silent / 1000) : 0;
  return { kind: kindAt(line, silent), asOf, heardAt, ageSeconds };
}

function kindAt(line: LineState, silent: number): Connection['kind'] {
  const fresh = !line.needsFrames || silent < STALE_AFTER;
  if (!line.network) return 'offline';
  if (line.heardAt === null && silent < STALE_AFTER) return 'connecting';
  if (line.socket === 'up' && line.heardAt !== null && fresh) return 'live';
  return silent >= OFFLINE_AFTER ? 'offline' : 'reconnecting';
}
