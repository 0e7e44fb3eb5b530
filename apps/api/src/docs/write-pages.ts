import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { GENERATED_PAGES } from './pages.js';

const root = resolve(import.meta.dirname, '../../../..');
for (const [path, make] of Object.entries(GENERATED_PAGES)) {
  const file = resolve(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, make());
}
