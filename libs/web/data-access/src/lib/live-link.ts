import { type ErrorCode, type Frame, type MemberId, type PresenceView } from '@samtavle/contracts';
import { type Instant, instant } from '@samtavle/domain';
import { type ApiClient } from './api-client.js';
import { waitBefore } from './backoff.js';
import { type BoardStore } from './board-store.js';
import { type Cancel, type Clock } from './clock.js';
import { lineAfter, lineBefore, type LineState, SILENT_SOCKET, type LineEvent } from './connection.js';
import { asErrorBody, ContractError } from './contract-error.js';
import { observable, type Observable } from './observable.js';
import { type Heard, type OpenSocket, type Socket } from './socket.js';

const RESUME_TIMEOUT = 5_000;
/** Refusals that pass by themselves. */
const WORTH_A_RETRY: ReadonlySet<ErrorCode> = new Set(['rate_limited', 'unavailable', 'not_recorded']);

export interface LiveLink {
  readonly line: Observable<LineState>;
  readonly presence: Observable<PresenceView>;
  /** Loads the board and opens the line. @param watch what this person may follow */
  start(watch: { board: boolean; mine: MemberId }): void;
  stop(): void;
  /** Reads the board anew, for a failed load and after a command that went over REST. */
  refetch(): Promise<void>;
  /** The open line, or null. */
  socket(): Socket | null;
}

interface Surroundings {
  api: ApiClient;
  board: BoardStore;
  clock: Clock;
  openSocket: OpenSocket;
  chance: () => number;
  /** The server says that the session is over, or that another capacity was chosen. */
  ended: (reason: Heard<'ended'>['reason']) => void;
  opened: () => void;
  /** The tasks of the viewer's sector changed. */
  tasks: () => void;
  /** Somebody came to the team's meeting or left it. */
  meeting: () => void;
  /** The server said to start afresh: what the person may do can be another too. */
  startedAfresh: () => void;
}

const NOBODY: PresenceView = { here: [], open: [] };

/** Keeps the board store at the head of the team's stream: snapshot, frames, gaps, reconnects. */
export function createLiveLink(around: Surroundings): LiveLink {
  const { api, board, clock, chance } = around;
  const line = observable<LineState>(lineBefore);
  const presence = observable<PresenceView>(NOBODY);
  let link = notStarted();

  const tell = (event: LineEvent) => line.update((now) => lineAfter(now, event));
  const isCurrent = (asOf: Instant) => tell({ kind: 'current', asOf, at: clock.elapsed() });

  function fetchBoard(): Promise<void> {
    const mine = link;
    // Officers have no board: for them there is nothing to start afresh.
    if (mine.watching?.board !== true) return Promise.resolve();
    mine.fetching ??= load(mine).finally(() => {
      mine.fetching = null;
    });
    return mine.fetching;
  }

  /** A server that keeps saying "start afresh" is asked less and less often. */
  function fetchAgain(): void {
    const mine = link;
    if (mine.refetches === 0) void fetchBoard();
    else mine.later.fetch(clock.after(waitBefore(mine.refetches, chance()), () => void fetchBoard()));
    mine.refetches += 1;
  }

  async function load(mine: Link): Promise<void> {
    board.loading();
    try {
      const snapshot = await api.request('board');
      if (mine !== link) return;
      board.snapshot(snapshot);
      if (mine.up) isCurrent(instant(snapshot.asOf));
      void pull();
    } catch (thrown) {
      if (mine !== link) return;
      board.failed(asErrorBody(thrown));
      const hopeless = thrown instanceof ContractError && thrown.answered && !WORTH_A_RETRY.has(thrown.body.error);
      if (!hopeless) mine.later.fetch(clock.after(waitBefore(3, chance()), () => void fetchBoard()));
    }
  }

  function hear(frame: Frame): void {
    link.highest = Math.max(link.highest, frame.to);
    let outcome: ReturnType<BoardStore['frame']>;
    try {
      outcome = board.frame(frame, link.watching?.mine ?? null);
    } catch {
      return fetchAgain();
    }
    if (outcome === 'gap') void pull();
    if (outcome === 'applied') link.refetches = 0;
    const state = board.state();
    // A screen with a gap is not up to date, however often it hears the tick.
    if (state !== null && outcome !== 'gap' && state.cursor.seq >= link.highest) isCurrent(state.asOf);
  }

  /** Pulls what lies between the screen and the head of the stream; also tells the server where this screen stands. */
  async function pull(): Promise<void> {
    const mine = link;
    const before = board.state()?.cursor;
    if (mine.pulling || before === undefined || mine.socket === null || !mine.up) return;
    mine.pulling = true;
    const answer = await mine.socket.ask('resume', { cursor: before }, RESUME_TIMEOUT);
    mine.pulling = false;
    if (mine !== link || answer === null) return;
    if (!answer.ok || answer.value.kind === 'refetch' || answer.value.viewKey !== before.viewKey) return fetchAgain();
    hear(answer.value.frame);
    const after = board.state()?.cursor;
    // Frames went by while this one was on its way. Without progress the next tick tells again.
    if (after !== undefined && after.seq < mine.highest && after.seq > before.seq) void pull();
  }

  function giveUpSilentSocket(): void {
    const { heardAt, since, needsFrames } = line.get();
    if (!link.up || !needsFrames || board.state() === null) return;
    if (clock.elapsed() - (heardAt ?? since) >= SILENT_SOCKET) link.socket?.close();
  }

  function openLine(mine: Link): void {
    const closed = () => {
      mine.up = false;
      presence.set(NOBODY);
      tell({ kind: 'socket', socket: 'down', at: clock.elapsed() });
      mine.later.open(clock.after(waitBefore(mine.attempt, chance()), () => mine.socket?.open()));
      mine.attempt += 1;
    };
    const opened = () => {
      mine.up = true;
      mine.attempt = 0;
      tell({ kind: 'socket', socket: 'up', at: clock.elapsed() });
      around.opened();
      if (mine.watching?.board === true) void (board.state() === null ? fetchBoard() : pull());
    };
    /** What an earlier line still says is not heard. */
    const ifStill =
      <A extends unknown[]>(act: (...said: A) => void) =>
      (...said: A) => {
        if (mine === link) act(...said);
      };
    mine.socket = around.openSocket({
      opened: ifStill(opened),
      closed: ifStill(closed),
      frame: ifStill(hear),
      presence: ifStill((view) => presence.set(view)),
      ended: ifStill(around.ended),
      tasks: ifStill(around.tasks),
      meeting: ifStill(around.meeting),
      refetch: ifStill(() => {
        around.startedAfresh();
        fetchAgain();
      }),
      notUnderstood: ifStill(fetchAgain),
    });
    mine.socket.open();
  }

  function stop(): void {
    const old = link;
    link = notStarted();
    old.later.cancel();
    old.socket?.close();
    presence.set(NOBODY);
    line.set(lineBefore);
  }

  return {
    line,
    presence,
    socket: () => (link.up ? link.socket : null),
    start(watching) {
      stop();
      link.watching = watching;
      tell({ kind: 'started', at: clock.elapsed(), needsFrames: watching.board });
      if (watching.board) void fetchBoard();
      openLine(link);
      link.later.always(clock.every(1_000, giveUpSilentSocket));
      link.later.always(watchNetwork(tell, () => link.socket?.open()));
    },
    stop,
    refetch: fetchBoard,
  };
}

/** What belongs to one start; an answer that comes to an older one is dropped. */
interface Link {
  socket: Socket | null;
  up: boolean;
  watching: { board: boolean; mine: MemberId } | null;
  attempt: number;
  refetches: number;
  /** The furthest place in the stream anything has been heard of. */
  highest: number;
  pulling: boolean;
  fetching: Promise<void> | null;
  later: ReturnType<typeof pending>;
}

function notStarted(): Link {
  return {
    socket: null,
    up: false,
    watching: null,
    attempt: 0,
    refetches: 0,
    highest: 0,
    pulling: false,
    fetching: null,
    later: pending(),
  };
}

/** At most one attempt to open and one to fetch wait at a time. */
function pending() {
  let open: Cancel = () => undefined;
  let fetch: Cancel = () => undefined;
  const others: Cancel[] = [];
  return {
    open(next: Cancel) {
      open();
      open = next;
    },
    fetch(next: Cancel) {
      fetch();
      fetch = next;
    },
    always: (cancel: Cancel) => void others.push(cancel),
    cancel() {
      for (const cancel of [open, fetch, ...others]) cancel();
    },
  };
}

function watchNetwork(tell: (event: LineEvent) => void, retry: () => void): Cancel {
  const away = () => tell({ kind: 'network', network: false });
  const back = () => {
    tell({ kind: 'network', network: true });
    retry();
  };
  if (!navigator.onLine) away();
  window.addEventListener('offline', away);
  window.addEventListener('online', back);
  return () => {
    window.removeEventListener('offline', away);
    window.removeEventListener('online', back);
  };
}
