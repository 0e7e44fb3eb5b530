import { Failure } from '@samtavle/api-platform';
import { aLog, StandingClock } from '@samtavle/api-platform/testing';
import { type Socket } from 'socket.io';
import { aScreen } from '../../testing/a-screen.js';
import { aViewer } from '../../testing/a-viewer.js';
import { Connections } from '../connections.js';
import { MessageDoor } from './message-door.js';

function aDoor() {
  const connections = new Connections();
  const { log, lines } = aLog();
  const door = new MessageDoor(connections, new StandingClock(), log);
  const screen = aScreen(aViewer());
  connections.add(screen);
  return { door, connections, screen, lines };
}
const nothing = () => Promise.resolve({});
const PRESENCE = { citizen: null };

describe('the door for socket messages', () => {
  it('lets in what its contract reads, for who is listed, and answers', async () => {
    const { door, screen } = aDoor();
    const answer = await door.pass('presence', screen.socket, PRESENCE, (connection, input) =>
      Promise.resolve({ who: connection.viewer.name, input }),
    );
    expect(answer).toEqual({ ok: true, value: { who: 'Sanne Prøve', input: { citizen: null, writing: false } } });
  });

  it.each([
    undefined,
    null,
    5,
    'text',
    [],
    {},
    { citizen: 'no id' },
    { ...PRESENCE, extra: 1 },
    JSON.parse('{"citizen":null,"__proto__":{"writing":true}}'),
  ])('answers that it does not understand %j, and keeps standing', async (payload) => {
    const { door, screen } = aDoor();
    expect(await door.pass('presence', screen.socket, payload, nothing)).toMatchObject({
      ok: false,
      error: { error: 'invalid_input' },
    });
    expect(await door.pass('presence', screen.socket, PRESENCE, nothing)).toMatchObject({ ok: true });
  });

  it('is shut for a socket nobody knows any more', async () => {
    const { door, connections, screen } = aDoor();
    connections.remove(screen.socket.id);
    expect(await door.pass('presence', screen.socket, PRESENCE, nothing)).toMatchObject({
      ok: false,
      error: { error: 'session_ended' },
    });
  });

  it('slows down who knocks too fast, each screen on its own', async () => {
    const { door, connections, screen } = aDoor();
    const other = aScreen(aViewer());
    connections.add(other);
    const answers = [];
    for (let message = 0; message < 200; message += 1)
      answers.push(await door.pass('presence', screen.socket, PRESENCE, nothing));
    expect(answers.at(-1)).toMatchObject({ ok: false, error: { error: 'rate_limited', retryAfterSeconds: 1 } });
    expect(await door.pass('presence', other.socket, PRESENCE, nothing)).toMatchObject({ ok: true });
  });

  it('answers a refusal in the contract’s words, and a fault without saying which', async () => {
    const { door, screen, lines } = aDoor();
    const refused = await door.pass('presence', screen.socket, PRESENCE, () =>
      Promise.reject(new Failure('not_found', {}, 'secret reason')),
    );
    expect(refused).toMatchObject({ ok: false, error: { error: 'not_found' } });
    expect(JSON.stringify(refused)).not.toContain('secret');
    const broken = await door.pass('presence', screen.socket, PRESENCE, () =>
      Promise.reject(new Error('Bente Krog is in the message')),
    );
    expect(broken).toMatchObject({ ok: false, error: { error: 'unexpected' } });
    expect(JSON.stringify(broken)).not.toContain('Bente');
    expect(lines.join('')).not.toContain('Bente');
  });

  it('counts and drops what no contract names', () => {
    const { door } = aDoor();
    const uses: ((packet: [string, ...unknown[]], next: () => void) => void)[] = [];
    // Of a socket the guard asks for nothing else.
    door.guard({ use: (one: (typeof uses)[number]) => uses.push(one) } as unknown as Socket);
    const passed: string[] = [];
    for (const name of ['command', 'resume', 'presence', 'frame', 'toString', '__proto__', 'constructor', ''])
      uses[0]?.([name], () => passed.push(name));
    expect(passed).toEqual(['command', 'resume', 'presence']);
    expect(door.unknown).toBe(5);
  });
});
