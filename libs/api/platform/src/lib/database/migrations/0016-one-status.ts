import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** How one part of life stood in one quarter is said once by each sector: two would be two truths. */
export class OneStatus1733700000000 implements MigrationInterface {
  name = 'OneStatus1733700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(secondOnesEnd);
    await runner.query(index);
  }

  async down(): Promise<void> {
    throw new Error('what ended because it stood twice is not opened again');
  }
}

/** Of those that were written twice the one changed last stands; the others end, and stay in the history. */
const secondOnesEnd = `
  WITH ranked AS (SELECT id, row_number() OVER (PARTITION BY citizen_id, owner, content->>'area', content->>'quarter'
          ORDER BY updated_at DESC, created_at DESC, id) AS rank
        FROM element WHERE kind = 'life_status' AND ended_at IS NULL),
    ended AS (UPDATE element e SET ended_at = now(), version = e.version + 1, updated_at = now(), updated_by = NULL
        FROM ranked r WHERE r.id = e.id AND r.rank > 1 RETURNING e.*)
  INSERT INTO element_version (element_id, version, team_id, citizen_id, kind, slot, content, ended, changed_at, changed_by)
  SELECT id, version, team_id, citizen_id, kind, slot, content, true, updated_at, NULL FROM ended`;

const index = `
  CREATE UNIQUE INDEX element_one_status ON element (citizen_id, owner, (content->>'area'), (content->>'quarter'))
    WHERE kind = 'life_status' AND ended_at IS NULL`;
