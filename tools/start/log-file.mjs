import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const BYTES = 10_000_000;
const KEPT = 3;

/** A log file that never fills the disk: at 10 MB it steps aside as .1, and the third older one goes. */
export class LogFile {
  #path;
  #fd;
  #size;

  /** @param {string} path */
  constructor(path) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    this.#path = path;
    this.#fd = openSync(path, 'a', 0o600);
    this.#size = fstatSync(this.#fd).size;
  }

  /** @param {string} line without its end */
  write(line) {
    if (this.#size > BYTES) this.#stepAside();
    this.#size += writeSync(this.#fd, `${line}\n`);
  }

  close() {
    closeSync(this.#fd);
  }

  #stepAside() {
    closeSync(this.#fd);
    rmSync(`${this.#path}.${KEPT}`, { force: true });
    for (let number = KEPT - 1; number >= 0; number--) {
      const from = number === 0 ? this.#path : `${this.#path}.${number}`;
      try {
        renameSync(from, `${this.#path}.${number + 1}`);
      } catch {
        // Not that many yet.
      }
    }
    this.#fd = openSync(this.#path, 'a', 0o600);
    this.#size = 0;
  }
}
