import { type Me } from '@samtavle/contracts';
import { useAbility } from '@samtavle/web-data-access';
import { useAnnouncements, useText } from '@samtavle/web-ui';
import { useEffect, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';
import { ROOMS, roomsFor } from '../rooms/rooms.js';
import { appTexts } from '../texts.js';
import { Bar } from './bar.js';
import { ConnectionNotice } from './connection.js';
import { Foot } from './foot.js';
import { usePageTitle } from './page-title.js';

/** Bar, room, foot. Made anew when the capacity changes, so that nothing of the former one stays in the page. */
export function SignedIn({ me }: { me: Me }) {
  const say = useText(appTexts);
  const { pathname } = useLocation();
  const room = ROOMS.find(({ path }) => path === pathname)?.name ?? (pathname === '/plan' ? 'plan' : undefined);
  const title = room === undefined ? null : say(`rooms.${room}`);
  usePageTitle(title);
  const main = useFocusOnNewRoom(pathname, title);
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
      <Bar me={me} rooms={roomsFor(useAbility())} />
      <ConnectionNotice />
      <main id="main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <Foot />
    </div>
  );
}

/** A new room is said and begins at its top; the first one of a visit is left to the browser. */
function useFocusOnNewRoom(pathname: string, title: string | null) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  const { announce } = useAnnouncements();
  // The log-in page is longer than a phone's screen and was scrolled: the first room starts at its top.
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  useEffect(() => {
    // `/` only leads on to the first room.
    if (before.current === pathname || before.current === '/') {
      before.current = pathname;
      return;
    }
    before.current = pathname;
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
    if (title !== null) announce(title);
  }, [pathname, title, announce]);
  return main;
}
