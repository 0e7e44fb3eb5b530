import { citizen } from '../spec-parts/some-board.js';
import { aKey, tabCrypto, tabStorage } from '../spec-parts/tab-vault.js';
import { createDraftVault } from './draft-vault.js';
import { createDrafts, type DraftKey } from './drafts.js';

const LINE: DraftKey = `${citizen(1)}:new`;
const EDIT: DraftKey = `${citizen(1)}:element-a`;

/** A page of the tab this storage belongs to. */
async function aPage(storage = tabStorage(), key = aKey(1)) {
  const vault = createDraftVault({ storage, crypto: tabCrypto });
  const drafts = createDrafts(vault);
  await drafts.openVault(key);
  return { storage, drafts, vault };
}

describe('unsaved texts outside the page', () => {
  it('are there again on the next page of the same tab and session, each in its place', async () => {
    const { storage, drafts, vault } = await aPage();
    drafts.keep(LINE, 'Ringet 8.05. Æblegrød og søvn: »nej« 🙂');
    drafts.keep(EDIT, '', 4);
    await vault.settled();
    const { drafts: after } = await aPage(storage);
    expect(after.get()).toEqual(
      new Map([
        [LINE, { text: 'Ringet 8.05. Æblegrød og søvn: »nej« 🙂', version: null }],
        [EDIT, { text: '', version: 4 }],
      ]),
    );
  });

  it('say nothing to whoever reads the storage: not the words, not about whom, not the same twice', async () => {
    const { storage, drafts, vault } = await aPage();
    drafts.keep(LINE, 'Hører stemmer');
    await vault.settled();
    const first = [...storage.items.values()];
    drafts.keep(LINE, 'Hører ingen stemmer');
    drafts.keep(LINE, 'Hører stemmer');
    await vault.settled();
    const all = [...storage.items].flat().join(' ');
    for (const secret of ['stemmer', citizen(1), 'version', aKey(1)]) {
      expect(all).not.toContain(secret);
      expect(all).not.toContain(btoa(secret).slice(0, -4));
    }
    expect([...storage.items.values()]).not.toEqual(first);
  });

  it('keep the newest of what is typed faster than it can be encrypted', async () => {
    const { storage, drafts, vault } = await aPage();
    for (let length = 1; length <= 400; length += 1) drafts.keep(LINE, 'a'.repeat(length));
    await vault.settled();
    expect(storage.items.size).toBe(1);
    expect((await aPage(storage)).drafts.get().get(LINE)?.text).toHaveLength(400);
  });

  it('are deleted without a word when another session’s key does not open them', async () => {
    const { storage, drafts, vault } = await aPage();
    drafts.keep(LINE, 'Ringet 8.05.');
    await vault.settled();
    const { drafts: other } = await aPage(storage, aKey(2));
    expect(other.get().size).toBe(0);
    expect(storage.items.size).toBe(0);
  });

  it('do not open when somebody changed them or moved one to another place', async () => {
    const { storage, drafts, vault } = await aPage();
    drafts.keep(LINE, 'Ringet 8.05.');
    await vault.settled();
    const [[name, sealed] = ['', '']] = [...storage.items];
    storage.items.set('samtavle-draft:elsewhere', sealed);
    storage.items.set('samtavle-draft:broken', `${sealed.slice(0, -4)}AAAA`);
    storage.items.set('samtavle-draft:nonsense', '%%%');
    const { drafts: after } = await aPage(storage);
    expect([...storage.items.keys()]).toEqual([name]);
    expect(after.get().size).toBe(1);
  });

  it('go when they are saved, and all of them when the session is over, however busy the writing is', async () => {
    const { storage, drafts, vault } = await aPage();
    drafts.keep(LINE, 'Ringet 8.05.');
    drafts.keep(EDIT, 'Sov godt.', 2);
    await vault.settled();
    drafts.drop(LINE);
    await vault.settled();
    expect(storage.items.size).toBe(1);
    drafts.keep(LINE, 'Ringet igen.');
    drafts.empty();
    await vault.settled();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(storage.items.size).toBe(0);
    expect(drafts.get().size).toBe(0);
  });

  it('leave alone what is not theirs in the storage', async () => {
    const storage = tabStorage();
    storage.setItem('samtavle-theme', 'dark');
    const { drafts } = await aPage(storage);
    drafts.empty();
    expect([...storage.items]).toEqual([['samtavle-theme', 'dark']]);
  });

  it('typed before the key came are kept too, and a new line goes on from what stood there', async () => {
    const { storage, drafts, vault } = await aPage();
    drafts.keep(LINE, 'Ringet 8.05.');
    await vault.settled();
    const next = createDraftVault({ storage, crypto: tabCrypto });
    const early = createDrafts(next);
    early.keep(LINE, 'Ringer igen.');
    early.keep(EDIT, 'Sov godt.', 2);
    await early.openVault(aKey(1));
    await next.settled();
    const { drafts: after } = await aPage(storage);
    expect(after.get().get(LINE)?.text).toBe('Ringet 8.05. Ringer igen.');
    expect(after.get().get(EDIT)).toEqual({ text: 'Sov godt.', version: 2 });
  });

  it('stay in memory where the storage is full or forbidden', async () => {
    const full = { ...tabStorage(), setItem: () => fail() };
    const { drafts, vault } = await aPage(full);
    drafts.keep(LINE, 'Ringet 8.05.');
    await vault.settled();
    expect(drafts.get().get(LINE)?.text).toBe('Ringet 8.05.');
  });
});

function fail(): never {
  throw new DOMException('no room', 'QuotaExceededError');
}
