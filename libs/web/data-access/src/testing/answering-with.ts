import { type FetchFrom } from '../lib/api-client.js';

/** What a server would say: a body, with 200 unless another status is named. */
export interface Said {
  readonly status?: number;
  readonly body?: unknown;
}

/** A server of the spec's own making, as the client of the API sees one. */
export function answeringWith(answer: (path: string, init: RequestInit) => Said): FetchFrom {
  return async (path, init) => {
    const { status = 200, body } = answer(path, init);
    return { ok: status < 300, status, json: async () => body, blob: async () => new Blob() };
  };
}
