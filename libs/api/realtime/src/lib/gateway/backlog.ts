import { type Socket } from 'socket.io';

/**
 * How many packets wait in this process for a reader that does not read. Socket.IO itself never bounds it: a paused
 * client was seen to queue 58,000 packets and 363 MB while counting as connected.
 */
export class Backlog {
  private packets = 0;

  constructor(socket: Socket) {
    socket.conn.on('packetCreate', () => (this.packets += 1));
    socket.conn.on('drain', () => (this.packets = 0));
  }

  get waiting(): number {
    return this.packets;
  }
}
