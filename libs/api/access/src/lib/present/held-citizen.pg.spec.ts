import { refusalOf } from '@samtavle/api-platform/testing';
import { aCitizen, aTeam, type TestTeam } from '../../testing/index.js';
import { Decisions } from '../decisions/decisions.js';
import { heldCitizen } from './held-citizen.js';

let team: TestTeam;

beforeAll(async () => {
  team = await aTeam();
}, 60_000);
afterAll(() => team?.close());

describe('a citizen that is waited for', () => {
  it('is no longer there for who was taken off by a colleague who began later and came first', async () => {
    const bente = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] }));
    const decisions = team.get(Decisions);
    const { late } = await team.as('leader', async (tx) => {
      await decisions.hold(tx, bente.key, 'alone');
      const late = refusalOf(
        team.as('nurse', (theirs, viewer) =>
          heldCitizen(theirs, decisions, viewer, bente.id('region_psych'), 'shared'),
        ),
      );
      await team.somebodyWaits(late);
      team.clock.set('2026-11-26T12:00:00Z');
      await tx.em.query('UPDATE relation SET valid_to = $2, closed = true WHERE citizen_id = $1', [
        bente.key,
        team.clock.now(),
      ]);
      return { late };
    });
    expect((await late).code).toBe('not_found');
  });
});
