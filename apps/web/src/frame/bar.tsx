import { type Me } from '@samtavle/contracts';
import { useColleagues, useWhoIsHere } from '@samtavle/web-data-access';
import { Brand, PresenceAvatars, useText } from '@samtavle/web-ui';
import { lazy, Suspense } from 'react';
import { Link, NavLink } from 'react-router';
import { type Room } from '../rooms/rooms.js';
import { appTexts } from '../texts.js';
import { CapacityMenu } from './capacity-menu.js';
import { Connection } from './connection.js';

/** Comes with the board, so that the log-in need not wait for it. */
const CitizenSearch = lazy(async () => ({ default: (await import('@samtavle/web-board')).CitizenSearch }));

const TaskCount = lazy(async () => ({ default: (await import('./task-count.js')).TaskCount }));

/** Name, team, rooms, search, presence, connection, acting capacity: the same places on every screen. */
export function Bar({ me, rooms }: { me: Me; rooms: readonly Room[] }) {
  const say = useText(appTexts);
  const board = rooms.some(({ name }) => name === 'board');
  return (
    <header className="bar">
      <Link className="brand" to="/">
        <Brand />
        Samtavle
      </Link>
      <span className="team">{me.acting.team ?? me.acting.authority}</span>
      <nav className="nav" aria-label={say('nav')}>
        <ul>
          {rooms.map(({ name, path }) => (
            <li key={name}>
              <NavLink to={path}>
                {say(`rooms.${name}`)}
                {name === 'tasks' && (
                  <Suspense>
                    <TaskCount />
                  </Suspense>
                )}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <span className="grow" />
      {board && (
        <>
          <Suspense fallback={<div className="search" />}>
            <CitizenSearch />
          </Suspense>
          <Here me={me} />
        </>
      )}
      <Connection />
      <CapacityMenu me={me} />
    </header>
  );
}

/** Colleagues on the board now; oneself is known. */
function Here({ me }: { me: Me }) {
  const here = useWhoIsHere();
  const colleagues = useColleagues();
  const members = here.filter((id) => id !== me.acting.memberId).flatMap((id) => colleagues.of(id) ?? []);
  return <PresenceAvatars members={members} />;
}
