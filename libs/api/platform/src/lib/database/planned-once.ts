import pg from 'pg';

const names = new Map<string, string>();

/**
 * Marks a statement that each connection plans once and keeps. For what is asked with every change and finds a few rows by
 * key: behind row-level security its plan takes several times as long as its rows. Not for statements whose best plan
 * depends on the values, and not for texts that are put together as they are asked: each stays in every connection.
 *
 * @returns the statement itself
 * @see docs/adr/0021-planned-once.md
 */
export function plannedOnce(statement: string): string {
  names.set(statement, names.get(statement) ?? `planned_${names.size}`);
  return statement;
}

/** A connection that asks marked statements by name, which is how PostgreSQL keeps their plans. */
export class PlanningClient extends pg.Client {
  override query(...asked: never[]): never {
    const [text, values, ...more] = asked as unknown[];
    const name = typeof text === 'string' && Array.isArray(values) ? names.get(text) : undefined;
    const query = (name === undefined ? text : { name, text }) as string;
    return super.query(query, ...([values, ...more] as unknown as [])) as never;
  }
}
