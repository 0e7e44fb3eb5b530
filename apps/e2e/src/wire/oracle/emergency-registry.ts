import { type Category, type Owner } from '@samtavle/domain';
import type pg from 'pg';

/** A question in an emergency: whose, about whom, and to which sector. */
export interface EmergencyRequest {
  readonly id: string;
  readonly citizen: string;
  readonly fromMember: string;
  readonly toSector: string;
}

/** One use of an emergency road, for the sector whose data it was; with the words of what was pushed. */
export interface EmergencyUse {
  readonly id: string;
  readonly citizen: string;
  readonly owner: Owner;
  readonly categories: readonly Category[];
  readonly fact: string | null;
}

/** Every question and every use of an emergency road, read as the owner of the database. */
export class EmergencyRegistry {
  private readonly requests = new Map<string, EmergencyRequest>();
  private readonly uses = new Map<string, EmergencyUse>();

  constructor(private readonly owner: pg.Pool) {}

  requestOf(id: string): EmergencyRequest | undefined {
    return this.requests.get(id);
  }

  useOf(id: string): EmergencyUse | undefined {
    return this.uses.get(id);
  }

  /** Reads what has come since the last time. */
  async refresh(): Promise<void> {
    const [requests, uses] = await Promise.all([
      this.owner.query<EmergencyRequest>(
        `SELECT id, citizen_id AS citizen, from_member AS "fromMember", to_sector AS "toSector"
           FROM emergency_request WHERE NOT id = ANY ($1)`,
        [[...this.requests.keys()]],
      ),
      this.owner.query<EmergencyUse>(
        'SELECT id, citizen_id AS citizen, owner, categories, fact FROM emergency_use WHERE NOT id = ANY ($1)',
        [[...this.uses.keys()]],
      ),
    ]);
    for (const request of requests.rows) this.requests.set(request.id, request);
    for (const use of uses.rows) this.uses.set(use.id, use);
  }
}
