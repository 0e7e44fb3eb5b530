import { type CprVault } from '@samtavle/api-platform';
import { type EntityManager } from 'typeorm';
import { type DemoTeam } from '../team/model.js';
import { insertRows } from './insert-rows.js';
import { writeBelonging } from './write-belonging.js';
import { writeConsents } from './write-consents.js';
import { writeElements } from './write-elements.js';
import { writeRefusals } from './write-refusals.js';
import { writePeople } from './write-people.js';

/** Writes a whole team as the owner of the tables, parents first. */
export async function writeTeam(em: EntityManager, demo: DemoTeam, vault: CprVault): Promise<void> {
  const { team, citizens } = demo;
  await insertRows(
    em,
    'authority',
    { id: 'uuid', kind: 'text', name: 'text', sor: 'text', gln: 'text' },
    demo.authorities,
  );
  await insertRows(em, 'team', { id: 'uuid', name: 'text' }, [team]);
  await writePeople(em, demo);
  await insertRows(em, 'team_stream', { team_id: 'uuid', seq: 'bigint' }, [{ team_id: team.id, seq: 0 }]);
  await insertRows(
    em,
    'citizen',
    { id: 'uuid', team_id: 'uuid', cpr_cipher: 'hex', cpr_index: 'hex', created_at: 'timestamptz' },
    citizens.map(({ id, cpr, createdAt }) => ({
      id,
      team_id: team.id,
      cpr_cipher: vault.seal(cpr, id).toString('hex'),
      cpr_index: vault.index(cpr, team.id).toString('hex'),
      created_at: createdAt,
    })),
  );
  await writeBelonging(em, team.id, citizens);
  await writeConsents(em, team.id, citizens);
  await writeRefusals(em, team.id, citizens);
  await writeElements(em, team.id, citizens);
}
