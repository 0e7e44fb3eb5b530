import { describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { workspaceRoot } from '../workspace/root.mjs';

// Each starts ESLint anew, with everything it loads.
jest.setTimeout(60_000);

/** @type {readonly [file: string, rule: string, code: string][]} */
const offences = [
  [
    'libs/api/board/src/lib/offence.ts',
    'samtavle/declared-access',
    `import { Get } from '@nestjs/common'; export class C { @Get() one() {} }`,
  ],
  ['libs/api/board/src/lib/offence.ts', 'samtavle/repositories-through-run-as', `export { Pool } from 'pg';`],
  ['libs/shared/domain/src/lib/offence.ts', 'samtavle/one-clock', `export const at = Date.now();`],
  ['libs/shared/domain/src/lib/offence.ts', 'samtavle/pure-domain', `export * from 'node:fs';`],
  ['libs/web/ui/src/lib/offence.tsx', 'samtavle/no-hex-outside-tokens', `export const c = '#ffffff';`],
];

describe('the rules in the rooms they are for', () => {
  it.each(offences)('a commit with an offence in %s is stopped by %s', (file, rule, code) => {
    const eslint = join(workspaceRoot, 'node_modules/eslint/bin/eslint.js');
    const { stdout } = spawnSync(
      process.execPath,
      [eslint, '--stdin', '--stdin-filename', join(workspaceRoot, file), '--format', 'json'],
      {
        cwd: workspaceRoot,
        input: code,
        encoding: 'utf8',
      },
    );
    // Before the report Nx may say that it skips the boundary rule until its project graph has been computed once.
    /** @type {{ messages: { ruleId: string | null, severity: number }[] }[]} */
    const [report] = JSON.parse(stdout.slice(stdout.indexOf('[{')));
    expect(report?.messages).toContainEqual(expect.objectContaining({ ruleId: rule, severity: 2 }));
  });
});
