import '@samtavle/web-meeting/styles.css';
import { useSession } from '@samtavle/web-data-access';
import { useText } from '@samtavle/web-ui';
import { WallRoom } from '@samtavle/web-meeting';
import { Navigate } from 'react-router';
import { usePageTitle } from '../frame/page-title.js';
import { appTexts } from '../texts.js';

/** The wall has no bar and no menu: whoever passes by can press nothing. Without a session there is nothing to show. */
export function WallPage() {
  const say = useText(appTexts);
  const { me, loading } = useSession();
  usePageTitle(say('rooms.meeting'));
  if (loading) return null;
  return me === null ? <Navigate to="/" /> : <WallRoom key={me.acting.memberId} />;
}
