import { type Category, type Owner } from '@samtavle/domain';
import type pg from 'pg';
import { EmergencyRegistry, type EmergencyRequest, type EmergencyUse } from './emergency-registry.js';
import { factSlot, NOTICE, planSlot, type Slot, slot } from './rights.js';

/** What a string or id found on the wire stands for. */
export type Meaning =
  /** Content of an owner and category about a citizen. Some texts occur more than once: then any of them explains it. */
  | { readonly kind: 'content'; readonly of: readonly Content[] }
  /** The id one sector knows a citizen by. */
  | { readonly kind: 'alias'; readonly citizen: string; readonly sector: string }
  /** The server's own id of a citizen, which never leaves it. */
  | { readonly kind: 'inner'; readonly citizen: string };

/** Something of one element. */
export interface Content {
  readonly citizen: string;
  readonly slot: Slot;
  readonly element: string;
}

/** Who reads what stands for what. */
export interface Meanings {
  meaningOf(text: string): Meaning | undefined;
  /** The id the sector knows the citizen by. */
  aliasOf(citizen: string, sector: string): string | undefined;
  citizenOf(alias: string): string | undefined;
  sectorOfMember(member: string): string | undefined;
  taskOf(id: string): ToDo | undefined;
  requestOf(id: string): EmergencyRequest | undefined;
  useOf(id: string): EmergencyUse | undefined;
}

/** Whom a task is for. */
export interface ToDo {
  readonly id: string;
  readonly sector: string;
  readonly citizen: string | null;
  readonly forWhom: 'member' | 'contacts' | 'leaders' | 'duty';
  readonly member: string | null;
  /** Every capacity of whoever did what it is about, and is not to judge it. */
  readonly notFor: readonly string[];
}

/** Texts as short as this are words of the language, not of one citizen. */
const SHORTEST_TEXT = 8;

/**
 * Every id and text of the database and what it is about, read as the owner. Content lies with owner and category; who
 * may see those is not asked of the database.
 */
export class Registry implements Meanings {
  private readonly meanings = new Map<string, Meaning>();
  private readonly aliases = new Map<string, Map<string, string>>();
  private readonly sectors = new Map<string, string>();
  private readonly known = new Set<string>();
  private readonly tasks = new Map<string, ToDo>();
  private readonly emergencies: EmergencyRegistry;
  private since = '-infinity';

  constructor(private readonly owner: pg.Pool) {
    this.emergencies = new EmergencyRegistry(owner);
  }

  meaningOf(text: string): Meaning | undefined {
    return this.meanings.get(text);
  }

  aliasOf(citizen: string, sector: string): string | undefined {
    return this.aliases.get(citizen)?.get(sector);
  }

  citizenOf(alias: string): string | undefined {
    const meaning = this.meanings.get(alias);
    return meaning?.kind === 'alias' ? meaning.citizen : undefined;
  }

  sectorOfMember(member: string): string | undefined {
    return this.sectors.get(member);
  }

  taskOf(id: string): ToDo | undefined {
    return this.tasks.get(id);
  }

  requestOf(id: string): EmergencyRequest | undefined {
    return this.emergencies.requestOf(id);
  }

  useOf(id: string): EmergencyUse | undefined {
    return this.emergencies.useOf(id);
  }

  /** Reads what has come since the last time. A row's moment is that of its transaction's beginning, so a little further back. */
  async refresh(): Promise<void> {
    await Promise.all([
      this.readMembers(),
      this.readAliases(),
      this.readElements(),
      this.readTasks(),
      this.emergencies.refresh(),
    ]);
  }

  private async readMembers(): Promise<void> {
    if (this.sectors.size > 0) return;
    const { rows } = await this.owner.query<{ id: string; sector: string }>('SELECT id, sector FROM member');
    for (const { id, sector } of rows) this.sectors.set(id, sector);
  }

  private async readAliases(): Promise<void> {
    const { rows } = await this.owner.query<{ id: string; citizen_id: string; sector: string }>(
      'SELECT id, citizen_id, sector FROM citizen_alias WHERE NOT citizen_id = ANY ($1)',
      [[...this.aliases.keys()]],
    );
    for (const { id, citizen_id: citizen, sector } of rows) {
      this.meanings.set(citizen, { kind: 'inner', citizen });
      this.meanings.set(id, { kind: 'alias', citizen, sector });
      this.aliases.set(citizen, (this.aliases.get(citizen) ?? new Map<string, string>()).set(sector, id));
    }
  }

  private async readTasks(): Promise<void> {
    const { rows } = await this.owner.query<ToDo>(
      `SELECT t.id, t.sector, t.citizen_id AS citizen, t.for_whom AS "forWhom", t.for_member AS member,
              ARRAY(SELECT m.id FROM member m WHERE m.person_id = t.not_for_person) AS "notFor"
         FROM task t WHERE NOT t.id = ANY ($1)`,
      [[...this.tasks.keys()]],
    );
    for (const task of rows) this.tasks.set(task.id, task);
  }

  private async readElements(): Promise<void> {
    const { rows } = await this.owner.query<ElementRow>(
      `SELECT id, citizen_id, kind, owner, coalesce(open_category, category) AS category, created_at::text,
              array_remove(ARRAY[content->>'text', content->>'ward', content->>'phone', content->>'agreements',
                CASE WHEN kind = 'identity' THEN (content->>'givenName') || ' ' || (content->>'familyName') END], NULL) AS texts
         FROM element WHERE created_at >= $1::timestamptz - interval '1 minute' ORDER BY created_at`,
      [this.since],
    );
    for (const row of rows) {
      this.since = row.created_at;
      if (this.known.has(row.id)) continue;
      this.known.add(row.id);
      const slots = slotsOfElement(row.kind, row.id, slot(row.owner, row.category));
      for (const text of [row.id, ...row.texts])
        for (const of of slots) this.means(text, { citizen: row.citizen_id, slot: of, element: row.id });
    }
  }

  private means(text: string, of: Content): void {
    if (text.length < SHORTEST_TEXT) return;
    const before = this.meanings.get(text);
    const known = before?.kind === 'content' ? before.of : [];
    this.meanings.set(text, { kind: 'content', of: [...known, of] });
  }
}

/**
 * Any of which lets somebody see the element: an admission is also its notice, a plan is its parties' own, and what was
 * pushed is its receiver's and the sector's it came from.
 */
export function slotsOfElement(kind: string, id: string, own: Slot): Slot[] {
  if (kind === 'admission') return [own, NOTICE];
  if (kind === 'plan') return [planSlot(id)];
  return kind === 'pushed_fact' ? [factSlot(id)] : [own];
}

interface ElementRow {
  readonly id: string;
  readonly citizen_id: string;
  readonly kind: string;
  readonly owner: Owner;
  readonly category: Category;
  readonly created_at: string;
  readonly texts: readonly string[];
}
