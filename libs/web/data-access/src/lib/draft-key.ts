import { type ApiClient } from './api-client.js';
import { type Drafts } from './drafts.js';

/** Brings the session's key to the drafts, and takes it away again. */
export interface DraftKeyring {
  /** A session is on, perhaps another than before: asks for its key. */
  begin(): Promise<void>;
  /** Asks again while the key has not come. */
  again(): Promise<void>;
  /** The session is over. */
  forget(): void;
}

export function createDraftKeyring(api: ApiClient, drafts: Drafts): DraftKeyring {
  /** The asking of this session; null when it has not begun, or failed. */
  let asked: symbol | null = null;

  async function fetch(): Promise<void> {
    const mine = (asked = Symbol('asked'));
    try {
      const { key } = await api.request('session.draft-key');
      if (asked === mine) await drafts.openVault(key);
    } catch {
      // The texts are in memory; the next time the line opens is soon enough.
      if (asked === mine) asked = null;
    }
  }
  function forget(): void {
    asked = null;
    drafts.closeVault();
  }

  return {
    begin() {
      // What an earlier page of this tab left stays until the key has been tried on it.
      if (asked !== null) forget();
      return fetch();
    },
    again: async () => (asked === null ? fetch() : undefined),
    forget,
  };
}
