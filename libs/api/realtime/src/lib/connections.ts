import { Injectable } from '@nestjs/common';
import { type RequestTrace, type Viewer } from '@samtavle/api-access';
import { type Socket } from 'socket.io';
import { type Backlog } from './gateway/backlog.js';

/** One open screen. */
export interface Connection {
  readonly socket: Socket;
  readonly trace: RequestTrace;
  readonly backlog: Backlog;
  viewer: Viewer;
  /** Where in the team's stream the screen stands; undefined until it has said so. */
  at: number | undefined;
  /** The card the person has open, as the server knows the citizen. */
  open: { citizenId: string; writing: boolean } | undefined;
}

/**
 * The screens of this node. Being listed authorises nothing: what is sent to whom is decided from the stored decisions
 * each time.
 */
@Injectable()
export class Connections {
  private readonly byId = new Map<string, Connection>();

  add(connection: Connection): void {
    this.byId.set(connection.socket.id, connection);
  }

  remove(socketId: string): Connection | undefined {
    const gone = this.byId.get(socketId);
    this.byId.delete(socketId);
    return gone;
  }

  get(socketId: string): Connection | undefined {
    return this.byId.get(socketId);
  }

  all(): Connection[] {
    return [...this.byId.values()];
  }

  /** Screens of a team that stand somewhere in its stream. */
  live(teamId: string): Connection[] {
    return this.all().filter((one) => one.viewer.teamId === teamId && one.at !== undefined);
  }

  teams(): Set<string> {
    return new Set(this.all().flatMap((one) => one.viewer.teamId ?? []));
  }
}
