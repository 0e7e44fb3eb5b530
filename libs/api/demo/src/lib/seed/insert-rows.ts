import { type EntityManager } from 'typeorm';

/** A column and the type its values have in JSON; `hex` becomes bytes. */
export type Columns = Readonly<Record<string, string>>;

/** Rows per statement: large enough to be few, small enough that no statement is tens of megabytes. */
const BATCH = 2_000;

/** Inserts many rows with few statements. Keys of a row are the column names. */
export async function insertRows(
  em: EntityManager,
  table: string,
  columns: Columns,
  rows: readonly object[],
): Promise<void> {
  const names = Object.keys(columns);
  const typed = names.map((name) => `${name} ${columns[name] === 'hex' ? 'text' : columns[name]}`);
  const values = names.map((name) => (columns[name] === 'hex' ? `decode(r.${name}, 'hex')` : `r.${name}`));
  for (let from = 0; from < rows.length; from += BATCH) {
    await em.query(
      `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM jsonb_to_recordset($1::jsonb) AS r(${typed.join(', ')})`,
      [JSON.stringify(rows.slice(from, from + BATCH))],
    );
  }
}
