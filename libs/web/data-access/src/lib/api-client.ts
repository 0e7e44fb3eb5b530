import { CommandDone, type CommandId, type CommandName, ROUTES, type RouteName } from '@samtavle/contracts';
import { type z } from 'zod';
import { ContractError, errorBody, readErrorBody } from './contract-error.js';

type Contract<N extends RouteName> = (typeof ROUTES)[N];
export type RouteInput<N extends RouteName> =
  Contract<N> extends { input: infer S extends z.ZodType } ? z.input<S> : undefined;
export type RouteQuery<N extends RouteName> =
  Contract<N> extends { query: infer S extends z.ZodType } ? z.input<S> : undefined;
export type RouteOutput<N extends RouteName> =
  Contract<N> extends { output: infer S extends z.ZodType } ? z.output<S> : undefined;

export interface RequestOptions<N extends RouteName> {
  /** Values for `:id` and its like in the path. Ids only: names and CPR numbers never stand in an address. */
  params?: Readonly<Record<string, string>>;
  /** What stands behind the `?`: ids and words of ours, never a name. */
  query?: RouteQuery<N>;
  input?: RouteInput<N>;
  /** Instead of `input`, for routes that take a file. */
  file?: Blob;
  /** Said beside a file, such as how its columns are read. */
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
}

export interface ApiClient {
  /** @throws ContractError when the server refuses or cannot be reached */
  request<N extends RouteName>(name: N, options?: RequestOptions<N>): Promise<RouteOutput<N>>;
  /** A file the server makes. @throws ContractError */
  download<N extends RouteName>(name: N, options?: RequestOptions<N>): Promise<Blob>;
  /** A command over REST: the road when the socket is down. @throws ContractError */
  command(name: CommandName, id: CommandId, input: unknown, signal?: AbortSignal): Promise<CommandDone>;
  /** Called when any answer says that the session is over. */
  onSessionEnded(listener: () => void): () => void;
}

/** What the client reads of an answer, and no more. */
type Answered = Pick<Response, 'ok' | 'status' | 'json' | 'blob'>;
/** The part of `fetch` the client uses. */
export type FetchFrom = (path: string, init: RequestInit) => Promise<Answered>;

/** Custom headers cannot be set by a form or an image of another site: the server refuses calls without this one. */
const OWN_HEADER = { 'x-samtavle': '1' };

export function createApiClient(fetchFrom: FetchFrom = (path, init) => fetch(path, init)): ApiClient {
  const endListeners = new Set<() => void>();

  async function call(path: string, init: RequestInit): Promise<Answered> {
    let response: Answered;
    try {
      response = await fetchFrom(path, { credentials: 'same-origin', cache: 'no-store', ...init });
    } catch (thrown) {
      if (init.signal?.aborted === true) throw thrown;
      throw new ContractError(errorBody('unavailable'), false);
    }
    if (response.ok) return response;
    const body = readErrorBody(await response.json().catch(() => undefined), response.status);
    if (body.error === 'session_ended' || body.error === 'not_signed_in') for (const hear of [...endListeners]) hear();
    // A server or proxy that says "unavailable" may have done the work: as good as no answer.
    throw new ContractError(body, body.error !== 'unavailable');
  }

  return {
    async request(name, options = {}) {
      const contract: { method: string; path: string; output?: z.ZodType } = ROUTES[name];
      const response = await call(fillIn(contract.path, options.params) + queryText(options.query), {
        method: contract.method,
        ...sent(options),
        signal: options.signal ?? null,
      });
      return (await understood(response, contract.output)) as RouteOutput<typeof name>;
    },
    async download(name, options = {}) {
      const contract: { method: string; path: string } = ROUTES[name];
      const response = await call(fillIn(contract.path, options.params), {
        method: contract.method,
        ...sent(options),
        signal: options.signal ?? null,
      });
      return response.blob();
    },
    async command(name, id, input, signal) {
      const response = await call(`/api/commands/${name}`, {
        method: 'POST',
        ...json({ id, input }),
        signal: signal ?? null,
      });
      return CommandDone.parse(await understood(response, CommandDone));
    },
    onSessionEnded(listener) {
      endListeners.add(listener);
      return () => endListeners.delete(listener);
    },
  };
}

function sent(options: RequestOptions<RouteName>): Pick<RequestInit, 'headers' | 'body'> {
  if (options.file !== undefined) {
    return {
      headers: { ...OWN_HEADER, 'content-type': options.file.type || 'application/octet-stream', ...options.headers },
      body: options.file,
    };
  }
  return options.input === undefined ? { headers: { ...OWN_HEADER, ...options.headers } } : json(options.input);
}

function json(value: unknown): Pick<RequestInit, 'headers' | 'body'> {
  return { headers: { ...OWN_HEADER, 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

function fillIn(path: string, params: Readonly<Record<string, string>> = {}): string {
  return path.replace(/:(\w+)/g, (_, key: string) => {
    const value = params[key];
    if (value === undefined) throw new RangeError(`path needs ${key}`);
    return encodeURIComponent(value);
  });
}

function queryText(query: unknown): string {
  const given = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

/** An answer outside the contract is never half used: the screen keeps what it had. */
async function understood(response: Answered, output: z.ZodType | undefined): Promise<unknown> {
  if (output === undefined) return undefined;
  const parsed = output.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) throw new ContractError(errorBody('unexpected'), true);
  return parsed.data;
}

/** The client of this page. */
export const apiClient: ApiClient = createApiClient();
