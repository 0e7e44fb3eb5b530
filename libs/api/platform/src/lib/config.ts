import { z } from 'zod';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');
const key32 = z
  .string()
  .refine((text) => Buffer.from(text, 'base64').length === 32, { message: 'must be 32 bytes in base64' })
  .transform((text) => Buffer.from(text, 'base64'));

const databaseUrl = z.url({ protocol: /^postgres(ql)?$/ });

const Environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** The owner: migrates and makes the runtime role. Left out on nodes that only run. */
  DATABASE_URL: databaseUrl.optional(),
  /** The runtime role. Left out, the owner gives it a fresh password at start. */
  DATABASE_RUNTIME_URL: databaseUrl.optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(12),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  SAMTAVLE_DEMO: flag,
  SAMTAVLE_TEST_CLOCK: flag,
  SAMTAVLE_PARENT_PIPE: flag,
  /** Origins a browser may come from, besides the host itself; comma separated. */
  SAMTAVLE_ORIGINS: z.string().default(''),
  /** How many proxies stand in front; their forwarding headers are believed, others are not. */
  SAMTAVLE_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  SAMTAVLE_SECURE_COOKIE: flag,
  SAMTAVLE_CPR_KEY: key32,
  SAMTAVLE_CPR_INDEX_KEY: key32,
  SAMTAVLE_EXCHANGE_TOKEN: z.string().min(32),
  SAMTAVLE_WEB_ROOT: z.string().optional(),
  SAMTAVLE_IDLE_MINUTES: z.coerce.number().int().min(1).max(60).default(15),
  SAMTAVLE_SESSION_HOURS: z.coerce.number().int().min(1).max(12).default(12),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** What the process was started with, checked whole before anything else runs. */
export type Config = z.infer<typeof Environment>;
export const CONFIG = Symbol('config');

/** @throws Error naming every variable that is missing or wrong, never its value */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const read = Environment.safeParse(withoutEmpty(environment));
  if (!read.success) {
    const problems = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The configuration cannot be used:\n  ${problems.join('\n  ')}`);
  }
  const config = read.data;
  if (!config.DATABASE_URL && !config.DATABASE_RUNTIME_URL)
    throw new Error('DATABASE_URL or DATABASE_RUNTIME_URL is needed');
  if (config.NODE_ENV === 'production' && config.SAMTAVLE_TEST_CLOCK)
    throw new Error('the test clock never runs in production');
  return config;
}

function withoutEmpty(environment: Record<string, string | undefined>): Record<string, string> {
  const filled: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) if (value) filled[name] = value;
  return filled;
}
