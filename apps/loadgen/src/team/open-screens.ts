import type pg from 'pg';
import { cursorOf, Screen, type SignedIn } from '../wire/screen.js';
import { signIn } from './sign-in.js';
import { type Colleague } from './team.js';

/** How many connect at the same time. */
const TOGETHER = 20;

/** Signed in, connected and following the stream, one screen for each name on the list. */
export async function openScreens(owner: pg.Pool, origin: string, colleagues: readonly Colleague[]): Promise<Screen[]> {
  const visitors = await signIn(owner, colleagues);
  const cursors = await cursorsOf(origin, visitors);
  const screens: Screen[] = [];
  for (let from = 0; from < visitors.length; from += TOGETHER) {
    const group = visitors.slice(from, from + TOGETHER).map(async (visitor) => {
      const screen = await Screen.connect(origin, visitor);
      const cursor = cursors.get(visitor.colleague.memberId);
      if (cursor) await screen.follow(cursor);
      return screen;
    });
    screens.push(...(await Promise.all(group)));
  }
  return screens;
}

/** Connected and signed in, for sending commands; they follow nothing. */
export async function openHands(owner: pg.Pool, origin: string, colleagues: readonly Colleague[]): Promise<Screen[]> {
  const visitors = await signIn(owner, colleagues);
  return Promise.all(visitors.map((visitor) => Screen.connect(origin, visitor)));
}

export function closeAll(screens: readonly Screen[]): void {
  for (const screen of screens) screen.socket.close();
}

/** `count` of these, over and over in order. */
export function dealt<T>(from: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, number) => from[number % from.length]).flatMap((one) => one ?? []);
}

async function cursorsOf(origin: string, visitors: readonly SignedIn[]) {
  const byMember = new Map(visitors.map((visitor) => [visitor.colleague.memberId, visitor]));
  const cursors = new Map<string, Awaited<ReturnType<typeof cursorOf>>>();
  // One after the other: each is a whole board.
  for (const [memberId, visitor] of byMember) cursors.set(memberId, await cursorOf(origin, visitor));
  return cursors;
}
