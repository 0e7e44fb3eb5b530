import type { StayMessage } from './hospital-notification.js';

/**
 * Sorts the messages of ONE citizen into stays. Two belong together when they share any identifier of the stay, also
 * through a third: a sender may add the national identifier later. Never mix citizens: after a wrong CPR number the
 * hospital cancels under the wrong one and may use the same identifier of the stay for the right one.
 */
export function groupByStay<Message extends StayMessage>(
  messages: readonly Message[],
): readonly (readonly Message[])[] {
  let groups: { readonly keys: ReadonlySet<string>; readonly messages: readonly Message[] }[] = [];
  for (const message of messages) {
    const keys = keysOf(message);
    const touched = groups.filter((group) => keys.some((key) => group.keys.has(key)));
    const merged = {
      keys: new Set([...keys, ...touched.flatMap((group) => [...group.keys])]),
      messages: [...touched.flatMap((group) => group.messages), message],
    };
    groups = [...groups.filter((group) => !touched.includes(group)), merged];
  }
  return groups.map((group) => group.messages);
}

export function isOneStay(messages: readonly StayMessage[]): boolean {
  return groupByStay(messages).length <= 1;
}

function keysOf({ episodes }: StayMessage): readonly string[] {
  return episodes.map(({ system, value }) => JSON.stringify([system, value]));
}
