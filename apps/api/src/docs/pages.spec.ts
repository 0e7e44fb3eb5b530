import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { GENERATED_PAGES } from './pages.js';

const root = resolve(import.meta.dirname, '../../../..');

describe('the generated pages', () => {
  it.each(Object.entries(GENERATED_PAGES))(
    '%s says what the contracts say (else: npm run generate-docs)',
    (path, make) => {
      expect(readFileSync(resolve(root, path), 'utf8')).toBe(make());
    },
  );
});
