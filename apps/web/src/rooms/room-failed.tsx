import { Button, EmptyState, useText } from '@samtavle/web-ui';
import { appTexts } from '../texts.js';

/** A room that threw. The others work; nothing of the error is shown, because it may hold what was on the screen. */
export function RoomFailed() {
  const say = useText(appTexts);
  return (
    <div className="page narrow lone" role="alert">
      <h1 className="vh">{say('failed.title')}</h1>
      <EmptyState
        title={say('failed.title')}
        action={<Button onClick={() => window.location.reload()}>{say('failed.reload')}</Button>}
      >
        {say('failed.help')}
      </EmptyState>
    </div>
  );
}
