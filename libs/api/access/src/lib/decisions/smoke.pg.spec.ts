import { aCitizen, aTeam } from '../../testing/index.js';
it('works', async () => {
  const t0 = performance.now();
  const team = await aTeam();
  console.log('team', performance.now() - t0);
  const c = await team.meets(aCitizen().enrolledBy('region_psych').onBoard(3, { reasons: ['symptoms_worse'], action: 'ring' }));
  console.log('met', performance.now() - t0);
  console.log(JSON.stringify(await team.cards('nurse')), JSON.stringify(await team.cards('supportWorker')), c.key);
  console.log('cards', performance.now() - t0);
  await team.close();
}, 60000);
