import { type Received } from '../../support/received.js';
import { type Facts } from './facts.js';

/**
 * Makes the oracle see what did not happen, to prove that it would: `SAMTAVLE_ORACLE_SABOTAGE=stream` lets the support
 * worker receive now and then what the nurse received, `model` makes the oracle forget every consent, and `screen` loses a
 * frame without a word. With any of them the run must be red. Only the test is touched, never the product.
 */
export type Sabotage = 'none' | 'stream' | 'model' | 'screen';

/** @throws Error for a word that is none of them: a misspelt sabotage would look like a proof */
export function sabotageFrom(environment: Readonly<Record<string, string | undefined>>): Sabotage {
  const asked = environment['SAMTAVLE_ORACLE_SABOTAGE'] ?? 'none';
  const known = (['none', 'stream', 'model', 'screen'] as const).find((one) => one === asked);
  if (!known) throw new Error(`SAMTAVLE_ORACLE_SABOTAGE is stream, model or screen; not ${asked}`);
  return known;
}

const EVERY = 25;

/** The other persona's answers, some of them as if they had come here. */
export function strayed(from: readonly Received[]): Received[] {
  return from.filter(({ by }, at) => by === 'rest' && at % EVERY === 0);
}

/** The same facts as if nobody had ever consented to anything. */
export function withoutConsents(facts: Facts): Facts {
  return { ...facts, consents: [] };
}
