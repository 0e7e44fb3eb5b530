import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { built, checkout } from './checkout.js';
import { freePort } from './free-port.js';
import { until } from './until.js';

/** What the built server is started with; a setting left out keeps the default below. */
export type ApiSettings = Readonly<Record<string, string>>;

/** Known on purpose: these open throwaway databases of invented people, nothing else. */
export const TEST_SECRETS = {
  SAMTAVLE_CPR_KEY: Buffer.alloc(32, 7).toString('base64'),
  SAMTAVLE_CPR_INDEX_KEY: Buffer.alloc(32, 9).toString('base64'),
  SAMTAVLE_EXCHANGE_TOKEN: 'the-machine-credential-of-the-tests-0123456789',
} as const;

const webRoot = join(checkout, 'apps/web/dist');

const defaults: ApiSettings = {
  ...TEST_SECRETS,
  NODE_ENV: 'test',
  HOST: '127.0.0.1',
  SAMTAVLE_DEMO: '1',
  SAMTAVLE_TEST_CLOCK: '1',
  // The child ends with us, however we end.
  SAMTAVLE_PARENT_PIPE: '1',
  LOG_LEVEL: 'info',
  ...(existsSync(join(webRoot, 'index.html')) ? { SAMTAVLE_WEB_ROOT: webRoot } : {}),
};

/** The built server as a process of its own, listening on loopback. */
export class ApiProcess {
  private isAskedToEnd = false;

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    /** Everything it has written, line by line. */
    readonly log: readonly string[],
  ) {}

  /** Starts it and waits until it is ready. @throws Error with the end of its log when it does not become ready */
  static async start(settings: ApiSettings, port?: number): Promise<ApiProcess> {
    for (let attempt = 1; ; attempt += 1) {
      const process = launch(settings, port ?? (await freePort()));
      try {
        await process.ready();
        return process;
      } catch (error) {
        await process.end('SIGKILL');
        // A port of our own choosing can be lost between the look and the bind; then another one is chosen.
        const isPortTaken = process.log.some((line) => line.includes('EADDRINUSE'));
        if (!isPortTaken || attempt === 5) throw error;
      }
    }
  }

  static of(child: ChildProcess, port: number, log: readonly string[]): ApiProcess {
    return new ApiProcess(child, port, log);
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** What ended it, when nobody asked it to; undefined while it runs. With the last it had to say. */
  get endedByItself(): string | undefined {
    if (this.isRunning || this.isAskedToEnd) return undefined;
    const { exitCode, signalCode } = this.child;
    return `the server ended by itself (${signalCode ?? exitCode}):\n${this.log.slice(-10).join('\n')}`;
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (!this.isRunning) return;
    this.isAskedToEnd = true;
    const exited = once(this.child, 'exit');
    this.child.kill(signal);
    await exited;
  }

  private async ready(): Promise<void> {
    await until(
      async () => {
        if (!this.isRunning) throw new Error(`the server did not start:\n${this.log.slice(-20).join('\n')}`);
        const answer = await fetch(`http://127.0.0.1:${this.port}/api/health/ready`).catch(() => undefined);
        return answer?.ok === true;
      },
      { within: 60_000, every: 50, for: 'the server to become ready' },
    );
  }
}

function launch(settings: ApiSettings, port: number): ApiProcess {
  const env = { PATH: process.env['PATH'] ?? '', ...defaults, ...settings, PORT: String(port) };
  const child = spawn(process.execPath, [join(built, 'apps/api/dist/main.js')], {
    cwd: built,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream.setEncoding('utf8').on('data', (part: string) => {
      const lines = (rest + part).split('\n');
      rest = lines.pop() ?? '';
      log.push(...lines);
    });
  }
  child.stdin.on('error', () => undefined);
  return ApiProcess.of(child, port, log);
}
