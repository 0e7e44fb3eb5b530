import { type Ack, type CommandDone } from '@samtavle/contracts';
import { answeringFetch } from '../spec-parts/answering-api.js';
import { aCard, aMe, aSnapshot, citizen } from '../spec-parts/some-board.js';
import { spokenLine } from '../spec-parts/spoken-line.js';
import { aKey, tabCrypto, tabStorage } from '../spec-parts/tab-vault.js';
import { manualClock } from '../testing/manual-clock.js';
import { createApiClient } from './api-client.js';
import { intend } from './commands.js';
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

describe('what was sent when a page went down before the answer came', () => {
  const note = { citizen: citizen(1), kind: 'note', category: 'social_support', text: 'Ringet 8.05.' } as const;
  const wish = ({ data }: Awaited<ReturnType<typeof aPage>>) => {
    const intended = intend('element.write', note, data.commands.unanswered);
    if (!intended.ok) throw new Error('a good note');
    return intended.value;
  };
  const sent = async (page: Awaited<ReturnType<typeof aPage>>, answer: () => Promise<Ack<CommandDone> | null>) => {
    page.line.answers.command = answer;
    const intention = wish(page);
    const coming = page.data.commands.send(intention);
    await page.clock.pass(30_000);
    await coming;
    await settle();
    return intention.id;
  };

  it('is the same on the next page of the same session: saved again it is written once', async () => {
    const page = await aPageWithText();
    const id = await sent(page, async () => null);
    const next = await aPage(page.storage);
    expect(wish(next).id).toBe(id);
    // It is no text of its own that somebody forgot.
    expect([...next.data.drafts.get().keys()]).toEqual([LINE]);
    expect(await sent(next, async () => ({ ok: true, value: { seq: 4, version: 1, id: null } }))).toBe(id);
    expect(wish(await aPage(page.storage)).id).not.toBe(id);
  });

  it('is kept also while it is under way', async () => {
    const page = await aPage();
    page.line.answers.command = () => new Promise(() => undefined);
    const intention = wish(page);
    void page.data.commands.send(intention);
    await settle();
    expect(wish(await aPage(page.storage)).id).toBe(intention.id);
  });

  it('is nobody’s in the next session, and says nothing to whoever reads the storage', async () => {
    const page = await aPage();
    const id = await sent(page, async () => null);
    expect(page.storage.items.size).toBe(1);
    for (const secret of [id, citizen(1), 'Ringet', 'element.write'])
      expect([...page.storage.items].flat().join(' ')).not.toContain(secret);
    const other = await aPage(page.storage, { 'session.draft-key': () => ({ body: { key: aKey(2) } }) });
    expect(wish(other).id).not.toBe(id);
    expect(page.storage.items.size).toBe(0);
  });

  it('is not kept outside the page’s memory when it carries no text of a draft', async () => {
    const page = await aPage();
    page.line.answers.command = () => new Promise(() => undefined);
    const intended = intend('emergency.look-up', { ...LOOK_UP }, page.data.commands.unanswered);
    if (!intended.ok) throw new Error('a good reason');
    void page.data.commands.send(intended.value);
    await settle();
    expect(page.storage.items.size).toBe(0);
  });
});

const LOOK_UP = { citizen: citizen(1), reason: 'Fundet konfus på gaden', categories: ['medication_depot' as const] };
