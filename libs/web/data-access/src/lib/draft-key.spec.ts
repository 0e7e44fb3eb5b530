import { answeringFetch } from '../spec-parts/answering-api.js';
import { aCard, aMe, aSnapshot, citizen } from '../spec-parts/some-board.js';
import { spokenLine } from '../spec-parts/spoken-line.js';
import { aKey, tabCrypto, tabStorage } from '../spec-parts/tab-vault.js';
import { manualClock } from '../testing/manual-clock.js';
import { createApiClient } from './api-client.js';
import { createData } from './data.js';
import { type DraftKey } from './drafts.js';

const LINE: DraftKey = `${citizen(1)}:new`;
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

/** One page of a tab, signed in as far as the server says so. */
async function aPage(storage = tabStorage(), more: Parameters<typeof answeringFetch>[0] = {}) {
  const line = spokenLine();
  const clock = manualClock();
  const { fetchFrom, calls } = answeringFetch({
    'session.me': () => ({ body: aMe() }),
    'session.demo': () => ({ body: aMe() }),
    'session.end': () => ({ status: 204 }),
    'session.draft-key': () => ({ body: { key: aKey(1) } }),
    board: () => ({ body: aSnapshot(3, [aCard(1)]) }),
    ...more,
  });
  const vault = { storage, crypto: tabCrypto };
  const data = createData({ api: createApiClient(fetchFrom), clock, openSocket: line.open, chance: () => 0, vault });
  await data.session.load();
  await clock.pass(10);
  await settle();
  const keyAsked = () => calls.filter(({ path }) => path === '/api/session/draft-key').length;
  return { data, storage, line, clock, keyAsked };
}

async function aPageWithText() {
  const page = await aPage();
  page.data.drafts.keep(LINE, 'Ringet 8.05.');
  await settle();
  return page;
}

const nobody = { 'session.me': () => ({ status: 401, body: { error: 'session_ended', da: '', en: '' } }) };
const away = { 'session.me': () => ({ status: 503, body: { error: 'unavailable', da: '', en: '' } }) };

describe('what was typed when a page went down', () => {
  it('stands there again on the next page of the same session', async () => {
    const { storage } = await aPageWithText();
    expect(storage.items.size).toBe(1);
    expect((await aPage(storage)).data.drafts.get().get(LINE)?.text).toBe('Ringet 8.05.');
  });

  it('waits while the server is away, and is deleted when it says that nobody is signed in', async () => {
    const { storage } = await aPageWithText();
    await aPage(storage, away);
    expect(storage.items.size).toBe(1);
    await aPage(storage, nobody);
    expect(storage.items.size).toBe(0);
  });

  it('is deleted for the next session, whoever’s it is', async () => {
    const { storage } = await aPageWithText();
    const { data } = await aPage(storage, { 'session.draft-key': () => ({ body: { key: aKey(2) } }) });
    expect(data.drafts.get().size).toBe(0);
    expect(storage.items.size).toBe(0);
  });

  it.each(['signed_out', 'disabled', 'idle', 'expired'] as const)(
    'is deleted when the session ends: %s',
    async (why) => {
      const { storage, line } = await aPageWithText();
      line.says.ended(why);
      expect(storage.items.size).toBe(0);
    },
  );

  it('is kept anew, under the new key, for the same person who came back to a page left alone', async () => {
    const { data, storage, line } = await aPageWithText();
    line.says.ended('idle');
    await data.session.signInDemo('anne');
    await settle();
    expect(storage.items.size).toBe(1);
    await data.session.signOut();
    expect(storage.items.size).toBe(0);
  });

  it('has its key asked for again with the next line when it did not come at first', async () => {
    let broken = true;
    const { data, storage, line, clock, keyAsked } = await aPage(tabStorage(), {
      'session.draft-key': () => (broken ? { status: 503, body: {} } : { body: { key: aKey(1) } }),
    });
    data.drafts.keep(LINE, 'Ringet 8.05.');
    await settle();
    expect(storage.items.size).toBe(0);
    broken = false;
    const before = keyAsked();
    line.says.closed();
    await clock.pass(10_000);
    await settle();
    expect(keyAsked()).toBe(before + 1);
    expect(storage.items.size).toBe(1);
  });
});
