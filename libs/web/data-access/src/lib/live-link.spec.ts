import { type ErrorBody } from '@samtavle/contracts';
import { answeringFetch } from '../spec-parts/answering-api.js';
import { manualClock } from '../testing/manual-clock.js';
import { aCard, aFrame, anne, aSnapshot, citizen } from '../spec-parts/some-board.js';
import { spokenLine } from '../spec-parts/spoken-line.js';
import { createApiClient } from './api-client.js';
import { createBoardStore } from './board-store.js';
import { connectionAt } from './connection.js';
import { createLiveLink } from './live-link.js';

function aScreen(snapshots: (() => { status?: number; body?: unknown } | 'no answer')[]) {
  const clock = manualClock();
  const line = spokenLine();
  let read = 0;
  const { fetchFrom, calls } = answeringFetch({
    board: () => snapshots[Math.min(read++, snapshots.length - 1)]?.() ?? 'no answer',
  });
  const board = createBoardStore(clock);
  const ended: string[] = [];
  line.answers.resume = async (said) => {
    const seq = (said as { cursor: { seq: number } }).cursor.seq;
    return { ok: true, value: { kind: 'frame', frame: aFrame(seq, seq), viewKey: 'view' } };
  };
  const live = createLiveLink({
    api: createApiClient(fetchFrom),
    board,
    clock,
    chance: () => 1,
    openSocket: line.open,
    ended: (reason) => ended.push(reason),
    opened: () => undefined,
    tasks: () => undefined,
    meeting: () => undefined,
    startedAfresh: () => undefined,
  });
  return {
    clock,
    line,
    board,
    live,
    ended,
    reads: () => calls.length,
    resumes: () => line.asked.filter(({ message }) => message === 'resume'),
    connection: () => connectionAt(live.line.get(), clock.elapsed()).kind,
    async start() {
      live.start({ board: true, mine: anne.id });
      await clock.pass(10);
    },
  };
}

const snapshot =
  (seq: number, ...cards: Parameters<typeof aCard>[0][]) =>
  () => ({
    body: aSnapshot(
      seq,
      cards.map((n) => aCard(n)),
    ),
  });

describe('the live line', () => {
  it('tells the server where the screen stands as soon as the board is there', async () => {
    const screen = aScreen([snapshot(7, 1)]);
    await screen.start();
    expect(screen.resumes()).toEqual([{ message: 'resume', said: { cursor: { seq: 7, viewKey: 'view' } } }]);
    expect(screen.connection()).toBe('live');
  });

  it('pulls the range when a frame is missing, and is not live before it has it', async () => {
    const screen = aScreen([snapshot(7, 1)]);
    await screen.start();
    await screen.clock.pass(4_000);
    screen.line.answers.resume = async () => ({
      ok: true,
      value: { kind: 'frame', frame: aFrame(7, 10, { cards: [aCard(2)] }), viewKey: 'view' },
    });
    screen.line.says.frame(aFrame(9, 10, { cards: [aCard(3)] }));
    await screen.clock.pass(10);
    expect(screen.board.state()?.cursor.seq).toBe(10);
    expect([...(screen.board.state()?.cards.keys() ?? [])]).toEqual([citizen(1), citizen(2)]);
  });

  it('does not call itself live while the gap cannot be filled, however many ticks it hears', async () => {
    const screen = aScreen([snapshot(7, 1)]);
    await screen.start();
    screen.line.answers.resume = async () => null;
    for (let second = 0; second < 6; second += 1) {
      screen.line.says.frame(aFrame(9, 10));
      await screen.clock.pass(1_000);
    }
    expect(screen.connection()).toBe('reconnecting');
  });

  it('reads the board anew when its view has changed, and leaves a tombstone for what closed', async () => {
    const screen = aScreen([snapshot(7, 1, 2), snapshot(12, 1)]);
    await screen.start();
    screen.line.says.refetch();
    await screen.clock.pass(10);
    expect(screen.board.state()?.cursor.seq).toBe(12);
    expect(screen.board.get().tombstones.has(citizen(2))).toBe(true);
    await screen.clock.pass(6_000);
    expect(screen.board.get().tombstones.size).toBe(0);
  });

  it('asks less and less often when it is told again and again to start afresh', async () => {
    const screen = aScreen([snapshot(7, 1)]);
    await screen.start();
    const before = screen.reads();
    screen.line.answers.resume = async () => ({ ok: true, value: { kind: 'refetch' } });
    screen.line.says.refetch();
    await screen.clock.pass(10_000);
    expect(screen.reads() - before).toBeLessThan(6);
  });

  it('opens again after a lost line, later each time, and pulls what it missed', async () => {
    const screen = aScreen([snapshot(7, 1)]);
    await screen.start();
    screen.line.reachable = false;
    screen.line.says.closed();
    expect(screen.connection()).toBe('reconnecting');
    await screen.clock.pass(16_000);
    expect(screen.connection()).toBe('offline');
    expect(screen.line.attempts()).toBeLessThan(8);
    screen.line.reachable = true;
    screen.line.answers.resume = async () => ({
      ok: true,
      value: { kind: 'frame', frame: aFrame(7, 9, { gone: [citizen(1)] }), viewKey: 'view' },
    });
    await screen.clock.pass(10_000);
    expect(screen.connection()).toBe('live');
    expect(screen.board.state()?.cards.size).toBe(0);
  });

  it('gives up a socket that is open but silent', async () => {
    const screen = aScreen([snapshot(7, 1)]);
    await screen.start();
    expect(screen.line.attempts()).toBe(1);
    await screen.clock.pass(11_000);
    expect(screen.line.attempts()).toBeGreaterThan(1);
  });

  it('tries the board again while the server cannot answer, but not when it is refused', async () => {
    const unavailable = { error: 'unavailable', da: '', en: '' } satisfies ErrorBody;
    const away = aScreen([() => ({ status: 503, body: unavailable }), snapshot(7, 1)]);
    await away.start();
    expect(away.board.get().load.kind).toBe('failed');
    await away.clock.pass(6_000);
    expect(away.board.get().load.kind).toBe('ready');

    const refused = aScreen([() => ({ status: 403, body: { error: 'action_not_allowed', da: '', en: '' } })]);
    await refused.start();
    await refused.clock.pass(30_000);
    expect(refused.reads()).toBe(1);
  });

  it('hears nothing more from a line that was stopped', async () => {
    const screen = aScreen([snapshot(7, 1)]);
    await screen.start();
    const { says } = screen.line;
    screen.live.stop();
    screen.board.empty();
    says.frame(aFrame(7, 8, { cards: [aCard(4)] }));
    says.ended('idle');
    await screen.clock.pass(20_000);
    expect(screen.board.state()).toBeNull();
    expect(screen.ended).toEqual([]);
    expect(screen.line.attempts()).toBe(1);
  });

  it('reads anew when a card cannot be understood, and keeps what it had until then', async () => {
    const screen = aScreen([snapshot(7, 1), snapshot(9, 1, 5)]);
    await screen.start();
    screen.line.says.frame({ ...aFrame(7, 8), cards: { rows: [['not a card']], members: [] } });
    expect(screen.board.state()?.cursor.seq).toBe(7);
    await screen.clock.pass(10);
    expect(screen.board.state()?.cursor.seq).toBe(9);
  });
});
