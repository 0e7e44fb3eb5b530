import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { NO_TRACE, type Viewer } from '@samtavle/api-access';
import { type Socket } from 'socket.io';
import { type Connection } from '../lib/connections.js';
import { Backlog } from '../lib/gateway/backlog.js';

export interface Screen extends Connection {
  /** What was sent to it, in order. */
  readonly sent: { readonly message: string; readonly payload: unknown }[];
  readonly isOpen: () => boolean;
}

/** A colleague's open screen. Of the socket there is what the relay and the door touch, and no wire behind it. */
export function aScreen(viewer: Viewer): Screen {
  const sent: Screen['sent'] = [];
  let open = true;
  const id = randomUUID();
  const conn = Object.assign(new EventEmitter(), { close: () => (open = false) });
  const socket = {
    id,
    conn,
    emit: (message: string, payload: unknown) => sent.push({ message, payload }),
    disconnect: () => (open = false),
    get connected() {
      return open;
    },
  } as unknown as Socket;
  return {
    socket,
    viewer,
    trace: NO_TRACE,
    backlog: new Backlog(socket),
    at: 0,
    open: undefined,
    sent,
    isOpen: () => open,
  };
}
