import type { ChainLink, StayMessage } from './hospital-notification.js';

/** One message of the stay in its place; `message` is null when only others' history tells of it. */
export interface Step {
  readonly link: ChainLink;
  readonly message: StayMessage | null;
}

/**
 * Every message known of, in the order the hospital sent them: by time, but never before the one it builds on, as two
 * clocks or one second may put them wrong. The order depends on the set of messages alone, not on how they arrived.
 */
export function orderSteps(messages: readonly StayMessage[]): readonly Step[] {
  const received = new Map<string, StayMessage>();
  const links = new Map<string, ChainLink>();
  const sorted = [...messages].sort(byContent);
  // The same MessageHeader.id is the same message, however often it came. Should two differ, the first sent stands.
  for (const message of sorted) if (!received.has(message.messageId)) received.set(message.messageId, message);
  // What a message says of itself counts before what others remember of it.
  for (const { chain } of received.values()) {
    const own = chain.at(-1);
    if (own !== undefined) links.set(own.messageId, own);
  }
  for (const { chain } of received.values()) {
    for (const link of chain) if (!links.has(link.messageId)) links.set(link.messageId, link);
  }
  return [...links.values()]
    .map((link) => ({ link, message: received.get(link.messageId) ?? null, ...placeOf(link, links) }))
    .sort((a, b) => compare(a.at, b.at) || a.depth - b.depth || compare(a.link.messageId, b.link.messageId))
    .map(({ link, message }) => ({ link, message }));
}

/** The latest time along the way back, and how far the way is; a ring made by contradicting messages ends the walk. */
function placeOf(link: ChainLink, links: ReadonlyMap<string, ChainLink>): { at: string; depth: number } {
  const passed = new Set<string>();
  let at: string = link.occurredAt;
  for (
    let step: ChainLink | undefined = link;
    step !== undefined && !passed.has(step.messageId);
    step = step.replaces === null ? undefined : links.get(step.replaces)
  ) {
    passed.add(step.messageId);
    if (step.occurredAt > at) at = step.occurredAt;
  }
  return { at, depth: passed.size };
}

function byContent(a: StayMessage, b: StayMessage): number {
  return (
    compare(a.occurredAt, b.occurredAt) ||
    compare(a.sentAt, b.sentAt) ||
    compare(a.messageId, b.messageId) ||
    compare(JSON.stringify(a), JSON.stringify(b))
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
