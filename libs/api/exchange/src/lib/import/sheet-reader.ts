import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { Failure } from '@samtavle/api-platform';
import { type Result } from '@samtavle/domain';
import { type SheetRefused, type SheetRows } from '@samtavle/spreadsheet';

const MOST_ROWS = 2_000;

/** Reads a spreadsheet in a worker with bounded time and memory: a file made to be slow slows only itself. */
@Injectable()
export class SheetReader {
  protected readonly worker = new URL('./read-sheet.worker.js', import.meta.url);
  protected readonly mostSeconds: number = 20;
  protected readonly mostMemoryMb: number = 512;

  /** @throws Failure `import_refused` when the worker did not come to an answer within its bounds */
  async read(bytes: Buffer, fileName: string): Promise<Result<SheetRows, SheetRefused>> {
    const worker = new Worker(this.worker, {
      workerData: { bytes: new Uint8Array(bytes), fileName, limits: { rows: MOST_ROWS } },
      resourceLimits: { maxOldGenerationSizeMb: this.mostMemoryMb },
      stdout: true,
      stderr: true,
    });
    let tooSlow: NodeJS.Timeout | undefined;
    try {
      return await new Promise((resolve, reject) => {
        const giveUp = (because: string) => reject(new Failure('import_refused', {}, because));
        tooSlow = setTimeout(() => giveUp('too_slow'), this.mostSeconds * 1000);
        worker.once('message', (read: Result<SheetRows, SheetRefused>) => resolve(read));
        worker.once('error', () => giveUp('reader_failed'));
        // One that ends without an answer says nothing else: without this the person would wait for the time to run out.
        worker.once('exit', () => giveUp('reader_failed'));
      });
    } finally {
      clearTimeout(tooSlow);
      await worker.terminate();
    }
  }
}
