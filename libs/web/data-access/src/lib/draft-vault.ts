import { CitizenId } from '@samtavle/contracts';
import { z } from 'zod';
import { type Draft, type DraftKey } from './drafts.js';

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
  open(key: string): Promise<ReadonlyMap<DraftKey, Draft> | null>;
  /** Keeps the newest text of a place; null lets it go. */
  put(place: DraftKey, draft: Draft | null): void;
  /** Deletes everything and forgets the key. */
  close(): void;
  /** When what was put is in storage. */
  settled(): Promise<void>;
}

const PREFIX = 'samtavle-draft:';
const IV_BYTES = 12;

const isPlace = (text: string): text is DraftKey => CitizenId.safeParse(text.slice(0, text.indexOf(':'))).success;
const Kept = z.strictObject({
  place: z.string().refine(isPlace),
  text: z.string(),
  version: z.number().nullable(),
});

export function createDraftVault({ storage, crypto }: VaultParts): DraftVault {
  let key: CryptoKey | null = null;
  /** Counts up when it is closed: work begun before writes nothing after. */
  let closings = 0;
  const names = new Map<DraftKey, string>();
  const waiting = new Map<DraftKey, Draft | null>();
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
      const [place, draft] = next;
      waiting.delete(place);
      if (draft === null) {
        const name = names.get(place);
        if (name !== undefined) storage.removeItem(name);
        names.delete(place);
        continue;
      }
      const [before, name] = [closings, names.get(place) ?? `${PREFIX}${crypto.randomUUID()}`];
      const sealed = await seal(crypto, key, name, { place, ...draft });
      if (closings !== before) return;
      names.set(place, name);
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

  return {
    close,
    async open(raw) {
      const before = closings;
      const imported = await crypto.subtle.importKey('raw', bytesOf(raw), 'AES-GCM', false, ['encrypt', 'decrypt']);
      const found = new Map<DraftKey, Draft>();
      for (const name of stored()) {
        const kept = await unseal(crypto, imported, name, storage.getItem(name) ?? '');
        if (closings !== before) return null;
        if (kept === null || found.has(kept.place)) storage.removeItem(name);
        else {
          names.set(kept.place, name);
          found.set(kept.place, { text: kept.text, version: kept.version });
        }
      }
      if (closings !== before) return null;
      key = imported;
      write();
      return found;
    },
    put(place, draft) {
      // Before the key is here there is nothing of this page's in storage to let go of.
      if (draft === null && key === null) waiting.delete(place);
      else waiting.set(place, draft);
      write();
    },
    async settled() {
      while (writing !== null) await writing;
    },
  };
}

async function seal(crypto: TabCrypto, key: CryptoKey, name: string, kept: z.input<typeof Kept>): Promise<string> {
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
