import { webcrypto } from 'node:crypto';
import { TextDecoder, TextEncoder } from 'node:util';
import { type TabCrypto, type TabStorage } from '../lib/draft-vault.js';

/** The storage of one tab, as it lies there for whoever gets hold of the machine. */
export function tabStorage(): TabStorage & { readonly items: Map<string, string> } {
  const items = new Map<string, string>();
  return {
    items,
    get length() {
      return items.size;
    },
    key: (at) => [...items.keys()][at] ?? null,
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
  };
}

/** The browser’s cryptography, which Node has too and jsdom has not. */
export const tabCrypto: TabCrypto = webcrypto;
Object.assign(globalThis, { TextDecoder, TextEncoder });

/** The key a server would give a session. */
export const aKey = (fill: number) => Buffer.alloc(32, fill).toString('base64url');
