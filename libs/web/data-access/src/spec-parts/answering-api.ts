import { ROUTES, type RouteName } from '@samtavle/contracts';
import { type FetchFrom } from '../lib/api-client.js';

export interface Called {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

type Answer = (body: unknown, path: string) => { status?: number; body?: unknown } | 'no answer';

/** A `fetch` that answers by route, and remembers what was asked. */
export function answeringFetch(answers: Partial<Record<RouteName | `POST /api/commands/${string}`, Answer>>) {
  const calls: Called[] = [];
  const fetchFrom: FetchFrom = async (path, init) => {
    const method = init.method ?? 'GET';
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    calls.push({ method, path, headers: Object.fromEntries(new Headers(init.headers)), body });
    const name = (Object.keys(ROUTES) as RouteName[]).find(
      (route) => ROUTES[route].method === method && matches(ROUTES[route].path, path),
    );
    const answer = answers[name ?? (`${method} ${path}` as `POST /api/commands/${string}`)]?.(body, path) ?? {
      status: 404,
      body: {},
    };
    if (init.signal?.aborted === true) throw new DOMException('aborted', 'AbortError');
    if (answer === 'no answer') throw new TypeError('network');
    const status = answer.status ?? 200;
    return { ok: status < 300, status, json: async () => answer.body, blob: async () => new Blob() };
  };
  return { fetchFrom, calls };
}

function matches(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(path.split('?', 1)[0] ?? '');
}
