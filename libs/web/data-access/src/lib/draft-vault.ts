import { CitizenId, CommandId } from '@samtavle/contracts';
import { z } from 'zod';
import { type Draft, type DraftKey } from './drafts.js';
import { type Sent, WRITTEN } from './sent.js';

/** The part of the browser's storage the vault uses: this tab's own, which a reload and a crash leave alone. */
export type TabStorage = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;
/** The part of WebCrypto the vault uses. */
export interface TabCrypto extends Pick<Crypto, 'randomUUID'> {
  getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
  readonly subtle: Pick<SubtleCrypto, 'importKey' | 'encrypt' | 'decrypt'>;
}

export interface VaultParts {
  readonly storage: TabStorage;
  readonly crypto: TabCrypto;
}

/**
 * Unsaved texts outside this page's memory, readable only with the key of the session they were typed in. What lies in
 * storage says neither who it is about nor what kind of text it is.
 */
export interface DraftVault {
  /** Opens with the session's key: what can be read is given back, what cannot is deleted. Null when closed meanwhile. */
  open(key: string): Promise<Opened | null>;
  /** Keeps the newest text of a place; null lets it go. */
  put(place: DraftKey, draft: Draft | null): void;
  /** Keeps what was sent and not answered under its id; null lets it go. */
  putSent(id: CommandId, sent: Sent | null): void;
  /** Deletes everything and forgets the key. */
  close(): void;
  /** When what was put is in storage. */
  settled(): Promise<void>;
}

/** What an earlier page of this tab left. */
export interface Opened {
  readonly drafts: ReadonlyMap<DraftKey, Draft>;
  readonly sent: readonly Sent[];
}

const PREFIX = 'samtavle-draft:';
const IV_BYTES = 12;

const isPlace = (text: string): text is DraftKey => CitizenId.safeParse(text.slice(0, text.indexOf(':'))).success;
const KeptDraft = z.strictObject({
  place: z.string().refine(isPlace),
  text: z.string(),
  version: z.number().nullable(),
});
const KeptSent = z.strictObject({ name: z.enum(WRITTEN), id: CommandId, input: z.unknown() });
const Kept = z.union([KeptDraft, KeptSent]);
type Kept = z.output<typeof Kept>;
const slotOf = (kept: Kept): string => ('place' in kept ? kept.place : kept.id);

export function createDraftVault({ storage, crypto }: VaultParts): DraftVault {
  let key: CryptoKey | null = null;
  /** Counts up when it is closed: work begun before writes nothing after. */
  let closings = 0;
  /** By place of a draft, and by id of what was sent. */
  const names = new Map<string, string>();
  const waiting = new Map<string, Kept | null>();
  let writing: Promise<void> | null = null;

  const stored = () =>
    Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '').filter((name) => name.startsWith(PREFIX));

  function close(): void {
    closings += 1;
    key = null;
    names.clear();
    waiting.clear();
    for (const name of stored()) storage.removeItem(name);
  }

  async function writeAll(): Promise<void> {
    for (let next = [...waiting][0]; key !== null && next !== undefined; next = [...waiting][0]) {
      const [slot, kept] = next;
      waiting.delete(slot);
      if (kept === null) {
        const name = names.get(slot);
        if (name !== undefined) storage.removeItem(name);
        names.delete(slot);
        continue;
      }
      const [before, name] = [closings, names.get(slot) ?? `${PREFIX}${crypto.randomUUID()}`];
      const sealed = await seal(crypto, key, name, kept);
      if (closings !== before) return;
      names.set(slot, name);
      storage.setItem(name, sealed);
    }
  }

  function write(): void {
    // A full or forbidden storage costs only what a crash would take; the text itself is on the screen.
    writing ??= writeAll()
      .catch(() => undefined)
      .finally(() => {
        writing = null;
        if (waiting.size > 0 && key !== null) write();
      });
  }

  function set(slot: string, kept: Kept | null): void {
    // Before the key is here there is nothing of this page's in storage to let go of.
    if (kept === null && key === null) waiting.delete(slot);
    else waiting.set(slot, kept);
    write();
  }

  return {
    close,
    async open(raw) {
      const before = closings;
      const imported = await crypto.subtle.importKey('raw', bytesOf(raw), 'AES-GCM', false, ['encrypt', 'decrypt']);
      const drafts = new Map<DraftKey, Draft>();
      const sent: Sent[] = [];
      const seen = new Set<string>();
      for (const name of stored()) {
        const kept = await unseal(crypto, imported, name, storage.getItem(name) ?? '');
        if (closings !== before) return null;
        if (kept === null || seen.has(slotOf(kept))) {
          storage.removeItem(name);
          continue;
        }
        seen.add(slotOf(kept));
        names.set(slotOf(kept), name);
        if ('place' in kept) drafts.set(kept.place, { text: kept.text, version: kept.version });
        else sent.push(kept);
      }
      if (closings !== before) return null;
      key = imported;
      write();
      return { drafts, sent };
    },
    put: (place, draft) => set(place, draft === null ? null : { place, ...draft }),
    putSent: set,
    async settled() {
      while (writing !== null) await writing;
    },
  };
}

async function seal(crypto: TabCrypto, key: CryptoKey, name: string, kept: Kept): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const text = new TextEncoder().encode(JSON.stringify(kept));
  const sealed = new Uint8Array(await crypto.subtle.encrypt(lockOf(iv, name), key, text));
  return textOf(new Uint8Array([...iv, ...sealed]));
}

/** Null for whatever this key did not write in this place. */
async function unseal(crypto: TabCrypto, key: CryptoKey, name: string, sealed: string) {
  try {
    const bytes = bytesOf(sealed);
    const open = await crypto.subtle.decrypt(lockOf(bytes.slice(0, IV_BYTES), name), key, bytes.slice(IV_BYTES));
    return Kept.parse(JSON.parse(new TextDecoder().decode(open)));
  } catch {
    return null;
  }
}

/** The place is sealed in: a text moved to another name does not open. */
const lockOf = (iv: Uint8Array<ArrayBuffer>, name: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(name),
});

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
