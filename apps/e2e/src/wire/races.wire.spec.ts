import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { type CitizenId, type CommandDone, ElementId } from '@samtavle/contracts';
import { patiently } from '../support/patience.js';
import { Screen } from '../support/screen.js';
import { Server } from '../support/server.js';
import { until } from '../support/until.js';
import { done, type WireClient } from '../support/wire-client.js';
import { aliasIn, consented, enrolled, noted, placed, signedIn } from './team-at-work.js';
import { headOfStream, holesInStream, timesWritten } from './stream-checks.js';

/** Four writers each. */
const WRITERS = ['anne', 'henrik', 'sofie', 'karim', 'jonas', 'birgit', 'tom', 'nina'] as const;
const COMMANDS_EACH = 24;
const RACES = 300;

let server: Server;
test.beforeAll(async () => {
  server = await Server.start();
});
test.afterAll(() => server.stop());

test('32 people write at once: the stream has no hole, nothing is lost or doubled, nobody misses anything', async () => {
  test.setTimeout(180_000);
  const clients = await Promise.all(WRITERS.map((persona) => signedIn(server, persona)));
  const screens = clients.map((client) => new Screen(client));
  for (const screen of screens) await screen.open();
  const citizens = await Promise.all(clients.map((client) => enrolled(client)));
  for (const [at, client] of clients.entries())
    if (client.persona !== 'nina') await placed(client, citizens[at] ?? fail(), 3);

  const ledger: { text: string; answers: CommandDone[] }[] = [];
  const writer = async (number: number) => {
    const at = number % clients.length;
    for (let turn = 0; turn < COMMANDS_EACH; turn += 1) {
      const text = `Skriver ${number}, linje ${turn}`;
      const sendOnce = sending(clients[at] ?? fail(), screens[at] ?? fail(), citizens[at] ?? fail(), text);
      const times = 1 + ((number + turn) % 3);
      // Sent again while the first is still under way, as an impatient client does.
      ledger.push({ text, answers: await Promise.all(Array.from({ length: times }, sendOnce)) });
    }
  };
  await Promise.all(Array.from({ length: 32 }, (_, number) => writer(number)));

  expect(await holesInStream(server)).toEqual([]);
  const written = await timesWritten(
    server,
    ledger.map(({ text }) => text),
  );
  expect(ledger.filter(({ text }) => written.get(text) !== 1)).toEqual([]);
  const [differently] = ledger.filter(({ answers }) => new Set(answers.map((one) => JSON.stringify(one))).size !== 1);
  expect(differently, 'the same command answered in two ways').toBeUndefined();

  const head = await headOfStream(server);
  for (const screen of screens) {
    await until(() => screen.seq >= head, { within: 10_000, for: `${screen.client.persona} to hear everything` });
    expect(screen.gaps, `gaps on the screen of ${screen.client.persona}`).toBe(0);
    const { cards } = await screen.afresh();
    expect(Object.fromEntries(screen.cards)).toEqual(Object.fromEntries(cards));
    screen.close();
  }
});

test('one receipt for two different actions is refused, and the second does nothing', async () => {
  const anne = await signedIn(server, 'anne');
  const citizen = await enrolled(anne);
  const id = randomUUID();
  const write = (text: string) =>
    anne.command('element.write', { citizen, kind: 'note', category: 'mental_state', text }, { id });
  done(await write('Sov bedre i nat'));
  expect(await write('Sov dårligt i nat')).toMatchObject({ ok: false, error: { error: 'command_id_reused' } });
  expect(await timesWritten(server, ['Sov dårligt i nat'])).toEqual(new Map());
});

test('security 22: two colleagues move one card at once, 150 times: one wins, the other sees where it stands now', async () => {
  test.setTimeout(120_000);
  const anne = await signedIn(server, 'anne');
  const jonas = await signedIn(server, 'jonas');
  const citizen = await enrolled(anne);
  let version = await placed(anne, citizen, 1);
  await consented(anne, citizen);
  const his = await aliasIn(server, citizen, 'muni_social');
  let level = 1;
  for (let race = 0; race < RACES / 2; race += 1) {
    const [hers = 1, theirs = 1] = [1, 2, 3].filter((other) => other !== level);
    const stay = { owner: 'region_psych', version } as const;
    const [first, second] = await Promise.all([
      patiently(() => anne.command('board.move', { citizen, ...stay, level: hers as 1 })),
      patiently(() => jonas.command('board.move', { citizen: his, ...stay, level: theirs as 1 })),
    ]);
    expect(Number(first.ok) + Number(second.ok), 'winners').toBe(1);
    level = first.ok ? hers : theirs;
    version += 1;
    const [won, lost] = first.ok ? [first, second] : [second, first];
    expect(won).toMatchObject({ ok: true, value: { version } });
    expect(lost).toMatchObject({
      ok: false,
      error: { error: 'stale_version', current: { version, content: { kind: 'stay', level } } },
    });
  }
});

test('two colleagues edit one note at once, 150 times: one wins, the other is given the text that stands', async () => {
  test.setTimeout(120_000);
  const anne = await signedIn(server, 'anne');
  const henrik = await signedIn(server, 'henrik');
  const citizen = await enrolled(anne);
  await placed(anne, citizen);
  const element = ElementId.parse(await noted(anne, citizen, 'Vil gerne ud at gå'));
  for (let race = 0; race < RACES / 2; race += 1) {
    const edit = (by: WireClient) =>
      patiently(() =>
        by.command('element.edit', { citizen, element, version: race + 1, text: `${by.persona} skrev ${race}` }),
      );
    const [first, second] = await Promise.all([edit(anne), edit(henrik)]);
    expect(Number(first.ok) + Number(second.ok), 'winners').toBe(1);
    const text = `${first.ok ? 'anne' : 'henrik'} skrev ${race}`;
    expect(first.ok ? second : first).toMatchObject({
      ok: false,
      error: { error: 'stale_version', current: { version: race + 2, content: { kind: 'note', text } } },
    });
  }
});

/** The same intention each time it is called: one id, over REST or the socket, until somebody answers. */
function sending(client: WireClient, screen: Screen, citizen: CitizenId, text: string) {
  const id = randomUUID();
  return async (_: unknown, time: number): Promise<CommandDone> => {
    const over = time % 2 === 0 ? {} : { over: screen.line };
    const input = { citizen, kind: 'note', category: 'own_goals', text } as const;
    return done(await patiently(() => client.command('element.write', input, { id, ...over })));
  };
}

function fail(): never {
  throw new Error('there is one for each writer');
}
