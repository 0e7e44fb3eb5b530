import { type LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** CPR numbers never reach a log line, wherever they come from: ten digits with or without the hyphen. */
const CPR_LIKE = /\b\d{6}-?\d{4}\b/g;
/** Line breaks and terminal escapes in logged text stand as text. */
// eslint-disable-next-line no-control-regex -- making control characters harmless is the point
const CONTROL = /[\u0000-\u001F\u007F-\u009F]/g;

const harmless = (text: string) => text.replace(CPR_LIKE, '[cpr]').replace(CONTROL, ' ');

/**
 * Structured logs, one JSON object a line, without personal data: no bodies, no names, no query parameters. Errors are
 * logged by class, code and stack; their message only when it is ours.
 */
export function createLog(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: { service: 'samtavle-api' },
    formatters: { log: (entry: Record<string, unknown>) => neutral(entry) },
    hooks: {
      logMethod(this: Logger, args: unknown[], method: (...rest: never[]) => void) {
        method.apply(this, args.map((arg) => (typeof arg === 'string' ? harmless(arg) : arg)) as never[]);
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

export type { Logger } from 'pino';
export const LOG = Symbol('log');

/** What Nest itself says, through the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }
  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, String(message));
  }
  error(message: unknown, stack?: string, context?: string): void {
    this.logger.error({ context, stack }, String(message));
  }
}

/** The part of an error that may be written down: database drivers put row values into `message` and `detail`. */
export function describeError(thrown: unknown): Record<string, unknown> {
  if (!(thrown instanceof Error)) return { kind: typeof thrown };
  const code = 'code' in thrown ? String(thrown.code) : undefined;
  // The stack begins with the message, whose own lines may look like frames.
  const frames = (thrown.stack ?? '')
    .replace(thrown.message, '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12);
  return { kind: thrown.name, code, frames, ...(thrown.cause ? { cause: describeError(thrown.cause) } : {}) };
}

/** Nothing we log lies deeper; what does is a cycle, or somebody's data. */
const DEEPEST = 6;

/** Everything an entry says, however deep it lies: frames and causes are lists and objects of their own. */
function neutral(entry: Record<string, unknown>, depth = 0): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).map(([key, value]) => [key, neutralValue(value, depth + 1)]));
}

function neutralValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return harmless(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return '[deeper]';
  if (Array.isArray(value)) return value.map((one) => neutralValue(one, depth + 1));
  return isPlain(value) ? neutral(value, depth) : value;
}

function isPlain(value: object): value is Record<string, unknown> {
  return Object.getPrototypeOf(value) === Object.prototype;
}
