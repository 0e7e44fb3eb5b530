import { useText } from '@samtavle/web-ui';
import { useEffect } from 'react';
import { appTexts } from '../texts.js';

/** The title of the window: the room, never a citizen's name, because titles are seen over shoulders and kept in histories. */
export function usePageTitle(room: string | null): void {
  const say = useText(appTexts);
  const title = room === null ? 'Samtavle' : say('title', { room });
  useEffect(() => {
    document.title = title;
  }, [title]);
}
