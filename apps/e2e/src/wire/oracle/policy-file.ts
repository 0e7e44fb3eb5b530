import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkout } from '../../support/checkout.js';

/**
 * The oracle's own reading of the law as data. It takes the resolved table and the plain lists of the policy file and
 * nothing of the product's policy code, so that a mistake there is not repeated here.
 */
const data = join(checkout, 'libs/shared/policy/src/data');

const Content = z.object({
  roles: z.array(
    z.object({
      id: z.string(),
      read_ceiling: z.array(z.string()),
      health_person: z.enum(['yes', 'no', 'conditional']),
    }),
  ),
  categories: z.array(z.object({ id: z.string(), display: z.string(), sensitivity: z.number() })),
  board_reasons: z.array(z.object({ id: z.string(), inherits_category: z.string() })),
  rules: z.array(
    z.object({
      id: z.string(),
      effect: z.string(),
      requires: z.array(z.string()),
      channel: z.string(),
      duties: z.array(z.string()),
    }),
  ),
  gateways: z.array(
    z.object({
      id: z.string(),
      enabled: z.boolean(),
      categories: z.array(z.string()),
      from: z.array(z.string()),
      to: z.array(z.string()),
    }),
  ),
  wall_mode: z.object({ shows: z.array(z.string()) }),
  consent_packages: z.array(
    z.object({
      id: z.string(),
      flows: z.array(z.object({ from: z.string(), to: z.string(), categories: z.array(z.string()) })),
    }),
  ),
});

export type PolicyFile = z.infer<typeof Content>;

/** @throws Error when it is not what it should be */
export function readPolicyFile(): PolicyFile {
  return Content.parse(JSON.parse(readFileSync(join(data, 'sharing-policy.json'), 'utf8')));
}

/** Every combination of category, owner and receiver with the one rule for it. */
export interface Resolved {
  readonly combination: string;
  readonly effect: string;
  readonly rule: string;
  readonly gateways: readonly string[];
}

export const combination = (category: string, owner: string, receiver: string) => `${category} ${owner} ${receiver}`;

export function readResolved(): Resolved[] {
  const lines = readFileSync(join(data, 'resolved.csv'), 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [category = '', from = '', to = '', effect = '', , rule = '', gateways = ''] = line.split(',');
    return {
      combination: combination(category, from, to),
      effect,
      rule,
      gateways: gateways.split('|').filter(Boolean),
    };
  });
}
