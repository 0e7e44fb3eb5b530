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
    const begun = performance.now();
    const headers = { Cookie: this.cookie, Origin: this.origin, 'Accept-Encoding': 'identity' };
    return new Promise((resolve, reject) => {
      const asked = request(`${this.origin}${path}`, { agent: this.agent, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const ms = performance.now() - begun;
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts), ms });
        });
      });
      asked.on('error', reject);
      asked.end();
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
