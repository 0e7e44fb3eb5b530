import pg from 'pg';

const DATE = 1082;
const TIMESTAMPTZ = 1184;
const BIGINT = 20;

/**
 * How PostgreSQL values become JavaScript values, for the whole process. A day stays text (the driver would make it a
 * moment in the server's own zone); a moment becomes ISO 8601 in UTC; sequence numbers become numbers.
 */
export function parseValuesOurWay(): void {
  pg.types.setTypeParser(DATE, (text) => text);
  pg.types.setTypeParser(TIMESTAMPTZ, (text) => (text.endsWith('infinity') ? text : new Date(text).toISOString()));
  pg.types.setTypeParser(BIGINT, Number);
}
