import { useTasks } from '@samtavle/web-data-access';
import { useText } from '@samtavle/web-ui';
import { useEffect, useRef } from 'react';
import { newSince, noticeState } from './notices.js';
import { taskTexts } from './texts.js';

/**
 * Tells through the browser that something new is on the list, while the page is out of sight. It says how many and
 * nothing else: whoever passes the screen reads it too. Gone when the page is looked at again, or left.
 */
export function useNotices(): void {
  const say = useText(taskTexts);
  const { tasks } = useTasks();
  const before = useRef(tasks);
  const shown = useRef<Notification | null>(null);
  useEffect(() => {
    const count = newSince(before.current, tasks);
    before.current = tasks;
    if (count === 0 || !document.hidden || noticeState() !== 'on') return;
    shown.current?.close();
    shown.current = tell(say('notice', { count }));
  }, [say, tasks]);
  useEffect(() => {
    const close = () => {
      if (!document.hidden) shown.current?.close();
    };
    document.addEventListener('visibilitychange', close);
    return () => {
      document.removeEventListener('visibilitychange', close);
      shown.current?.close();
    };
  }, []);
}

/** Null where the browser has notices only for pages it runs in the background, as on most phones. */
function tell(words: string): Notification | null {
  try {
    const notice = new Notification(words, { tag: 'samtavle' });
    notice.addEventListener('click', () => {
      window.focus();
      notice.close();
    });
    return notice;
  } catch {
    return null;
  }
}
