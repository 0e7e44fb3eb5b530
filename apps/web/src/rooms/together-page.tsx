import '@samtavle/web-care-plan/styles.css';
import { TogetherRoom } from '@samtavle/web-care-plan';
import { useAbility, useSession } from '@samtavle/web-data-access';
import { useText } from '@samtavle/web-ui';
import { Navigate } from 'react-router';
import { usePageTitle } from '../frame/page-title.js';
import { appTexts } from '../texts.js';

/** Looked at together with the citizen: without bar, menu or colleagues. Without a session there is nothing to show. */
export function TogetherPage() {
  const say = useText(appTexts);
  const { me, loading } = useSession();
  const isOpen = useAbility().can('open', 'Board');
  usePageTitle(say('rooms.together'));
  if (loading) return null;
  return me === null || !isOpen ? <Navigate to="/" /> : <TogetherRoom key={me.acting.memberId} />;
}
