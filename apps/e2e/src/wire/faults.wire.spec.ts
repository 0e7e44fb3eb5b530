import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { type CitizenId } from '@samtavle/contracts';
import { Screen } from '../support/screen.js';
import { Server } from '../support/server.js';
import { until } from '../support/until.js';
import { done, type WireClient } from '../support/wire-client.js';
import { enrolled, noted, placed, signedIn } from './team-at-work.js';
import { headOfStream, holesInStream, timesWritten } from './stream-checks.js';

test.describe('the process dies', () => {
  let server: Server;
  test.beforeAll(async () => {
    server = await Server.start();
  });
  test.afterAll(() => server.stop());

  test('killed three times while everybody writes: what was acknowledged is there once, and screens go on', async () => {
    test.setTimeout(180_000);
    const clients = await Promise.all(['anne', 'henrik', 'jonas', 'birgit'].map((who) => signedIn(server, who)));
    const screens = clients.map((client) => new Screen(client));
    for (const screen of screens) await screen.open();
    const citizens: CitizenId[] = [];
    for (const client of clients) {
      const citizen = await enrolled(client);
      await placed(client, citizen, 3);
      citizens.push(citizen);
    }

    const acknowledged: string[] = [];
    const unanswered: { text: string; again: () => Promise<unknown> }[] = [];
    let isOver = false;
    const writer = async (client: WireClient, citizen: CitizenId) => {
      for (let line = 0; !isOver; line += 1) {
        const text = `${client.persona} skrev linje ${line}`;
        const id = randomUUID();
        const write = () =>
          client.command('element.write', { citizen, kind: 'action', category: 'own_goals', text }, { id });
        const ack = await write().catch(() => undefined);
        if (ack === undefined) {
          unanswered.push({ text, again: async () => done(await write()) });
          await wait(50);
        } else if (ack.ok) acknowledged.push(text);
        else await wait(50);
      }
    };
    const writing = clients.flatMap((client, at) => {
      const citizen = citizens[at];
      return citizen ? [writer(client, citizen)] : [];
    });
    for (let death = 0; death < 3; death += 1) {
      const before = acknowledged.length;
      await until(() => acknowledged.length > before + 20, { within: 20_000, for: 'some lines to be acknowledged' });
      await server.kill9();
      await server.restart();
      for (const screen of screens) await until(() => opened(screen), { within: 10_000, for: 'a screen to come back' });
    }
    isOver = true;
    await Promise.all(writing);

    for (const { again } of unanswered) await again();
    const texts = [...acknowledged, ...unanswered.map(({ text }) => text)];
    const written = await timesWritten(server, texts);
    expect(texts.filter((text) => written.get(text) !== 1)).toEqual([]);
    expect(unanswered.length, 'the process was killed in the middle of something').toBeGreaterThan(0);
    expect(await holesInStream(server)).toEqual([]);
    const head = await headOfStream(server);
    for (const screen of screens) {
      await until(() => screen.seq >= head, { within: 10_000, for: 'a screen to come to the head of the stream' });
      const { cards } = await screen.afresh();
      expect(Object.fromEntries(screen.cards)).toEqual(Object.fromEntries(cards));
    }
  });
});

test.describe('PostgreSQL goes away', () => {
  let server: Server;
  test.beforeAll(async () => {
    server = await Server.start({ cuttable: true });
  });
  test.afterAll(() => server.stop());

  test('cut off from its database it says so, stays alive, and is back within five seconds', async () => {
    test.setTimeout(90_000);
    const anne = await signedIn(server, 'anne');
    const henrik = await signedIn(server, 'henrik');
    const screen = new Screen(henrik);
    await screen.open();
    const citizen = await enrolled(anne);
    await placed(anne, citizen);
    await until(() => screen.cards.has(citizen), { within: 5_000, for: 'the card on the other screen' });

    for (let time = 0; time < 2; time += 1) {
      server.proxy?.cut();
      const refused = await anne.get('/api/board');
      expect(refused).toMatchObject({ status: 503, json: { error: 'unavailable' } });
      expect(await anne.get('/api/health/ready')).toMatchObject({ status: 503 });
      expect(await anne.get('/api/health/live')).toMatchObject({ status: 200 });
      const write = { citizen, kind: 'note', category: 'mental_state', text: 'Skrevet ud i ingenting' } as const;
      expect(await anne.command('element.write', write)).toMatchObject({ ok: false, error: { error: 'unavailable' } });
      await wait(1_500);
      expect(server.isRunning).toBe(true);

      server.proxy?.mend();
      const mended = performance.now();
      await until(async () => (await anne.get('/api/board')).status === 200, { within: 5_000, for: 'the board' });
      const text = `Tilbage igen ${time}`;
      done(await anne.command('element.write', { citizen, kind: 'action', category: 'mental_state', text }));
      await until(() => screen.seq >= 0 && screen.isOpen, { within: 5_000, for: 'the other screen to be open' });
      const head = await headOfStream(server);
      await until(() => screen.seq >= head, { within: 5_000, for: 'the other screen to hear of it' });
      expect(performance.now() - mended).toBeLessThan(5_000);
    }
    expect(await timesWritten(server, ['Skrevet ud i ingenting'])).toEqual(new Map());
    expect(await holesInStream(server)).toEqual([]);
  });
});

test.describe('the access log cannot be written', () => {
  let server: Server;
  test.beforeAll(async () => {
    server = await Server.start();
  });
  test.afterAll(async () => {
    await server.owner.query('GRANT INSERT ON audit_event TO samtavle_runtime');
    await server.stop();
  });

  test('nothing is shown that cannot be recorded, and everything again once it can', async () => {
    test.setTimeout(60_000);
    const anne = await signedIn(server, 'anne');
    const screen = new Screen(anne);
    const citizen = await enrolled(anne, { givenName: 'Uoptegnet', familyName: 'Opdigtet' });
    await placed(anne, citizen);
    const text = 'Kun for den, der står i loggen';
    await noted(anne, citizen, text);
    await screen.open();
    const { cursor } = (await screen.afresh()).snapshot;
    const heard: string[] = [];
    screen.line.onMessage.add((name, said) => heard.push(JSON.stringify([name, said])));

    await server.owner.query('REVOKE INSERT ON audit_event FROM samtavle_runtime');
    const looks = [
      () => anne.get('/api/board'),
      () => anne.post('/api/board/print'),
      () => anne.get(`/api/citizens/${citizen}`),
      () => anne.get(`/api/citizens/${citizen}/history`),
      () => anne.post(`/api/citizens/${citizen}/cpr`),
      () => anne.post('/api/search', { query: 'Uoptegnet' }),
    ];
    for (const look of looks) {
      const answer = await look();
      expect.soft(answer, answer.body).toMatchObject({ status: 503, json: { error: 'not_recorded' } });
      expect(answer.body).not.toMatch(/Uoptegnet|Kun for den/);
    }
    const write = { citizen, kind: 'note', category: 'mental_state', text: 'Uden optegnelse' } as const;
    expect((await anne.command('element.write', write)).ok).toBe(false);
    expect(await timesWritten(server, ['Uden optegnelse'])).toEqual(new Map());
    const missed = await screen.line.ask('resume', { cursor: { ...cursor, seq: 0 } });
    expect(JSON.stringify(missed)).not.toMatch(/Uoptegnet|Kun for den/);

    // Something another node did, which only needs to be delivered.
    await touchedElsewhere(server, citizen);
    await wait(1_500);
    expect(heard.join('\n')).not.toMatch(/Uoptegnet|Kun for den/);

    await server.owner.query('GRANT INSERT ON audit_event TO samtavle_runtime');
    await until(() => heard.some((said) => said.includes('Uoptegnet')), { within: 5_000, for: 'the delivery' });
    for (const look of looks) expect(await look()).toMatchObject({ status: 200 });
    expect(server.isRunning).toBe(true);
  });
});

/** Tries to bring a screen back; not yet while the server is still starting. */
async function opened(screen: Screen): Promise<boolean> {
  return screen.open().then(
    () => true,
    () => false,
  );
}

/** An event in the stream as another node would have put it there: this citizen's name, seen by whoever may see it. */
async function touchedElsewhere(server: Server, alias: string): Promise<void> {
  await server.owner.query(
    `WITH of_citizen AS (SELECT citizen_id, team_id FROM citizen_alias WHERE id = $1),
          next AS (UPDATE team_stream SET seq = seq + 1 WHERE team_id = (SELECT team_id FROM of_citizen) RETURNING team_id, seq)
     INSERT INTO team_event (team_id, seq, citizen_id, change, slots, at)
     SELECT next.team_id, next.seq, of_citizen.citizen_id, 'edited', '{0}', now() FROM next, of_citizen`,
    [alias],
  );
}
