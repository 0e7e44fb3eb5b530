import { type EmergencyRequestId, type ErrorCode } from '@samtavle/contracts';
import { type Sector } from '@samtavle/domain';
import { inventedCpr } from '../../support/invented-citizen.js';
import { type Server } from '../../support/server.js';
import { type Chance } from './chance.js';
import { Keys } from './claims.js';
import { History } from './history.js';
import { loadFacts } from './load-facts.js';
import { withResponsible } from './on-duty.js';
import { PolicyInForce } from './policy-in-force.js';
import { type PolicyTable } from './policy-table.js';
import { Registry } from './registry.js';
import { type Moment, type Reader } from './rights.js';

/** Somebody several sectors may come to enrol in the course of the run. */
export interface Candidate {
  readonly key: string;
  readonly cpr: string;
  /** As the server knows them, once somebody has enrolled them. */
  citizen: string | undefined;
}

/** A question in an emergency: about whom, by which member, and to which sector. */
export interface Asked {
  readonly id: EmergencyRequestId;
  readonly citizen: string;
  readonly from: string;
  readonly to: string;
}

export interface Colleague {
  readonly id: string;
  readonly sector: Sector;
}

/** What all personas of a run share: the law, what is true, and what has been counted. */
export class World {
  readonly keys = new Keys();
  readonly tally = new Map<string, number>();
  /** Everybody of the run, by the member they act as. */
  readonly readers = new Map<string, Reader>();
  /** Questions asked in emergencies. */
  readonly requests: Asked[] = [];
  readonly policy: PolicyInForce;
  operations = 0;
  private markers = 0;

  private constructor(
    readonly server: Server,
    readonly table: PolicyTable,
    readonly chance: Chance,
    readonly registry: Registry,
    readonly history: History,
    readonly candidates: readonly Candidate[],
    readonly colleagues: readonly Colleague[],
    /** Members who act on an authorised person's responsibility. */
    readonly responsible: ReadonlySet<string>,
  ) {
    this.policy = new PolicyInForce(table);
  }

  static async of(server: Server, table: PolicyTable, chance: Chance, moment: Moment, size: number): Promise<World> {
    const registry = new Registry(server.owner);
    await registry.refresh();
    const facts = await loadFacts(server.owner);
    const { rows } = await server.owner.query<Colleague>('SELECT id, sector FROM member WHERE team_id IS NOT NULL');
    const candidates = Array.from({ length: size }, (_, at) => ({
      key: `c${at}`,
      cpr: inventedCpr(at + 5_000),
      citizen: undefined,
    }));
    const history = new History(facts, moment, table);
    const responsible = await withResponsible(server);
    const world = new World(server, table, chance, registry, history, candidates, rows, responsible);
    [...facts.keys()].forEach((citizen, at) => world.keys.set(`d${at}`, citizen));
    return world;
  }

  /** A number no other marker of this run has. */
  nextMarker(): number {
    return (this.markers += 1);
  }

  /** Notes that something was tried and how it came out. */
  count(what: string, outcome: 'ok' | ErrorCode): void {
    this.operations += 1;
    const name = outcome === 'ok' ? what : `${what} ${outcome}`;
    this.tally.set(name, (this.tally.get(name) ?? 0) + 1);
  }
}
