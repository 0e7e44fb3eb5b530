import type pg from 'pg';
import { type Server } from '../processes/servers.js';

/** What a measure works with. */
export interface Bench {
  readonly databaseUrl: string;
  /** The owner of the tables: reads what the driver must know, and opens sessions. Never part of what is measured. */
  readonly owner: pg.Pool;
  readonly api: Server;
  /** The bare socket.io server. */
  readonly bare: Server;
  /** Tells the person what is going on. */
  say(line: string): void;
  /** How often, in a whole run and in a quick one. */
  take(whole: number, quick: number): number;
}
