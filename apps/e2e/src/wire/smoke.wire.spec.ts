import { expect, test } from '@playwright/test';
import { Screen } from '../support/screen.js';
import { Server } from '../support/server.js';
import { inventedCitizen } from '../support/invented-citizen.js';
import { until } from '../support/until.js';
import { done, WireClient } from '../support/wire-client.js';

let server: Server;
test.beforeAll(async () => {
  server = await Server.start();
});
test.afterAll(() => server.stop());

test('a nurse enrols a citizen, places them on the board, and a colleague sees the card come', async () => {
  const anne = new WireClient(server.origin, 'anne');
  const henrik = new WireClient(server.origin, 'henrik');
  await anne.signIn();
  await henrik.signIn();
  const hers = new Screen(anne);
  const his = new Screen(henrik);
  await hers.open();
  await his.open();

  const { cpr } = inventedCitizen(1);
  const enrolled = done(await anne.command('citizen.enrol', { cpr, givenName: 'Prøve', familyName: 'Borger' }));
  const citizen = enrolled.id ?? '';
  await until(() => hers.cards.get(citizen), { within: 3_000, for: 'the citizen in the caseload of the nurse' });
  expect(his.cards.has(citizen)).toBe(false);

  await anne.command(
    'board.place',
    {
      citizen: citizen as never,
      level: 2,
      reasons: ['symptoms_worse'],
      firstAction: { text: 'Ring i morgen', responsible: anne.me.acting.memberId },
    },
    { over: hers.line },
  );
  const card = await until(() => his.cards.get(citizen), { within: 3_000, for: 'the card on the colleague’s screen' });
  expect(card.action?.text).toBe('Ring i morgen');
  expect(his.gaps + hers.gaps).toBe(0);
});
