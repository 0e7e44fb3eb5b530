/// <reference lib="dom" />
import { Week } from '@samtavle/contracts';
import { addDays, danishDay, instant } from '@samtavle/domain';
import { type Locator, type Page } from '@playwright/test';
import { cardOf } from './board-screen.js';
import { citizensOf } from './citizens.js';
import { expect, houseOf } from './house.js';

const test = houseOf();
const TODAY = danishDay(instant(new Date()));
const PHONE = { width: 390, height: 844 };

async function weekOf(page: Page, from: string, days: '1' | '7' = '7'): Promise<Week> {
  return Week.parse(await (await page.request.get(`/api/week?from=${from}&days=${days}`)).json());
}

test('a visit logged on a phone with three presses and a line stands on the nurse’s board', async ({ windows }) => {
  const jonas = await windows.of('jonas', { at: '/dagen', size: PHONE });
  const anne = await windows.of('anne', { at: '/tavle?visning=liste' });
  const known = new Set((await citizensOf(anne)).filter(({ stay }) => stay).map(({ name }) => name));
  const day = await weekOf(jonas, TODAY, '1');
  const stops = day.citizens.filter(({ visits }) => visits.some(({ id }) => day.route.includes(id)));
  const citizen = stops.find(({ name }) => known.has(name));
  if (!citizen) throw new Error('Jonas visits somebody the nurse knows');

  await jonas.getByRole('button', { name: `Log kontakt med ${citizen.name}` }).click();
  const form = jonas.getByRole('dialog');
  await expect(form.getByRole('button', { name: 'Hjemme' })).toHaveAttribute('aria-pressed', 'true');
  await expect(form.getByText(/bliver meldt gennemført/)).toBeVisible();
  await form.getByRole('button', { name: 'Op til 30 min' }).click();
  await form.getByRole('textbox', { name: 'En linje' }).fill('Handlede ind sammen.');
  await form.getByRole('button', { name: 'Gem kontakt' }).click();
  await expect(form).toBeHidden();
  await expect(jonas.getByRole('listitem').filter({ hasText: citizen.name }).getByText('besøgt')).toBeVisible();

  await expect(anne.getByRole('row').filter({ hasText: citizen.name })).toContainText('i dag');
  const seen = (await citizensOf(anne)).find(({ name }) => name === citizen.name);
  expect(seen?.lastContactOn).toBe(TODAY);
});

test('what cannot be is said beside the field, and nothing typed is lost', async ({ windows }) => {
  const anne = await windows.of('anne', { at: '/tavle' });
  const [{ name } = { name: '' }] = (await citizensOf(anne)).filter(({ stay }) => stay?.level === 2);
  await cardOf(anne, name).focus();
  await anne.keyboard.press('k');
  const form = anne.getByRole('dialog', { name: `Kontakt med ${name}` });
  await form.getByRole('textbox', { name: 'En linje' }).fill('Talte om søvnen.');
  await form.getByText('Tid og personer').click();
  await form.getByLabel('Dag').fill(addDays(TODAY, 1));
  await form.getByRole('button', { name: 'Gem kontakt' }).click();
  await expect(form.getByText('Det ligger ude i fremtiden.')).toBeVisible();
  await expect(form.getByRole('textbox', { name: 'En linje' })).toHaveValue('Talte om søvnen.');
  await anne.keyboard.press('Escape');
  await cardOf(anne, name).focus();
  await anne.keyboard.press('k');
  await expect(form.getByRole('textbox', { name: 'En linje' })).toHaveValue('Talte om søvnen.');
});

test('the week is planned with the keyboard alone, and every step can be taken back', async ({ windows }) => {
  const anne = await windows.of('anne', { at: '/tavle' });
  await anne.locator('article').first().focus();
  await anne.keyboard.press('u');
  await expect(anne).toHaveURL(/\/uge$/);
  // Next week lies ahead whatever day it is today.
  await anne.getByRole('button', { name: 'Ugen efter' }).focus();
  await anne.keyboard.press('Enter');
  const gap = anne.getByRole('button', { name: /^Mangler besøg: / }).first();
  await expect(gap).toBeVisible();
  const [, name = '', day = ''] =
    /^Mangler besøg: (.*), (.*)\. Sæt på$/.exec((await gap.getAttribute('aria-label')) ?? '') ?? [];
  const goal = await cellOf(gap);
  const visits = async () =>
    (await weekOf(anne, goal.day)).citizens
      .find((one) => one.name === name)
      ?.visits.filter(({ on }) => on === goal.day);
  expect(await visits()).toEqual([]);

  // The table is one stop; the arrows do the rest.
  await anne.locator('.week [tabindex="0"]').first().focus();
  for (let step = 0; step < 80; step += 1) {
    const here = await cellOf(anne.locator(':focus'));
    if (here.day === goal.day && here.citizen === goal.citizen) break;
    await anne.keyboard.press(here.day === goal.day ? 'ArrowDown' : 'ArrowRight');
  }
  await anne.keyboard.press('Enter');
  const dialog = anne.getByRole('dialog', { name: `Besøg hos ${name}` });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Sæt på' }).focus();
  await anne.keyboard.press('Enter');
  const visit = anne.getByRole('button', { name: `${name}, ${day} kl. 9.00, Anne, planlagt` });
  await expect(visit).toBeVisible();
  expect(await visits()).toHaveLength(1);

  await visit.focus();
  await anne.keyboard.press('Enter');
  const sunday = anne.getByRole('menuitem', { name: /^Flyt til søn/ });
  await sunday.focus();
  await anne.keyboard.press('Enter');
  await expect(visit).toBeHidden();
  expect(await visits()).toEqual([]);
  await anne.getByRole('button', { name: 'Fortryd' }).focus();
  await anne.keyboard.press('Enter');
  await expect(visit).toBeVisible();
});

/** Whose day it stands in. */
async function cellOf(inside: Locator): Promise<{ citizen: string; day: string }> {
  const cell = await inside.evaluate((element) => element.closest('[data-cell]')?.getAttribute('data-cell') ?? '');
  const [citizen = '', day = ''] = cell.split('/');
  return { citizen, day };
}
