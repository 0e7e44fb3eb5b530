import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { Failure } from '@samtavle/api-platform';
import { type Result } from '@samtavle/domain';
import { type SheetRefused, type SheetRows } from '@samtavle/spreadsheet';

const MOST_ROWS = 2_000;
const MOST_SECONDS = 20;
const MOST_MEMORY_MB = 512;

/** Reads a spreadsheet in a worker with bounded time and memory: a file made to be slow slows only itself. */
@Injectable()
export class SheetReader {
  async read(bytes: Buffer, fileName: string): Promise<Result<SheetRows, SheetRefused>> {
    const worker = new Worker(new URL('./read-sheet.worker.js', import.meta.url), {
      workerData: { bytes: new Uint8Array(bytes), fileName, limits: { rows: MOST_ROWS } },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
      stdout: true,
      stderr: true,
    });
    try {
      return await new Promise((resolve, reject) => {
        const tooSlow = setTimeout(
          () => reject(new Failure('import_refused', {}, 'reading took too long')),
          MOST_SECONDS * 1000,
        );
        worker.once('message', (read: Result<SheetRows, SheetRefused>) => {
          clearTimeout(tooSlow);
          resolve(read);
        });
        worker.once('error', () => {
          clearTimeout(tooSlow);
          reject(new Failure('import_refused', {}, 'the reader gave up'));
        });
      });
    } finally {
      await worker.terminate();
    }
  }
}
