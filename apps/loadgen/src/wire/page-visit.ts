import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  /** As sent; compression was declined. */
  readonly body: Buffer;
  /** From the first byte asked to the last byte answered. */
  readonly ms: number;
}

/** A browser's REST calls over connections that stay open. */
export class PageVisit {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 8, noDelay: true });

  constructor(
    private readonly origin: string,
    private readonly cookie: string,
  ) {}

  get(path: string): Promise<Answer> {
    return this.call('GET', path);
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.call('POST', path, JSON.stringify(body));
  }

  private call(method: 'GET' | 'POST', path: string, body?: string): Promise<Answer> {
    const begun = performance.now();
    const headers = {
      Cookie: this.cookie,
      Origin: this.origin,
      'Accept-Encoding': 'identity',
      ...(body === undefined ? {} : { 'x-samtavle': '1', 'content-type': 'application/json' }),
    };
    return new Promise((resolve, reject) => {
      const asked = request(`${this.origin}${path}`, { method, agent: this.agent, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const ms = performance.now() - begun;
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts), ms });
        });
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
