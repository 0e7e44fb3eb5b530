import { createHash } from 'node:crypto';

/** Names what a screen shows, without saying it. */
export function tagOf(said: unknown): string {
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22);
}
