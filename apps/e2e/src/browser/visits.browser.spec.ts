/// <reference lib="dom" />
import { Week } from '@samtavle/contracts';
import { addDays, danishDay, day as asDay, instant } from '@samtavle/domain';
import { type Locator, type Page } from '@playwright/test';
import { cardOf } from './board-screen.js';
import { citizensOf } from './citizens.js';
import { expect, houseOf } from './house.js';
import { MouseWatch, tabBackTo, tabTo } from './keyboard-alone.js';

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

test('the week is planned with the keyboard alone, and by dragging; every step can be taken back, and others see it', async ({
  windows,
}) => {
  test.setTimeout(90_000);
  const mouse = new MouseWatch();
  const anne = await windows.of('anne', { at: '/tavle', before: mouse.before });
  await tabTo(anne, /^Flemming Aagren/);
  await anne.keyboard.press('u');
  await expect(anne).toHaveURL(/\/uge$/);
  await test.step('the arrows go over days that are gone, with a visit or without', async () => {
    await tabTo(anne, /^Ugen før/);
    await anne.keyboard.press('Enter');
    await expect(anne).toHaveURL(/fra=/);
    const monday = new URL(anne.url()).searchParams.get('fra') ?? '';
    await anne.locator(`[data-cell$="/${monday}"]`).first().waitFor();
    await tabsIntoTable(anne);
    const here = anne.locator(':focus');
    for (let day = 1; day < 7; day += 1) {
      await anne.keyboard.press('ArrowRight');
      expect((await cellOf(here)).day).toBe(addDays(asDay(monday), day));
    }
    await tabBackTo(anne, /^Denne uge/);
    await anne.keyboard.press('Enter');
  });
  // Next week lies ahead whatever day it is today.
  await tabTo(anne, /^Ugen efter/);
  await anne.keyboard.press('Enter');
  const gaps = anne.getByRole('button', { name: /^Mangler besøg: / });
  await expect(gaps.first()).toBeVisible();
  const from = new URL(anne.url()).searchParams.get('fra') ?? '';
  const jonas = await windows.of('jonas', { at: `/uge?fra=${from}` });
  // Somebody of whom he sees a visit that her side agreed: such a one he will see too.
  const hers = (await weekOf(anne, from)).citizens.flatMap(({ visits }) => visits.filter((one) => one.mayChange));
  const his = (await weekOf(jonas, from)).citizens
    .filter(({ visits }) => visits.some(({ id }) => hers.some((one) => one.id === id)))
    .map(({ name }) => name);
  const gapOf = (label: string) => /^Mangler besøg: (.*), (.*)\. Sæt på$/.exec(label) ?? [];
  const labels = await gaps.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
  const label = labels.find((one) => his.includes(gapOf(one)[1] ?? '')) ?? '';
  const [, name = '', day = ''] = gapOf(label);
  const goal = await cellOf(anne.getByRole('button', { name: label, exact: true }));
  const visits = async () =>
    (await weekOf(anne, goal.day)).citizens
      .find((one) => one.name === name)
      ?.visits.filter(({ on }) => on === goal.day);
  expect(await visits()).toEqual([]);

  // The table is one stop; the arrows do the rest.
  await tabsIntoTable(anne);
  for (let step = 0; step < 80; step += 1) {
    const here = await cellOf(anne.locator(':focus'));
    if (here.day === goal.day && here.citizen === goal.citizen) break;
    await anne.keyboard.press(here.day === goal.day ? 'ArrowDown' : here.day < goal.day ? 'ArrowRight' : 'ArrowLeft');
  }
  await anne.keyboard.press('Enter');
  const dialog = anne.getByRole('dialog', { name: `Besøg hos ${name}` });
  await expect(dialog).toBeVisible();
  await tabTo(anne, /^Sæt på$/);
  await anne.keyboard.press('Enter');
  const saying = `${name}, ${day} kl. 9.00, Anne, planlagt`;
  const visit = anne.getByRole('button', { name: saying });
  await expect(visit).toBeVisible();
  await expect(jonas.getByRole('button', { name: saying })).toBeVisible();
  expect(await visits()).toHaveLength(1);

  // Saving gave the focus back to the day.
  await expect(visit.or(anne.locator(`[data-cell="${goal.citizen}/${goal.day}"] :focus`))).toBeFocused();
  await anne.keyboard.press('Enter');
  await anne.getByRole('menuitem', { name: /^Flyt til søn/ }).waitFor();
  for (let pressed = 0; pressed < 12; pressed += 1) {
    if (/^Flyt til søn/.test(await anne.locator(':focus').innerText())) break;
    await anne.keyboard.press('ArrowDown');
  }
  await anne.keyboard.press('Enter');
  await expect(visit).toBeHidden();
  expect(await visits()).toEqual([]);
  await tabTo(anne, /^Fortryd/, 80);
  await anne.keyboard.press('Enter');
  await expect(visit).toBeVisible();
  expect(mouse.used, 'presses of a mouse or a finger').toBe(0);

  await test.step('dragged to another day, it stands there for everybody, and nowhere else', async () => {
    const sunday = addDays(asDay(from), 6);
    await drags(anne, visit, anne.locator(`[data-cell="${goal.citizen}/${sunday}"]`));
    const dropped = chipIn(anne, goal.citizen, sunday);
    await expect(dropped).toContainText('9.00 Anne');
    // The other side knows the citizen by another id: what both read is the name and the day.
    const there = (await dropped.getAttribute('aria-label')) ?? '';
    expect(there).toMatch(/søn .* kl\. 9\.00, Anne, planlagt$/);
    await expect(jonas.getByRole('button', { name: there, exact: true })).toBeVisible();
    for (const page of [anne, jonas]) await expect(page.getByRole('button', { name: saying })).toHaveCount(0);
    expect(await visits()).toEqual([]);
    expect(mouse.used).toBeGreaterThan(0);
  });

  await test.step('dropped on another citizen it stays where it was', async () => {
    const sunday = addDays(asDay(from), 6);
    const other = anne.locator(`[data-cell$="/${goal.day}"]:not([data-cell="${goal.citizen}/${goal.day}"])`).first();
    await drags(anne, chipIn(anne, goal.citizen, sunday), other);
    await expect(chipIn(anne, goal.citizen, sunday)).toContainText('9.00 Anne');
    await expect(anne.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('taken back, it stands where it was, for everybody', async () => {
    await anne.getByRole('button', { name: 'Fortryd' }).click();
    for (const page of [anne, jonas]) await expect(page.getByRole('button', { name: saying })).toBeVisible();
    expect(await visits()).toHaveLength(1);
  });
});

async function tabsIntoTable(page: Page): Promise<void> {
  for (let pressed = 0; pressed < 12; pressed += 1) {
    await page.keyboard.press('Tab');
    if ((await cellOf(page.locator(':focus'))).day !== '') return;
  }
  throw new Error('Tab does not come into the table');
}

const chipIn = (page: Page, citizen: string, on: string) => page.locator(`[data-cell="${citizen}/${on}"] .visit-chip`);

/** With the mouse, from the middle of one to the middle of the other. */
async function drags(page: Page, from: Locator, to: Locator): Promise<void> {
  const middle = async (place: Locator) => {
    await place.scrollIntoViewIfNeeded();
    const box = await place.boundingBox();
    if (!box) throw new Error('it is not on the screen');
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };
  const [x, y] = await middle(from);
  await page.mouse.move(x, y);
  await page.mouse.down();
  // The first few pixels say that it is a drag and not a press.
  await page.mouse.move(x + 8, y + 4, { steps: 3 });
  await page.mouse.move(...(await middle(to)), { steps: 12 });
  // The day under the mouse says that it would take it.
  await expect(to).toHaveClass(/\bover\b/);
  await page.mouse.up();
}

/** Whose day it stands in. */
async function cellOf(inside: Locator): Promise<{ citizen: string; day: string }> {
  const cell = await inside.evaluate((element) => element.closest('[data-cell]')?.getAttribute('data-cell') ?? '');
  const [citizen = '', day = ''] = cell.split('/');
  return { citizen, day };
}
