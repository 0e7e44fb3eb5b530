import { useAbility } from '@samtavle/web-data-access';
import { EmptyState, useText } from '@samtavle/web-ui';
import { type ComponentType, Suspense } from 'react';
import { Link } from 'react-router';
import { appTexts } from '../texts.js';
import { RoomBoundary } from './room-failed.js';
import { roomsFor, type RoomName } from './rooms.js';

/** A room for those it is open to. One that fails does not take the frame with it. */
export function RoomDoor({ room, page: Page }: { room: RoomName; page: ComponentType }) {
  const say = useText(appTexts);
  const open = roomsFor(useAbility()).some(({ name }) => name === room);
  if (!open) {
    return (
      <div className="page narrow lone">
        <h1 className="vh">{say('notYours.title')}</h1>
        <EmptyState
          title={say('notYours.title')}
          action={
            <Link className="btn" to="/">
              {say('notFound.back')}
            </Link>
          }
        >
          {say('notYours.help')}
        </EmptyState>
      </div>
    );
  }
  return (
    <RoomBoundary key={room}>
      <Suspense>
        <Page />
      </Suspense>
    </RoomBoundary>
  );
}
