import { pureDomain } from './pure-domain.mjs';
import { asRule, file, ruleTester } from './rule-bench.mjs';

const filename = file('libs/shared/policy/src/lib/decide.ts');
const errors = [{ messageId: 'outside' }];

ruleTester.run('pure-domain', asRule(pureDomain), {
  valid: [
    {
      name: 'another shared rule',
      filename,
      code: `import { day } from '@samtavle/domain'; import { z } from 'zod'; import { rule } from './rule.js';`,
    },
    { name: 'computing from bytes', filename, code: `import { createHash } from 'node:crypto';` },
    {
      name: 'a test that reads an example',
      filename: file('libs/shared/policy/src/lib/decide.spec.ts'),
      code: `import { readFileSync } from 'node:fs';`,
    },
    {
      name: 'the server',
      filename: file('libs/api/board/src/lib/board.module.ts'),
      code: `import { Module } from '@nestjs/common';`,
    },
    { name: 'a room whose name only begins alike', filename, code: `import { x } from 'pg-of-something-else';` },
  ],
  invalid: [
    ...[
      '@nestjs/common',
      'typeorm',
      'pg',
      'node:fs',
      'node:fs/promises',
      'fs',
      'node:net',
      'react',
      'react/jsx-runtime',
      'react-dom',
      'socket.io',
      'redis',
    ].map((module) => ({
      name: module,
      filename,
      code: `import it from '${module}';`,
      errors: [{ messageId: 'outside', data: { module } }],
    })),
    ...['domain', 'contracts', 'medcom', 'spreadsheet'].map((room) => ({
      name: `the room ${room}`,
      filename: file(`libs/shared/${room}/src/lib/one.ts`),
      code: `import { readFileSync } from 'node:fs';`,
      errors,
    })),
    { name: 'only a type', filename, code: `import type { EntityManager } from 'typeorm';`, errors },
    { name: 'loaded late', filename, code: `const fs = await import('node:fs');`, errors },
    {
      name: 'handed on',
      filename,
      code: `export * from 'node:net'; export { x } from 'pg';`,
      errors: [...errors, ...errors],
    },
    { name: 'required', filename, code: `const fs = require('fs');`, errors },
  ],
});
