import { randomUUID } from 'node:crypto';
import { type Page } from '@playwright/test';
import { PolicyDrafts } from '@samtavle/contracts';
import { expect, houseOf } from './house.js';

const test = houseOf();

/** What social staff write about the name, the team and the visits, to the region: with consent, before it is eased. */
const RULE = 'R-SOC-REG-BASE';

const marksOfTheMunicipality = (anne: Page) =>
  anne.getByRole('main').getByRole('img', { name: 'Kommune, social', exact: true }).count();

const ruleOf = async (page: Page, id: string) => {
  await page.getByRole('textbox', { name: 'Søg' }).fill(id);
  await page.getByRole('button', { name: id, exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: id })).toBeVisible();
};

/** Takes one word out of a list in which it was chosen. */
const unpick = (page: Page, word: string) =>
  page.locator('.m-pill').filter({ hasText: word }).locator('button').click();

test.describe('law 17: the rules, from a draft to the nurse’s open board', () => {
  test('Erik drafts, may not approve it himself, Vibeke approves, and the nurse’s open board follows', async ({
    windows,
    server,
  }) => {
    test.setTimeout(90_000);
    const anne = await windows.of('anne');
    await expect(anne.getByRole('article').first()).toBeVisible();
    const before = await marksOfTheMunicipality(anne);
    const erik = await windows.of('erik', { at: '/regler', expects: [/status of 422/] });
    await ruleOf(erik, RULE);
    await expect(erik.getByRole('heading', { name: 'Hjemmel' })).toBeVisible();
    await erik.getByRole('button', { name: 'Ændr i en kladde' }).click();

    await test.step('a fault stands at the field, in words, and nothing is kept', async () => {
      await erik.getByLabel('Samtykkets form').selectOption({ label: 'Intet samtykke' });
      await erik.getByRole('textbox', { name: 'Hvorfor' }).fill('Afklaret med begge myndigheder');
      await erik.getByRole('button', { name: 'Gem i kladden' }).click();
      await expect(erik.getByText(`${RULE} siger ikke, hvordan samtykket gives.`)).toBeVisible();
      await expect(erik.getByLabel('Samtykkets form')).toHaveAttribute('aria-invalid', 'true');
    });

    await test.step('the draft waits, with its effect, and is not his own to approve', async () => {
      await erik.getByLabel('Virkning').selectOption({ label: 'Vises, når opgaven kræver det' });
      for (const condition of ['Samtykket dækker det', 'Samtykket er ikke udløbet']) await unpick(erik, condition);
      await erik.getByLabel('Udløb').selectOption({ label: 'Når arbejdet med borgeren slutter' });
      await erik.getByRole('button', { name: 'Gem i kladden' }).click();
      await expect(erik.getByRole('button', { name: 'Kladder', pressed: true })).toBeVisible();
      await expect(erik.getByText('Du har selv skrevet kladden.').first()).toBeVisible();
      await erik.getByRole('button', { name: 'Se virkningen' }).click();
      await expect(erik.getByText('Hvis den bliver sat i kraft nu')).toBeVisible();
      await expect(erik.getByRole('table', { name: /^Hvem får og mister hvad/ })).toContainText('Sygeplejerske');
      await erik.getByRole('button', { name: /^Godkend/ }).click({ force: true });
      await expect(erik.getByRole('dialog')).toHaveCount(0);
      const { drafts } = PolicyDrafts.parse(await (await erik.request.get('/api/policy/drafts')).json());
      const tried = await erik.request.post('/api/commands/policy.approve', {
        data: { id: randomUUID(), input: { draft: drafts[0]?.id, version: 1 } },
        headers: { origin: server.origin, 'x-samtavle': '1' },
      });
      expect(await tried.json()).toMatchObject({ error: 'four_eyes' });
    });

    const vibeke = await windows.of('vibeke', { at: '/regler?fane=kladder' });
    await expect(vibeke.getByText('Fordi: Afklaret med begge myndigheder')).toBeVisible();
    await vibeke.getByRole('button', { name: 'Godkend' }).click();
    await vibeke.getByRole('dialog').getByRole('button', { name: 'Godkend og sæt i kraft' }).click();
    await expect(vibeke.getByText('Ingen kladder venter.')).toBeVisible();

    await expect.poll(() => marksOfTheMunicipality(anne), { timeout: 15_000 }).toBeGreaterThan(before);

    await test.step('the version says who, when and why', async () => {
      await vibeke.getByRole('button', { name: 'Udgaver' }).click();
      const newest = vibeke.getByRole('list', { name: 'Udgaver, nyeste først' }).getByRole('listitem').first();
      await expect(newest).toContainText('Skrevet af Erik Munk');
      await expect(newest).toContainText('godkendt af Vibeke Lund');
      await expect(newest).toContainText('Fordi: Afklaret med begge myndigheder');
    });
  });
});
