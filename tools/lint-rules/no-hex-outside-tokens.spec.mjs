import { noHexOutsideTokens } from './no-hex-outside-tokens.mjs';
import { asRule, file, ruleTester } from './rule-bench.mjs';

const filename = file('libs/web/board/src/lib/card.tsx');
const errors = [{ messageId: 'colour' }];

ruleTester.run('no-hex-outside-tokens', asRule(noHexOutsideTokens), {
  valid: [
    { name: 'a token', filename, code: `const C = () => <b style={{ color: 'var(--region-ink)' }} />;` },
    {
      name: 'a colour built from a token',
      filename,
      code: `const c = 'rgb(from var(--ink) r g b / 50%)', m = 'color-mix(in srgb, var(--a), var(--b))';`,
    },
    { name: 'an address on the page', filename, code: `const A = () => <a href="#add" id={'#fed'}>x</a>;` },
    { name: 'a mask inside a drawing', filename, code: `const f = 'url(#abc)';` },
    { name: 'a number of something', filename, code: `const t = 'case #12, see /guide#abc', u = '#add-note';` },
    { name: 'the server', filename: file('libs/api/board/src/lib/x.ts'), code: `const c = '#ffffff';` },
    {
      name: 'a test that checks a colour',
      filename: file('libs/web/ui/src/lib/mark.dom.spec.tsx'),
      code: `expect(c).toBe('#1a2b3c');`,
    },
  ],
  invalid: [
    ...[
      '#fff',
      '#FFFF',
      '#1a2b3c',
      '#1a2b3cff',
      'rgb(1, 2, 3)',
      'rgba(0 0 0 / 50%)',
      'hsl(200 50% 50%)',
      'oklch(0.7 0.1 200)',
    ].map((colour) => ({
      name: colour,
      filename,
      code: `const c = '${colour}';`,
      errors,
    })),
    { name: 'in a longer value', filename, code: `const b = '1px solid #ccd';`, errors },
    { name: 'in a gradient', filename, code: `const g = 'linear-gradient(#fff, #000)';`, errors },
    { name: 'in a template', filename, code: 'const b = `${width}px solid #ccd`;', errors },
    { name: 'in an attribute', filename, code: `const P = () => <path fill="#abcdef" />;`, errors },
    { name: 'in the web app', filename: file('apps/web/src/main.tsx'), code: `const c = '#fff';`, errors },
  ],
});
