import { Button, EmptyState, useText } from '@samtavle/web-ui';
import { Component, type ReactNode } from 'react';
import { appTexts } from '../texts.js';

/** Catches what a room throws, also when its code could not be fetched. The other rooms work. */
export class RoomBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <RoomFailed /> : this.props.children;
  }
}

/** Nothing of the error is shown, because it may hold what was on the screen. */
function RoomFailed() {
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
