import { randomUUID } from 'node:crypto';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { CommandBus, type RequestTrace, Sessions, type Viewer, viewKeyOf } from '@samtavle/api-access';
import { Access } from '@samtavle/api-platform';
import { type Ack, type CommandDone, type Resumed } from '@samtavle/contracts';
import { type Socket } from 'socket.io';
import { Connections } from '../connections.js';
import { Presence } from '../presence/presence.js';
import { Relay } from '../relay/relay.js';
import { Backlog } from './backlog.js';
import { MessageDoor } from './message-door.js';

/** A screen further behind than this starts afresh: cheaper than replaying, and the same in the end. */
const FURTHEST_BEHIND = 2_000;

@WebSocketGateway()
export class BoardGateway implements OnGatewayConnection, OnGatewayDisconnect {
  constructor(
    private readonly door: MessageDoor,
    private readonly connections: Connections,
    private readonly relay: Relay,
    private readonly presence: Presence,
    private readonly bus: CommandBus,
    private readonly sessions: Sessions,
  ) {}

  /** Synchronous on purpose: messages are handled while an async one is pending. The middleware has authenticated. */
  handleConnection(socket: Socket): void {
    const viewer = (socket.data as { viewer?: Viewer }).viewer;
    if (!viewer) {
      socket.disconnect(true);
      return;
    }
    this.door.guard(socket);
    this.connections.add({
      socket,
      viewer,
      trace: traceOf(socket),
      backlog: new Backlog(socket),
      at: undefined,
      open: undefined,
    });
  }

  handleDisconnect(socket: Socket): void {
    const gone = this.connections.remove(socket.id);
    if (gone?.viewer.teamId) this.presence.changed(gone.viewer.teamId);
  }

  @SubscribeMessage('command')
  @Access('socket:command')
  command(@ConnectedSocket() socket: Socket, @MessageBody() body: unknown): Promise<Ack<CommandDone>> {
    return this.door.pass('command', socket, body, async (connection, { name, id, input }) => {
      await this.sessions.touch(connection.viewer);
      return this.bus.execute(connection.viewer, { ...connection.trace, requestId: randomUUID() }, name, id, input);
    });
  }

  @SubscribeMessage('resume')
  @Access('socket:resume')
  resume(@ConnectedSocket() socket: Socket, @MessageBody() body: unknown): Promise<Ack<Resumed>> {
    return this.door.pass('resume', socket, body, async (connection, { cursor }): Promise<Resumed> => {
      const viewKey = viewKeyOf(await this.sessions.underPolicyInForce(connection.viewer));
      if (!connection.viewer.teamId || cursor.viewKey !== viewKey) return { kind: 'refetch' };
      const frame = await this.relay.join(connection, cursor.seq, FURTHEST_BEHIND);
      if (!frame) return { kind: 'refetch' };
      this.presence.changed(connection.viewer.teamId);
      return { kind: 'frame', frame, viewKey };
    });
  }

  @SubscribeMessage('presence')
  @Access('socket:presence')
  open(@ConnectedSocket() socket: Socket, @MessageBody() body: unknown): Promise<Ack<Record<string, never>>> {
    return this.door.pass('presence', socket, body, async (connection, { citizen, writing }) => {
      await this.presence.open(connection, citizen, writing);
      return {};
    });
  }
}

function traceOf(socket: Socket): RequestTrace {
  const agent = String(socket.handshake.headers['user-agent'] ?? '')
    .replace(/[^\x20-\x7E]/g, '')
    .slice(0, 120);
  return { requestId: null, client: agent || null, network: socket.handshake.address };
}
