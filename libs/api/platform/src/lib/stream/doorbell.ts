import { EventEmitter } from 'node:events';

/**
 * Says that a team's stream has grown: a team id and a number, never anything personal. It may be lost (another node, a
 * restart): whoever listens also looks at the stream itself on a fixed beat, so a lost ring costs half a second.
 */
export class Doorbell {
  private readonly emitter = new EventEmitter().setMaxListeners(100);
  private readonly outward: ((teamId: string, seq: number) => void)[] = [];

  ring(teamId: string, seq: number): void {
    this.hear(teamId, seq);
    for (const tell of this.outward) tell(teamId, seq);
  }

  /** A ring that came from another node. */
  hear(teamId: string, seq: number): void {
    this.emitter.emit('ring', teamId, seq);
  }

  onRing(listener: (teamId: string, seq: number) => void): () => void {
    this.emitter.on('ring', listener);
    return () => this.emitter.off('ring', listener);
  }

  /** Carries rings of this node to others. */
  carryOutward(tell: (teamId: string, seq: number) => void): void {
    this.outward.push(tell);
  }
}
