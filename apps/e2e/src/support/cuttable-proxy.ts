import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Transform } from 'node:stream';

/** A TCP connection, to PostgreSQL or to the server, that can be cut and mended, as a network or a restart does. */
export class CuttableProxy {
  private readonly open = new Set<Socket>();
  private isCut = false;
  private isMute = false;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async before(target: { host: string; port: number }): Promise<CuttableProxy> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxy = new CuttableProxy(server, (server.address() as AddressInfo).port);
    server.on('connection', (near) => proxy.join(near, target));
    return proxy;
  }

  /** The same address as `url`, through here. */
  through(url: string): string {
    const changed = new URL(url);
    changed.hostname = '127.0.0.1';
    changed.port = String(this.port);
    return changed.href;
  }

  /** Breaks every connection and refuses new ones. */
  cut(): void {
    this.isCut = true;
    for (const socket of this.open) socket.resetAndDestroy();
  }

  /** What is sent still arrives; no answer comes back. */
  mute(): void {
    this.isMute = true;
  }

  mend(): void {
    this.isCut = false;
    this.isMute = false;
  }

  async end(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(near: Socket, target: { host: string; port: number }): void {
    if (this.isCut) {
      near.resetAndDestroy();
      return;
    }
    const far = connect(target);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.open.delete(socket);
        other.destroy();
      });
    }
    near.pipe(far);
    far
      .pipe(new Transform({ transform: (bytes: Buffer, _, done) => done(null, this.isMute ? undefined : bytes) }))
      .pipe(near);
  }
}
