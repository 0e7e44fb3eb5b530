import { type TestDatabase } from '@samtavle/testing';
import pg from 'pg';
import { ApiProcess, type ApiSettings } from './api-process.js';
import { CuttableProxy } from './cuttable-proxy.js';
import { seededDatabase } from './seeded-database.js';

export interface ServerOptions {
  /** Settings of the process beside the usual ones of a test. */
  readonly settings?: ApiSettings;
  /** Puts something in front of PostgreSQL that can be cut. */
  readonly cuttable?: boolean;
}

/** The product as it runs: the built server on a database of its own, with the demo team. */
export class Server {
  private constructor(
    readonly database: TestDatabase,
    /** As the owner of everything, past row-level security: to prepare and to look, never to prove what is allowed. */
    readonly owner: pg.Pool,
    readonly proxy: CuttableProxy | undefined,
    private readonly settings: ApiSettings,
    private process: ApiProcess,
  ) {}

  static async start({ settings = {}, cuttable = false }: ServerOptions = {}): Promise<Server> {
    const database = await seededDatabase();
    const { hostname, port } = new URL(database.ownerUrl);
    const proxy = cuttable ? await CuttableProxy.before({ host: hostname, port: Number(port) }) : undefined;
    const reached = (url: string) => proxy?.through(url) ?? url;
    const all: ApiSettings = {
      DATABASE_URL: reached(database.ownerUrl),
      DATABASE_RUNTIME_URL: reached(database.runtimeUrl),
      ...settings,
    };
    const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 3 });
    // Without a listener a server that goes away takes the whole process with it.
    owner.on('error', () => undefined);
    return new Server(database, owner, proxy, all, await ApiProcess.start(all));
  }

  get port(): number {
    return this.process.port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.process.port}`;
  }

  /** Everything the process has logged since it was last started. */
  get log(): readonly string[] {
    return this.process.log;
  }

  get isRunning(): boolean {
    return this.process.isRunning;
  }

  /** Ends the process in the middle of whatever it does. */
  kill9(): Promise<void> {
    return this.process.end('SIGKILL');
  }

  /** Starts the process again on the same database and port: screens that were open find it again. */
  async restart(): Promise<void> {
    await this.process.end('SIGTERM');
    this.process = await ApiProcess.start(this.settings, this.process.port);
  }

  /** Ends it and removes its database. @throws Error when the process had ended before, whatever the test was about */
  async stop(): Promise<void> {
    const { endedByItself } = this.process;
    await this.process.end('SIGTERM');
    await this.owner.end();
    await this.proxy?.end();
    await this.database.drop();
    if (endedByItself !== undefined) throw new Error(endedByItself);
  }
}
