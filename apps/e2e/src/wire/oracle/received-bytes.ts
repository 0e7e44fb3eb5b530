import { CommandDone, WallView } from '@samtavle/contracts';
import { type Received } from '../../support/received.js';
import { type Claim } from './claims.js';
import { ofAnyOwner } from './wall-claims.js';

/** The id a command is answered with: of what its author just made, or the own sector's id of whom its author just enrolled. */
export function answeredIds({ by, raw, said }: Received): ReadonlySet<string> {
  const answer = by === 'wire' ? wireSaid(raw)?.said : said;
  const value: unknown = typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : answer;
  const done = CommandDone.safeParse(value);
  return new Set(done.success && done.data.id !== null ? [done.data.id] : []);
}

export function isWall({ said }: Received): boolean {
  const wall = WallView.safeParse(said);
  return wall.success && wall.data.kind === 'wall';
}

/** What is read off the bytes of a wall is told to the whole room. */
export function onWall(claim: Claim): Claim[] {
  if (claim.kind === 'content') return [{ ...claim, kind: 'wall' }];
  const slots = ofAnyOwner('identification');
  return claim.kind === 'existence' ? [{ kind: 'wall', citizen: claim.citizen, slots, because: claim.because }] : [];
}

export function around(raw: string, claim: Claim): string {
  const at = raw.indexOf((claim.kind === 'never' ? undefined : claim.id) ?? claim.because.split(' ').at(-1) ?? '');
  return `${raw.slice(0, 200)} … ${at < 0 ? '' : raw.slice(Math.max(0, at - 200), at + 300)}`;
}

/** Reads a frame as it lay on the wire: `42["frame",{…}]` is a message, `43…[{…}]` an acknowledgement. */
export function wireSaid(raw: string): { name: string; said: unknown } | undefined {
  const [, kind, json] = /^4([23])\d*(\[[^]*)$/.exec(raw) ?? [];
  if (json === undefined) return undefined;
  const [first, second] = JSON.parse(json) as unknown[];
  return kind === '2' ? { name: String(first), said: second } : { name: 'ack', said: first };
}
