import { createBrowserRouter, type RouteObject } from 'react-router';
import { Frame } from './frame/frame.js';
import { Start } from './frame/start.js';
import { NotFound } from './rooms/not-found.js';
import { RoomFailed } from './rooms/room-failed.js';
import { type RoomName } from './rooms/rooms.js';

/** What a route says about itself to the frame. */
export interface RouteHandle {
  room: RoomName | 'parts';
}

const handle = (room: RouteHandle['room']): RouteHandle => ({ room });

/** Asked for while the session is being looked up, so that the board does not wait for its own code. */
const boardRoom = import.meta.env.MODE === 'test' ? null : import('./rooms/board-page.js');

const rooms: RouteObject[] = [
  {
    path: 'tavle',
    handle: handle('board'),
    lazy: async () => ({ Component: (await (boardRoom ?? import('./rooms/board-page.js'))).BoardPage }),
  },
  {
    path: 'borgere',
    handle: handle('citizens'),
    lazy: async () => ({ Component: (await import('./rooms/citizens-page.js')).CitizensPage }),
  },
  {
    path: 'indlaes',
    handle: handle('import'),
    lazy: async () => ({ Component: (await import('./rooms/import-page.js')).ImportPage }),
  },
  {
    path: 'log',
    handle: handle('audit'),
    lazy: async () => ({ Component: (await import('./rooms/audit-page.js')).AuditPage }),
  },
];

/** The parts in every state, to be looked at; never in the built product. */
const parts: RouteObject[] = import.meta.env.DEV
  ? [
      {
        path: 'dele',
        handle: handle('parts'),
        lazy: async () => ({ Component: (await import('./parts/parts-page.js')).PartsPage }),
      },
    ]
  : [];

export function createRouter() {
  return createBrowserRouter([
    ...parts.map((route) => ({ ...route, ErrorBoundary: RoomFailed, HydrateFallback: Nothing })),
    {
      path: '/',
      Component: Frame,
      ErrorBoundary: RoomFailed,
      HydrateFallback: Nothing,
      children: [
        { index: true, Component: Start },
        ...rooms.map((route) => ({ ...route, ErrorBoundary: RoomFailed })),
        { path: '*', Component: NotFound },
      ],
    },
  ]);
}

const Nothing = () => null;
