import { type INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { isOwnOrigin, readToken, Sessions } from '@samtavle/api-access';
import { CONFIG, type Config } from '@samtavle/api-platform';
import { type Server, type ServerOptions, type Socket } from 'socket.io';

const MAX_MESSAGE_BYTES = 64 * 1024;

/**
 * Socket.IO as this house needs it. Every namespace authenticates in middleware, before any handler exists: Nest's guards
 * do not run on connect, and messages are handled while an async `handleConnection` is still pending (both measured).
 * Connection state recovery stays off: it brought a revoked user back into the room (measured); resuming is ours.
 */
export class SocketAdapter extends IoAdapter {
  private readonly config: Config;
  private readonly sessions: Sessions;

  constructor(app: INestApplicationContext) {
    super(app);
    this.config = app.get(CONFIG);
    this.sessions = app.get(Sessions);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const allowed = this.config.SAMTAVLE_ORIGINS.split(',').filter(Boolean);
    const loopbackOnly = ['127.0.0.1', 'localhost', '::1'].includes(this.config.HOST) && allowed.length === 0;
    const server: Server = super.createIOServer(port, {
      ...options,
      maxHttpBufferSize: MAX_MESSAGE_BYTES,
      perMessageDeflate: false,
      serveClient: false,
      pingInterval: 10_000,
      pingTimeout: 10_000,
      // `cors` does not stop a foreign Origin over websocket, so both transports are asked here.
      allowRequest: (request, decide) => {
        decide(null, isOwnOrigin(request.headers.origin, request.headers.host, allowed, loopbackOnly));
      },
    } as ServerOptions);
    const authenticate = (socket: Socket, next: (error?: Error) => void): void => {
      const token = readToken(socket.handshake.headers.cookie, this.config.SAMTAVLE_SECURE_COOKIE);
      this.sessions.viewerOf(token, false).then(
        (viewer) => {
          socket.data = { viewer };
          next();
        },
        () => next(new Error('not_signed_in')),
      );
    };
    server.use(authenticate);
    server.on('new_namespace', (namespace) => namespace.use(authenticate));
    return server;
  }
}
