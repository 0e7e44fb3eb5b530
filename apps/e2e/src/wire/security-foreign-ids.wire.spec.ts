import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import {
  type CitizenId,
  CitizenId as CitizenIdContract,
  COMMANDS,
  ElementId,
  isCommandName,
  ROUTES,
} from '@samtavle/contracts';
import { inventedCpr } from '../support/invented-citizen.js';
import { essence, patiently } from '../support/patience.js';
import { Server } from '../support/server.js';
import { type WireClient } from '../support/wire-client.js';
import { commandExamples } from './command-examples.js';
import { mayDo } from './who-may.js';
import { aliasIn, enrolled, noted, placed, signedIn } from './team-at-work.js';

let server: Server;
let foreign: Awaited<ReturnType<typeof foreignIds>>;
test.beforeAll(async () => {
  server = await Server.start();
  foreign = await foreignIds();
});
test.afterAll(() => server.stop());

/** Ids that are not this colleague's to use, by what they are. */
async function foreignIds(): Promise<{ peer: WireClient; ids: Record<string, CitizenId>; own: CitizenId }> {
  const anne = await signedIn(server, 'anne');
  const jonas = await signedIn(server, 'jonas');
  const peer = await signedIn(server, 'tom');
  const regional = await enrolled(anne);
  await placed(anne, regional);
  const unrelated = await enrolled(jonas);
  const cpr = inventedCpr(900);
  const knownToBoth = await enrolled(anne, { cpr });
  const own = await enrolled(jonas, { cpr });
  await placed(jonas, own);
  return {
    peer,
    own,
    ids: {
      'the other side’s id of somebody only they know': regional,
      'the own side’s id of somebody only the other side knows': await aliasIn(server, regional, 'muni_social'),
      'the other side’s id of somebody on the own board': knownToBoth,
      'the own side’s id of somebody without a relation': unrelated,
      'the id of a sector nobody has enrolled them in': await aliasIn(server, own, 'muni_health'),
    },
  };
}

/** What a route about a citizen is sent, where it is sent anything. */
const ROUTE_BODIES: Readonly<Record<string, object>> = {
  '/api/citizens/:id/sharing/see-as': { role: 'peer_muni' },
  '/api/citizens/:id/sharing/print': { receiver: 'citizen' },
  '/api/citizens/:id/plan/print': { what: 'plan', receiver: 'citizen', language: 'da' },
};
/** They name somebody new, a task, a question or a use, a meeting, or the rules. */
const NAME_NO_CITIZEN =
  /^(citizen\.enrol|task\.done|emergency\.(push|decline|review)|meeting\.(open|join|step-out|take-out|hand-over|leave|close)|visit\.route|policy\..*)$/;

test('security 2: an id that is not one’s own gets the answer of one that never existed, everywhere', async () => {
  test.setTimeout(90_000);
  const { peer, ids } = foreign;
  const unknown = CitizenIdContract.parse(randomUUID());
  const ways: [string, boolean, (id: CitizenId) => Promise<unknown>][] = Object.values(ROUTES)
    .filter(({ path }) => path.includes(':id'))
    .map(({ method, path, access }) => [
      `${method} ${path}`,
      access.kind !== 'action' || mayDo(peer.me.acting, access.action, access.subject),
      async (id) => {
        const [at, body] = [path.replace(':id', id), ROUTE_BODIES[path]];
        return essence(await patiently(() => (body ? peer.post(at, body) : peer.call({ method, path: at }))));
      },
    ]);
  const routes = ways.length;
  for (const [name, example] of Object.entries(commandExamples(peer.me.acting.memberId))) {
    if (!('citizen' in example)) continue;
    const send = (id: CitizenId) => ({ id: randomUUID(), input: { ...example, citizen: id } });
    const isFor = isCommandName(name) && mayDo(peer.me.acting, COMMANDS[name].action, COMMANDS[name].subject);
    ways.push([
      name,
      isFor,
      async (id) => essence(await patiently(() => peer.post(`/api/commands/${name}`, send(id)))),
    ]);
  }
  const named = Object.keys(COMMANDS).filter((name) => !NAME_NO_CITIZEN.test(name));
  expect(ways.length, 'every other command names a citizen').toBe(routes + named.length);
  for (const [way, isFor, go] of ways) {
    const answer = await go(unknown);
    // What is not for the role at all is refused before anybody asks about whom.
    const refusal = isFor ? { status: 404, body: { error: 'not_found' } } : { status: 403 };
    expect(answer, way).toMatchObject(refusal);
    for (const [what, id] of Object.entries(ids)) expect(await go(id), `${way} with ${what}`).toEqual(answer);
  }
});

test('security 2: the socket tells as little: presence on a foreign card answers as on one’s own', async () => {
  const { peer, ids, own } = foreign;
  const socket = peer.socket();
  await socket.open();
  for (const citizen of [own, CitizenIdContract.parse(randomUUID()), ...Object.values(ids)])
    expect(await socket.ask('presence', { citizen, writing: true })).toEqual({ ok: true, value: {} });
  socket.close();
});

test('security 2: an element that may not be seen is edited, or marked as copied, as little as one that does not exist', async () => {
  const { own, peer } = foreign;
  const anne = await signedIn(server, 'anne');
  const birgit = await signedIn(server, 'birgit');
  const other = await enrolled(anne);
  const elsewhere = await noted(anne, other, 'Om en anden borger');
  // Above the peer's ceiling, on a card the peer has open.
  const { ok, ...refused } = await birgit.command('element.write', {
    citizen: own,
    kind: 'note',
    category: 'economy_benefits',
    text: 'Over peerens loft',
  });
  expect(ok, JSON.stringify(refused)).toBe(true);
  const { rows } = await server.owner.query<{ id: string }>(
    `SELECT id FROM element WHERE content->>'text' = 'Over peerens loft'`,
  );
  const edit = async (element: string) => {
    const ack = await peer.command('element.edit', {
      citizen: own,
      element: ElementId.parse(element),
      version: 1,
      text: 'Ændret',
    });
    return ack.ok ? ack : { ...ack.error, requestId: undefined };
  };
  const unknown = await edit(randomUUID());
  expect(unknown).toMatchObject({ error: 'not_found' });
  expect(await edit(elsewhere)).toEqual(unknown);
  expect(await edit(rows[0]?.id ?? '')).toEqual(unknown);
  const copy = async (element: string) => {
    const elements = [{ element: ElementId.parse(element), version: 1 }];
    const ack = await peer.command('element.copied', { citizen: own, elements });
    return ack.ok ? ack : { ...ack.error, requestId: undefined };
  };
  for (const element of [randomUUID(), elsewhere, rows[0]?.id ?? '']) expect(await copy(element)).toEqual(unknown);
});

test('security 2: enrolling somebody the other side knows answers as for somebody nobody knows', async () => {
  const anne = await signedIn(server, 'anne');
  const jonas = await signedIn(server, 'jonas');
  const known = inventedCpr(901);
  await enrolled(anne, { cpr: known });
  const enrol = (cpr: string) =>
    jonas.post('/api/commands/citizen.enrol', {
      id: randomUUID(),
      input: { cpr, givenName: 'Ny', familyName: 'Borger' },
    });
  const shape = async (cpr: string) => {
    const { status, json } = await enrol(cpr);
    return { status, keys: Object.entries(json ?? {}).map(([key, value]) => [key, typeof value]) };
  };
  expect(await shape(known)).toEqual(await shape(inventedCpr(902)));
});
