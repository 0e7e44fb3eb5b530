import { useAbility } from '@samtavle/web-data-access';
import { EmptyState, useText } from '@samtavle/web-ui';
import { Navigate } from 'react-router';
import { roomsFor } from '../rooms/rooms.js';
import { appTexts } from '../texts.js';

/** `/` is the first room one may enter: the board, or the log for those who look after it. */
export function Start() {
  const say = useText(appTexts);
  const [first] = roomsFor(useAbility());
  if (first !== undefined) return <Navigate to={first.path} replace />;
  return (
    <div className="page narrow lone">
      <h1 className="vh">{say('noRoom.title')}</h1>
      <EmptyState title={say('noRoom.title')}>{say('noRoom.help')}</EmptyState>
    </div>
  );
}
