import { type LoadedTasks } from '@samtavle/web-data-access';
import { namesOf } from './groups.js';

/** Whether this machine's browser says when something new is on the list. Nothing of anybody's work stands in it. */
const SWITCH = 'samtavle-notices';

/** `unable` where the browser cannot; `forbidden` where the person has told the browser no. */
export type NoticeState = 'on' | 'off' | 'forbidden' | 'unable';

export function noticeState(): NoticeState {
  if (typeof Notification === 'undefined') return 'unable';
  if (Notification.permission === 'denied') return 'forbidden';
  try {
    return Notification.permission === 'granted' && localStorage.getItem(SWITCH) === 'on' ? 'on' : 'off';
  } catch {
    return 'off';
  }
}

/** Asks the browser's permission: only ever by a press. */
export async function switchNotices(on: boolean): Promise<NoticeState> {
  try {
    if (on && (await Notification.requestPermission()) === 'granted') localStorage.setItem(SWITCH, 'on');
    else localStorage.removeItem(SWITCH);
  } catch {
    // Without storage the answer holds for nothing: it stays off.
  }
  return noticeState();
}

/** How many lines are on the list that were not there before; none when it is read for the first time. */
export function newSince(before: LoadedTasks, now: LoadedTasks): number {
  if (before.kind !== 'ready' || now.kind !== 'ready') return 0;
  const known = namesOf(before.list);
  return [...namesOf(now.list)].filter((name) => !known.has(name)).length;
}
