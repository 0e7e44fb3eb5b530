// Writes sharing-policy-data.ts from sharing-policy.json. Run it after every change of the JSON:
//   node libs/shared/policy/src/data/write-policy-module.mjs
// Why a module and not `import … with { type: 'json' }`: the transformer used in tests drops the import attribute, which
// Jest and Node then complain about or refuse. One generated module is the same for Node, the browser and the tests.
import { readFileSync, writeFileSync } from 'node:fs';

const policy = JSON.parse(readFileSync(new URL('./sharing-policy.json', import.meta.url), 'utf8'));

/** One line per rule, role or source, so that a change of the policy reads well in a diff. */
const line = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === 'object')
    ? `[\n${value.map((item) => `    ${JSON.stringify(item)},\n`).join('')}  ]`
    : JSON.stringify(value);

const body = Object.entries(policy).map(([key, value]) => `  ${JSON.stringify(key)}: ${line(value)},\n`);

writeFileSync(
  new URL('./sharing-policy-data.ts', import.meta.url),
  '// Generated from sharing-policy.json by write-policy-module.mjs. Change the JSON, not this file.\n' +
    `export const sharingPolicyData: unknown = {\n${body.join('')}};\n`,
);
