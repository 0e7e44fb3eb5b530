import { request as httpRequest, Agent, type OutgoingHttpHeaders } from 'node:http';

/** An answer exactly as it came, and what could be read of it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Status line and headers as text, in the order they came. */
  readonly head: string;
  readonly body: string;
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
  /** Milliseconds on the clock of this process. */
  readonly sentAt: number;
  readonly receivedAt: number;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
}

/** Shorter than the five seconds after which the server lets go of an idle connection. */
const agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: 3_000 });

/** One HTTP request with exactly these headers: nothing is added, followed, decoded or kept. */
export async function httpCall(origin: string, call: Call): Promise<Answer> {
  try {
    return await attempt(origin, call);
  } catch (error) {
    // The server closed a kept connection while the request was on its way there: nobody has read it.
    if (error instanceof IdleConnectionLost) return attempt(origin, call);
    throw error;
  }
}

class IdleConnectionLost extends Error {}

function attempt(origin: string, { method, path, headers = {}, body }: Call): Promise<Answer> {
  const sentAt = performance.now();
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const request = httpRequest(
      new URL(path, origin),
      { method, agent, headers: { ...length, ...headers } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            head: [`${response.statusCode} ${response.statusMessage}`, ...response.rawHeaders].join('\n'),
            body: text,
            json: readJson(text),
            sentAt,
            receivedAt: performance.now(),
          });
        });
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) => {
      const wasIdle = request.reusedSocket && error.code === 'ECONNRESET';
      reject(wasIdle ? new IdleConnectionLost(error.message) : error);
    });
    request.end(body);
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
