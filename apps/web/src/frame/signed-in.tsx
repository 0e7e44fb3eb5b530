import { type Me } from '@samtavle/contracts';
import { useAbility } from '@samtavle/web-data-access';
import { EmptyState, useAnnouncements, useText } from '@samtavle/web-ui';
import { useEffect, useRef } from 'react';
import { Outlet, useMatches } from 'react-router';
import { type RouteHandle } from '../router.js';
import { ROOMS, roomsFor } from '../rooms/rooms.js';
import { appTexts } from '../texts.js';
import { Bar } from './bar.js';
import { ConnectionNotice } from './connection.js';
import { Foot } from './foot.js';
import { usePageTitle } from './page-title.js';

/** Bar, room, foot. Made anew when the capacity changes, so that nothing of the former one stays in the page. */
export function SignedIn({ me }: { me: Me }) {
  const say = useText(appTexts);
  const ability = useAbility();
  const rooms = roomsFor(ability);
  const handle = useMatches()
    .map((match) => match.handle as RouteHandle | undefined)
    .findLast((found) => found !== undefined);
  const room = ROOMS.find(({ name }) => name === handle?.room);
  const allowed = room === undefined || rooms.includes(room);
  const title = handle === undefined ? null : say(`rooms.${handle.room}`);
  usePageTitle(title);
  const main = useFocusOnNewRoom(handle?.room ?? null, title);
  return (
    <div className="app">
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          // A real jump would add `#main` to the address, which holds the settings of the room.
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {say('skip')}
      </a>
      <Bar me={me} rooms={rooms} />
      <ConnectionNotice />
      <main id="main" ref={main} tabIndex={-1}>
        {allowed ? <Outlet /> : <NotYours />}
      </main>
      <Foot />
    </div>
  );
}

function NotYours() {
  const say = useText(appTexts);
  return (
    <div className="page narrow lone">
      <EmptyState title={say('notYours.title')}>{say('notYours.help')}</EmptyState>
    </div>
  );
}

/** A new room is said and begins at its top; the first one of a visit is left to the browser. */
function useFocusOnNewRoom(room: string | null, title: string | null) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(room);
  const { announce } = useAnnouncements();
  useEffect(() => {
    if (before.current === room) return;
    before.current = room;
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
    if (title !== null) announce(title);
  }, [room, title, announce]);
  return main;
}
