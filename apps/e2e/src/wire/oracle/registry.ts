import { type Category, type Owner } from '@samtavle/domain';
import type pg from 'pg';
import { NOTICE, type Slot, slot } from './rights.js';

/** What a string or id found on the wire stands for. */
export type Meaning =
  /** Content of an owner and category about a citizen. Some texts occur more than once: then any of them explains it. */
  | { readonly kind: 'content'; readonly of: readonly { readonly citizen: string; readonly slot: Slot }[] }
  /** The id one sector knows a citizen by. */
  | { readonly kind: 'alias'; readonly citizen: string; readonly sector: string }
  /** The server's own id of a citizen, which never leaves it. */
  | { readonly kind: 'inner'; readonly citizen: string };

/** Who reads what stands for what. */
export interface Meanings {
  meaningOf(text: string): Meaning | undefined;
  /** The id the sector knows the citizen by. */
  aliasOf(citizen: string, sector: string): string | undefined;
  citizenOf(alias: string): string | undefined;
  sectorOfMember(member: string): string | undefined;
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
  private since = '-infinity';

  constructor(private readonly owner: pg.Pool) {}

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

  /** Reads what has come since the last time. A row's moment is that of its transaction's beginning, so a little further back. */
  async refresh(): Promise<void> {
    await Promise.all([this.readMembers(), this.readAliases(), this.readElements()]);
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

  private async readElements(): Promise<void> {
    const { rows } = await this.owner.query<ElementRow>(
      `SELECT id, citizen_id, kind, owner, category, created_at::text,
              array_remove(ARRAY[content->>'text', content->>'ward', content->>'phone',
                CASE WHEN kind = 'identity' THEN (content->>'givenName') || ' ' || (content->>'familyName') END], NULL) AS texts
         FROM element WHERE created_at >= $1::timestamptz - interval '1 minute' ORDER BY created_at`,
      [this.since],
    );
    for (const row of rows) {
      this.since = row.created_at;
      if (this.known.has(row.id)) continue;
      this.known.add(row.id);
      const own = slot(row.owner, row.category);
      const slots: Slot[] = row.kind === 'admission' ? [own, NOTICE] : [own];
      for (const text of [row.id, ...row.texts]) for (const of of slots) this.means(text, row.citizen_id, of);
    }
  }

  private means(text: string, citizen: string, of: Slot): void {
    if (text.length < SHORTEST_TEXT) return;
    const before = this.meanings.get(text);
    const known = before?.kind === 'content' ? before.of : [];
    this.meanings.set(text, { kind: 'content', of: [...known, { citizen, slot: of }] });
  }
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
