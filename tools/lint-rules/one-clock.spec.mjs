import { oneClock } from './one-clock.mjs';
import { asRule, file, ruleTester } from './rule-bench.mjs';

const filename = file('libs/shared/domain/src/lib/review.ts');

ruleTester.run('one-clock', asRule(oneClock), {
  valid: [
    { name: 'a moment that was handed in', filename, code: `const at = new Date(now);` },
    { name: 'arithmetic with moments', filename, code: `Date.parse(text) + Date.UTC(2026, 0, 1);` },
    { name: 'a Date of the file’s own', filename, code: `class Date {} new Date();` },
    {
      name: 'the server’s clock',
      filename: file('libs/api/platform/src/lib/clock.ts'),
      code: `export const now = () => new Date();`,
    },
    { name: 'the browser’s clock', filename: file('libs/web/data-access/src/lib/clock.ts'), code: `Date.now();` },
    { name: 'a test', filename: file('libs/shared/domain/src/lib/review.spec.ts'), code: `Date.now();` },
    { name: 'a measurement', filename: file('libs/shared/policy/src/lib/decide.bench.ts'), code: `performance.now();` },
    { name: 'the load driver', filename: file('apps/loadgen/src/main.ts'), code: `performance.now();` },
  ],
  invalid: [
    { name: 'new Date()', filename, code: `const at = new Date();`, errors: [{ messageId: 'ownClock' }] },
    { name: 'Date() as text', filename, code: `const at = Date();`, errors: [{ messageId: 'ownClock' }] },
    {
      name: 'Date.now()',
      filename,
      code: `const at = Date.now();`,
      errors: [{ messageId: 'ownClock', data: { what: 'Date.now' } }],
    },
    { name: 'Date.now handed on', filename, code: `take(Date.now);`, errors: [{ messageId: 'ownClock' }] },
    { name: 'Date["now"]', filename, code: `Date['now']();`, errors: [{ messageId: 'ownClock' }] },
    {
      name: 'globalThis.Date',
      filename,
      code: `new globalThis.Date(); window.Date.now();`,
      errors: [{ messageId: 'ownClock' }, { messageId: 'ownClock' }],
    },
    { name: 'performance.now()', filename, code: `performance.now();`, errors: [{ messageId: 'ownClock' }] },
    { name: 'process.hrtime', filename, code: `process.hrtime.bigint();`, errors: [{ messageId: 'ownClock' }] },
    {
      name: 'a screen',
      filename: file('libs/web/board/src/lib/card.tsx'),
      code: `const Age = () => <b>{Date.now()}</b>;`,
      errors: [{ messageId: 'ownClock' }],
    },
    {
      name: 'the server app',
      filename: file('apps/api/src/main.ts'),
      code: `new Date();`,
      errors: [{ messageId: 'ownClock' }],
    },
  ],
});
