import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { coloursOutsideTokens } from './check-css-colours.mjs';

const checkout = mkdtempSync(join(tmpdir(), 'samtavle-css-'));
afterEach(() => rmSync(checkout, { recursive: true, force: true }));

describe('colours in style sheets', () => {
  it('may stand in tokens.css and nowhere else', () => {
    write('libs/web/ui/src/styles/tokens.css', ':root { --ink: #1a2b3c; }');
    write('libs/web/ui/src/styles/card.css', '.card {\n  color: var(--ink);\n  border: 1px solid #ccd;\n}\n');
    write('apps/web/src/shell.css', '.shell { background: linear-gradient(rgb(1 2 3), oklch(0.7 0.1 200)); }');
    expect(coloursOutsideTokens(checkout)).toEqual([
      'libs/web/ui/src/styles/card.css:3: #ccd',
      'apps/web/src/shell.css:1: rgb(1 2 3)',
    ]);
  });

  it('are not seen in comments, selectors, masks and colours made from tokens', () => {
    write(
      'libs/web/ui/src/styles/card.css',
      `/* was #fff */\n#add,\n#bed:hover { mask: url(#fade); background: color-mix(in srgb, var(--ink) 20%, transparent); color: rgb(from var(--ink) r g b / 50%); }\n@media print { #cafe { color: inherit; } }`,
    );
    expect(coloursOutsideTokens(checkout)).toEqual([]);
  });
});

/**
 * @param {string} path
 * @param {string} text
 */
function write(path, text) {
  mkdirSync(dirname(join(checkout, path)), { recursive: true });
  writeFileSync(join(checkout, path), text);
}
