import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What is one colleague's to do: what they are responsible for, and the lines that name them. */
export class Mentions1733400000000 implements MigrationInterface {
  name = 'Mentions1733400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(mentions);
    await runner.query(ownActions);
  }

  async down(): Promise<void> {
    throw new Error('who was mentioned where is not forgotten');
  }
}

/** One line may name several colleagues of a sector, each once; and it is theirs only as long as they may see the line. */
const mentions = `
  DROP INDEX task_once;
  CREATE UNIQUE INDEX task_once ON task (kind, source, sector) WHERE done_at IS NULL AND source IS NOT NULL AND kind <> 'mention';
  CREATE UNIQUE INDEX task_mentioned_once ON task (source, for_member) WHERE done_at IS NULL AND kind = 'mention';
  ALTER TABLE task ADD CONSTRAINT task_mention_of_somebody CHECK (kind <> 'mention' OR for_whom = 'member');
  CREATE OR REPLACE FUNCTION open_task(draft jsonb) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    INSERT INTO task (id, team_id, citizen_id, sector, kind, for_whom, for_member, not_for_person, package, source, due_on, version, opened_at, opened_by)
      SELECT id, app_team(), "citizenId", sector, kind, "forWhom", "forMember", "notForPerson", package, source, "dueOn", 1, app_now(), "openedBy"
        FROM jsonb_to_record(draft) AS d(id uuid, "citizenId" uuid, sector text, kind text, "forWhom" text, "forMember" uuid, "notForPerson" uuid,
          package text, source uuid, "dueOn" date, "openedBy" uuid)
      ON CONFLICT DO NOTHING;
  $$;
  CREATE POLICY task_mention ON task AS RESTRICTIVE TO samtavle_runtime
    USING (kind <> 'mention' OR EXISTS (SELECT 1 FROM element e WHERE e.id = task.source AND e.ended_at IS NULL)) WITH CHECK (true);`;

/** Ids only, of open actions; row-level security then says which of them the colleague may see. */
const ownActions = `
  CREATE INDEX element_open_action ON element ((content->>'responsible')) WHERE kind = 'action' AND ended_at IS NULL;
  CREATE FUNCTION own_open_actions() RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT e.id FROM element e WHERE e.kind = 'action' AND e.ended_at IS NULL AND e.content->>'responsible' = app_member()::text
      AND e.team_id = app_team();
  $$;
  REVOKE ALL ON FUNCTION own_open_actions FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION own_open_actions TO samtavle_runtime;`;
