import pg from 'pg';
import { isOvertaken } from '../failure.js';

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
  /** What a statement is called here since its first name was of no more use. */
  readonly #renamed = new Map<string, string>();

  // `query` of the driver is eight signatures; one that fits under all of them takes and gives `never`. Nothing here looks at
  // more than the text and whether there are values.
  override query(...asked: never[]): never {
    const [text, ...more]: unknown[] = asked;
    const first = typeof text === 'string' && Array.isArray(more[0]) ? names.get(text) : undefined;
    const name = first && (this.#renamed.get(first) ?? first);
    const answer: unknown = Reflect.apply(super.query, this, [name === undefined ? text : { name, text }, ...more]);
    if (first !== undefined && answer instanceof Promise)
      answer.catch((thrown: unknown) => isOvertaken(thrown) && this.#renamed.set(first, `${name}_`));
    return answer as never;
  }
}
