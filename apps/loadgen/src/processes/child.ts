import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Readable } from 'node:stream';
import { type z } from 'zod';

export interface ChildOptions {
  readonly program: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Arguments to Node itself, before the program. */
  readonly nodeArguments?: readonly string[];
  /** With a message channel, for {@link readMeter}. */
  readonly metered?: boolean;
}

/** A Node program of ours, that ends when its standard input closes: with us, however we end. */
export class Child {
  readonly exited: Promise<void>;
  private readonly lastLines: string[] = [];
  private readonly listeners = new Set<(line: string) => void>();
  private gone = false;

  private constructor(
    readonly process: ChildProcess,
    private readonly name: string,
  ) {
    // Writing to a child that is just ending must not end us.
    process.stdin?.on('error', () => undefined);
    for (const stream of [process.stdout, process.stderr]) if (stream) this.listen(stream);
    this.exited = once(process, 'exit').then(() => {
      this.gone = true;
    });
  }

  static start({ program, env = {}, nodeArguments = [], metered = false }: ChildOptions): Child {
    const child = spawn(process.execPath, [...nodeArguments, program], {
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['pipe', 'pipe', 'pipe', ...(metered ? (['ipc'] as const) : [])],
    });
    return new Child(child, program);
  }

  /**
   * The first line of JSON it says that has this form.
   * @throws Error with its last words when it ends before
   */
  async says<S extends z.ZodType>(form: S): Promise<z.infer<S>> {
    let hear: (line: string) => void = () => undefined;
    const heard = new Promise<z.infer<S>>((resolve) => {
      hear = (line) => {
        const read = form.safeParse(jsonOf(line));
        if (read.success) resolve(read.data);
      };
      this.listeners.add(hear);
    });
    const ended = this.exited.then(() => Promise.reject(new Error(`${this.name} ended: ${this.lastLines.join('\n')}`)));
    try {
      return await Promise.race([heard, ended]);
    } finally {
      this.listeners.delete(hear);
      ended.catch(() => undefined);
    }
  }

  /** @throws Error with its last words when it did not end well */
  async finished(): Promise<void> {
    await this.exited;
    if (this.process.exitCode !== 0) throw new Error(`${this.name} failed: ${this.lastLines.join('\n')}`);
  }

  async stop(): Promise<void> {
    if (this.gone) return;
    this.process.stdin?.end();
    const insist = setTimeout(() => this.process.kill('SIGKILL'), 10_000);
    await this.exited;
    clearTimeout(insist);
  }

  private listen(stream: Readable): void {
    createInterface({ input: stream }).on('line', (line) => {
      this.lastLines.push(line);
      if (this.lastLines.length > 20) this.lastLines.shift();
      for (const hear of this.listeners) hear(line);
    });
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
