import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The key the browser encrypts a session's unsaved texts with: it lives as long as the session. */
export class Drafts1733200000000 implements MigrationInterface {
  name = 'Drafts1733200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE session ADD COLUMN draft_key bytea CHECK (length(draft_key) = 32);
      ALTER TABLE session ADD CONSTRAINT draft_key_gone_with_session CHECK (ended_at IS NULL OR draft_key IS NULL);
      CREATE INDEX session_with_draft_key ON session (authenticated_at) WHERE draft_key IS NOT NULL;`);
  }

  async down(): Promise<void> {
    throw new Error('a session keeps its key for as long as it lasts');
  }
}
