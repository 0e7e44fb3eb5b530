import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * How one part of life stood in one quarter is said once by each sector: two would be two truths. And somebody in the
 * network names the relative of the consent register they are, where until now the same name was taken for it.
 */
export class OneOfEach1733700000000 implements MigrationInterface {
  name = 'OneOfEach1733700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(secondOnesEnd);
    await runner.query(index);
    await runner.query(namedAlike);
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

/**
 * Tied where the screen took the two for one until now: in the own sector, one relative of that name and no other. The
 * version that stands is the one that says it, so that what is merged onto it later merges as before.
 */
const namedAlike = `
  WITH relative AS (SELECT citizen_id, sector, lower(btrim(relative_name)) AS called, min(relative_id::text) AS id
        FROM consent WHERE relative_id IS NOT NULL AND state <> 'superseded'
        GROUP BY 1, 2, 3 HAVING count(DISTINCT relative_id) = 1),
    tied AS (UPDATE element e SET content = e.content || jsonb_build_object('relative', r.id)
        FROM relative r WHERE e.kind = 'network_person' AND e.citizen_id = r.citizen_id AND e.owner = r.sector
          AND lower(btrim(e.content->>'name')) = r.called AND e.corrected_at IS NULL RETURNING e.id, e.version, r.id AS relative)
  UPDATE element_version v SET content = v.content || jsonb_build_object('relative', t.relative)
    FROM tied t WHERE v.element_id = t.id AND v.version = t.version`;
