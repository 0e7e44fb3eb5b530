import { setTimeout as wait } from 'node:timers/promises';
import { type Answer } from './http-call.js';

const isTooFast = (answer: unknown) => JSON.stringify(answer).includes('"rate_limited"');

/** Asks again after a moment as long as the answer is that it went too fast. */
export async function patiently<T extends object>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    const answer = await ask();
    const isLimited = 'status' in answer ? answer.status === 429 : isTooFast(answer);
    if (!isLimited) return answer;
    await wait(200);
  }
}

/** What tells one answer from another: the status and the body, but not the number the request was given. */
export function essence({ status, body, json }: Answer): unknown {
  if (typeof json !== 'object' || json === null) return { status, body };
  return { status, body: { ...json, requestId: 'any' } };
}
