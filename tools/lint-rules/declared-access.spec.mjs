import { declaredAccess } from './declared-access.mjs';
import { asRule, file, ruleTester } from './rule-bench.mjs';

const filename = file('libs/api/board/src/lib/place-on-board/place-on-board.controller.ts');
const nest = `import { Controller, Get, Post } from '@nestjs/common'; import { SubscribeMessage } from '@nestjs/websockets';`;
const access = `import { Access } from '@samtavle/api-platform';`;

ruleTester.run('declared-access', asRule(declaredAccess), {
  valid: [
    {
      name: 'a route that says who may call it',
      filename,
      code: `${nest} ${access} class C { @Get(':id') @Access('board.read') one() {} }`,
    },
    {
      name: 'a socket message that says who may send it',
      filename,
      code: `${nest} ${access} class C { @Access('board.place') @SubscribeMessage('place') place() {} }`,
    },
    { name: 'a method that is no route', filename, code: `${nest} class C { helper() {} @Controller() other() {} }` },
    { name: 'somebody else’s Get', filename, code: `import { Get } from './cache.js'; class C { @Get() one() {} }` },
    {
      name: 'the room that defines Access, by its relative path',
      filename: file('libs/api/platform/src/lib/http/health.controller.ts'),
      code: `${nest} import { Access } from './access.js'; class C { @Post() @Access('anyone') enter() {} }`,
    },
    {
      name: 'Access under another local name',
      filename,
      code: `${nest} import { Access as MayCall } from '@samtavle/api-access'; class C { @Get() @MayCall('x') one() {} }`,
    },
  ],
  invalid: [
    ...['Get', 'Post', 'Put', 'Patch', 'Delete', 'All', 'Head', 'Options', 'Sse'].map((route) => ({
      name: `an undeclared @${route}`,
      filename,
      code: `import { ${route} } from '@nestjs/common'; ${access} class C { @${route}() one() {} }`,
      errors: [{ messageId: 'missing', data: { route: `@${route}` } }],
    })),
    {
      name: 'an undeclared socket message',
      filename,
      code: `${nest} class C { @SubscribeMessage('place') place() {} }`,
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'a rule on the class only',
      filename,
      code: `${nest} ${access} @Access('x') class C { @Get() one() {} }`,
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'the second of two routes',
      filename,
      code: `${nest} ${access} class C { @Get() @Access('x') one() {} @Post() two() {} }`,
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'a route under another local name',
      filename,
      code: `import { Get as Read } from '@nestjs/common'; class C { @Read() one() {} }`,
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'a route through a whole import',
      filename,
      code: `import * as nest from '@nestjs/common'; class C { @nest.Get() one() {} }`,
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'a route in any app',
      filename: file('apps/api/src/extra.controller.ts'),
      code: `${nest} class C { @Get() one() {} }`,
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'an Access nobody enforces',
      filename,
      code: `${nest} import { Access } from './own.js'; class C { @Get() @Access('x') one() {} }`,
      errors: [{ messageId: 'foreign' }],
    },
  ],
});
