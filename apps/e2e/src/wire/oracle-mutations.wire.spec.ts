import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { z } from 'zod';

const CHECKOUT = join(import.meta.dirname, '../../../..');

const Mutation = z.looseObject({ edits: z.array(z.looseObject({ file: z.string() })) });
type Read = (folder: string) => unknown;
type Mistaken = (mutation: unknown, nth: number, root: string, checkout: string) => unknown;
const Tool = z.object({
  readMutations: z.custom<Read>((found) => typeof found === 'function'),
  mistaken: z.custom<Mistaken>((found) => typeof found === 'function'),
});

// The mistakes themselves take ten minutes to try (`nx run e2e:mutations`); that they still fit the product takes none.
test('each mistake the oracle is tried with can still be made in what was built', async () => {
  const tool: unknown = await import(pathToFileURL(join(CHECKOUT, 'tools/mutations/mutation.mjs')).href);
  const { readMutations, mistaken } = Tool.parse(tool);
  const mutations = z.array(Mutation).parse(readMutations(join(CHECKOUT, 'apps/e2e/src/mutations')));
  expect(mutations.length).toBeGreaterThan(4);
  for (const mutation of mutations)
    for (const nth of mutation.edits.keys()) expect(() => mistaken(mutation, nth, CHECKOUT, CHECKOUT)).not.toThrow();
});
