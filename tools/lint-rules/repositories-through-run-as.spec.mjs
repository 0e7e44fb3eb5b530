import { repositoriesThroughRunAs } from './repositories-through-run-as.mjs';
import { asRule, file, ruleTester } from './rule-bench.mjs';

const filename = file('libs/api/board/src/lib/persistence/board-stay.repository.ts');

ruleTester.run('repositories-through-run-as', asRule(repositoriesThroughRunAs), {
  valid: [
    {
      name: 'the manager runAs hands in',
      filename,
      code: `runAs(viewer, async (em) => em.getRepository(Stay).find());`,
    },
    {
      name: 'the manager of a method',
      filename,
      code: `import type { EntityManager } from 'typeorm'; class R { open(em: EntityManager) { return em.getRepository(Stay); } }`,
    },
    {
      name: 'the manager in a transaction handed in',
      filename,
      code: `runAs(viewer, (tx) => tx.em.getRepository(Stay).find());`,
    },
    {
      name: 'the manager taken out of what was handed in',
      filename,
      code: `runAs(viewer, (tx) => { const { em } = tx; return em.getRepository(Stay); });`,
    },
    {
      name: 'a constructor that takes other rooms of the API',
      filename,
      code: `class H { constructor(private readonly runAs: RunAs) {} }`,
    },
    {
      name: 'the platform, which holds the connection',
      filename: file('libs/api/platform/src/lib/database.module.ts'),
      code: `import { DataSource } from 'typeorm'; import pg from 'pg'; new DataSource({});`,
    },
    {
      name: 'a test that looks at the database from outside',
      filename: file('libs/api/board/src/lib/place.pg.spec.ts'),
      code: `import pg from 'pg';`,
    },
  ],
  invalid: [
    ...['InjectRepository', 'InjectDataSource', 'InjectEntityManager'].map((name) => ({
      name: `@${name}`,
      filename,
      code: `import { ${name} } from '@nestjs/typeorm'; class H { constructor(@${name}() private readonly it: Thing) {} }`,
      errors: [{ messageId: 'injected', data: { name } }],
    })),
    {
      name: 'a connection of its own',
      filename,
      code: `import { DataSource } from 'typeorm'; const db = new DataSource({});`,
      errors: [{ messageId: 'ownConnection', data: { name: 'DataSource' } }],
    },
    {
      name: 'a connection through a whole import',
      filename,
      code: `import * as orm from 'typeorm'; new orm.DataSource({});`,
      errors: [{ messageId: 'ownConnection' }],
    },
    {
      name: 'an entity that finds its own connection',
      filename,
      code: `import { BaseEntity } from 'typeorm'; class S extends BaseEntity {}`,
      errors: [{ messageId: 'ownConnection' }],
    },
    { name: 'the database driver', filename, code: `import pg from 'pg';`, errors: [{ messageId: 'ownConnection' }] },
    {
      name: 'the driver’s types',
      filename,
      code: `import type { Pool } from 'pg';`,
      errors: [{ messageId: 'ownConnection' }],
    },
    {
      name: 'the driver, loaded late',
      filename,
      code: `const pg = await import('pg');`,
      errors: [{ messageId: 'ownConnection' }],
    },
    {
      name: 'the manager Nest gives to whoever asks',
      filename,
      code: `import { EntityManager } from 'typeorm'; class H { constructor(private readonly em: EntityManager) {} one() { return this.em.getRepository(Stay); } }`,
      errors: [{ messageId: 'constructed', data: { name: 'EntityManager' } }, { messageId: 'notHandedIn' }],
    },
    {
      name: 'a repository in a constructor',
      filename,
      code: `class H { constructor(stays: Repository<Stay>) {} }`,
      errors: [{ messageId: 'constructed' }],
    },
    {
      name: 'a repository of a data source',
      filename,
      code: `(dataSource) => dataSource.getRepository(Stay);`,
      errors: [{ messageId: 'notHandedIn' }, { messageId: 'ownConnection' }],
    },
    {
      name: 'a query past the transaction',
      filename,
      code: `class H { one() { return this.dataSource.query('select 1'); } }`,
      errors: [{ messageId: 'ownConnection' }],
    },
    {
      name: 'the way around through the manager',
      filename,
      code: `(em) => em.connection.query('select 1');`,
      errors: [{ messageId: 'around', data: { name: 'connection' } }],
    },
    {
      name: 'a manager kept from an earlier transaction',
      filename,
      code: `const em = keep(); em.getRepository(Stay);`,
      errors: [{ messageId: 'notHandedIn' }],
    },
  ],
});
