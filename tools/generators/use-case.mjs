#!/usr/bin/env node
// Makes the room for a new command: node tools/generators/use-case.mjs libs/api/board postpone-review board.postpone-review
// Handler and specification, in a folder of their own; what has to be declared by hand is printed.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [feature, useCase, command] = process.argv.slice(2);
if (!feature || !/^[a-z]+(-[a-z]+)*$/.test(useCase ?? '') || !/^[a-z]+\.[a-z-]+$/.test(command ?? '')) {
  console.error('usage: use-case.mjs libs/api/<feature> <use-case> <command.name>');
  process.exit(2);
}
const root = resolve(import.meta.dirname, '../..');
const folder = join(root, feature, 'src/lib', useCase);
if (existsSync(folder)) {
  console.error(`${useCase} exists already`);
  process.exit(2);
}
const name = useCase.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase());

mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, `${useCase}.handler.ts`),
  `import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Elements, Handles, type Viewer } from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { CitizenCommand } from '../citizen-command.js';

/** Says in one sentence what a colleague does, and why. */
@Injectable()
@Handles('${command}')
export class ${name}Handler implements CommandHandler<'${command}'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'${command}'>): Promise<Effect> {
    const citizen = await this.citizens.open(tx, viewer, input.citizen, 'shared');
    // Load by scope, let a pure rule of libs/shared/domain decide, write with the version guard, record the event.
    throw new Failure('unexpected', {}, 'not written yet');
  }
}
`,
);
writeFileSync(
  join(folder, `${useCase}.pg.spec.ts`),
  `describe('${useCase.replaceAll('-', ' ')}', () => {
  it('does what a colleague would say it does', () => {
    throw new Error('write this first');
  });
});
`,
);
console.log(`made ${feature}/src/lib/${useCase}

Still by hand:
  1. libs/shared/contracts/src/lib/commands.ts: '${command}' with its input, action and subject
  2. ${feature}/src/lib/*.module.ts: ${name}Handler among the providers
  3. npm run generate-docs`);
