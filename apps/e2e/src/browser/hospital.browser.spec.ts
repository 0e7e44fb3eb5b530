import { type Page } from '@playwright/test';
import { RevealedCpr } from '@samtavle/contracts';
import { type Cpr, parseCpr } from '@samtavle/domain';
import { inventedCitizen } from '../support/invented-citizen.js';
import { cardOf, column, drawerOf, openCard } from './board-screen.js';
import { citizensOf } from './citizens.js';
import { admitMessage, sendMessage as send } from '../support/hospital-message.js';
import { expect, houseOf } from './house.js';

const test = houseOf();

/** Help under Serviceloven that brings the law's notice to the municipality, and a base consent. */
const WITH_SERVICE = 'Jens Bøgeskov';
/** Known to both, with help that does not bring it. */
const WITHOUT_SERVICE = 'Bo Tindborg';

test('an admission comes live to the region, and to the municipality only where the law brings the notice', async ({
  windows,
  server,
}) => {
  const anne = await windows.of('anne');
  const jonas = await windows.of('jonas');
  const moment = new Date().toISOString();

  await test.step('with help that brings the notice, both see it', async () => {
    expect(await send(server.origin, admitMessage(await cprOf(anne, WITH_SERVICE), moment))).toBe('ok');
    for (const page of [anne, jonas]) {
      await expect(
        column(page, 'Indlagt').getByRole('article', { name: new RegExp(`^${WITH_SERVICE}`) }),
      ).toBeVisible();
      await openCard(page, WITH_SERVICE);
      await expect(drawerOf(page)).toContainText('Indlagt, P7, siden');
    }
    await expect(cardOf(anne, WITH_SERVICE)).toContainText('Nyt om indlæggelse · nu');
  });

  await test.step('without it, the region sees it and the municipality sees the card it had', async () => {
    expect(await send(server.origin, admitMessage(await cprOf(anne, WITHOUT_SERVICE), moment))).toBe('ok');
    await expect(
      column(anne, 'Indlagt').getByRole('article', { name: new RegExp(`^${WITHOUT_SERVICE}`) }),
    ).toBeVisible();
    const his = column(jonas, 'Niveau 2').getByRole('article', { name: new RegExp(`^${WITHOUT_SERVICE}`) });
    await expect(his).toBeVisible();
    await expect(his).not.toContainText('Indlagt');
    await expect(his).not.toContainText('nu');
    await openCard(jonas, WITHOUT_SERVICE);
    await expect(drawerOf(jonas)).not.toContainText('P7');
  });
});

test('the same message twice is one admission, and a person nobody here knows is answered and kept nowhere', async ({
  windows,
  server,
}) => {
  const anne = await windows.of('anne');
  const message = admitMessage(await cprOf(anne, 'Rikke Tornved'), new Date().toISOString());
  expect(await send(server.origin, message)).toBe('ok');
  expect(await send(server.origin, message)).toBe('ok');
  await openCard(anne, 'Rikke Tornved');
  await expect(
    drawerOf(anne)
      .getByRole('region', { name: 'Region' })
      .getByText(/^Indlagt · P7/),
  ).toHaveCount(1);

  const before = await citizensOf(anne);
  expect(await send(server.origin, admitMessage(inventedCitizen(99).cpr, new Date().toISOString()))).toBe('ok');
  expect((await citizensOf(anne)).length).toBe(before.length);
});

async function cprOf(page: Page, name: string): Promise<Cpr> {
  const citizen = (await citizensOf(page)).find((card) => card.name === name);
  const answer = await page.request.post(`/api/citizens/${citizen?.id}/cpr`, {
    headers: { origin: new URL(page.url()).origin, 'x-samtavle': '1' },
  });
  const cpr = parseCpr(RevealedCpr.parse(await answer.json()).cpr);
  if (!cpr) throw new Error(`no CPR number for ${name}`);
  return cpr;
}
