import { type Page } from '@playwright/test';
import { cardOf, column } from './board-screen.js';
import { caseloadOf } from './citizens.js';
import { expect, houseOf } from './house.js';
import { SlowNews } from './slow-news.js';

const test = houseOf();

test('somebody is on the board in four fields and without a mouse, in less than twenty seconds', async ({
  windows,
}) => {
  const anne = await windows.of('anne');
  const [name = ''] = await caseloadOf(anne);
  await cardOf(anne, 'Lis Overkær').focus();
  let pressed = 0;
  const press = async (...keys: string[]) => {
    for (const key of keys) await anne.keyboard.press(key);
    pressed += keys.length;
  };

  const began = Date.now();
  await press('n');
  const dialog = anne.getByRole('dialog', { name: 'Sæt på tavlen' });
  await expect(dialog.getByRole('combobox', { name: 'Borger' })).toBeFocused();
  await press(...name.slice(0, 3), 'Enter');
  await expect(dialog.getByRole('combobox', { name: 'Årsag' })).toBeFocused();
  await press(...'med', 'Enter');
  await expect(dialog.getByText('Medicinændring')).toBeVisible();
  await press('Enter');
  await expect(dialog.getByRole('radio', { name: /Niveau 2/ })).toBeFocused();
  await press('3', 'Enter');
  await expect(dialog.getByRole('textbox', { name: 'Første handling' })).toBeFocused();
  await anne.keyboard.type('Ring om dosis');
  await press('Enter');
  await expect(dialog).toHaveCount(0);
  const card = column(anne, 'Niveau 3').getByRole('article', { name: new RegExp(`^${name}`) });
  await expect(card).toContainText('Ring om dosis');
  const took = Date.now() - began;

  test.info().annotations.push({ type: 'keys beside the text', description: String(pressed) });
  expect(pressed).toBeLessThanOrEqual(13);
  expect(took).toBeLessThan(20_000);
  await expect(card).toContainText('Medicinændring');
  await expect(card).toContainText(/Anne\s*i dag/);
  await expect(anne.getByRole('article').and(anne.locator(':focus'))).toHaveCount(1);
});

test('what is missing in the four fields is said beside each of them, and nothing is sent', async ({ windows }) => {
  const anne = await windows.of('anne');
  await anne.getByRole('button', { name: 'Sæt på tavlen' }).click();
  const dialog = anne.getByRole('dialog', { name: 'Sæt på tavlen' });
  await dialog.getByRole('button', { name: 'Sæt på tavlen' }).click();
  for (const field of ['Borger', 'Årsag', 'Første handling'])
    await expect(dialog.getByLabel(field)).toHaveAccessibleDescription(/Udfyld feltet\./);
  await dialog.getByRole('button', { name: 'Fortryd' }).click();
  await expect(dialog).toHaveCount(0);
});

test.describe('a card is moved, and moved back with one press', () => {
  test('by the menu on the card', async ({ windows }) => {
    const anne = await windows.of('anne');
    await cardOf(anne, 'Lis Overkær').getByRole('button', { name: 'Flyt eller åbn menu for Lis Overkær' }).click();
    const menu = anne.getByRole('menu', { name: 'Flyt Lis Overkær' });
    await expect(menu.getByRole('menuitem', { name: /Niveau 2/ })).toContainText('her nu');
    await expect(menu.getByRole('menuitem', { name: /Indlagt/ })).toContainText('Kommer med besked fra sygehuset');
    await menu.getByRole('menuitem', { name: /Niveau 1/ }).click();
    await standsIn(anne, 'Lis Overkær', 'Niveau 1');
    await undo(anne, 'Lis Overkær flyttet til niveau 1');
    await standsIn(anne, 'Lis Overkær', 'Niveau 2');
  });

  test('by M and a digit: focus goes along, a colleague sees who did it, and readers hear it', async ({ windows }) => {
    const anne = await windows.of('anne');
    const henrik = await windows.of('henrik');
    const card = cardOf(anne, 'Yasmin Haddou');
    await card.focus();
    await anne.keyboard.press('m');
    await expect(anne.getByRole('menu', { name: 'Flyt Yasmin Haddou' })).toBeVisible();
    await anne.keyboard.press('2');
    await standsIn(anne, 'Yasmin Haddou', 'Niveau 2');
    await expect(card).toBeFocused();
    await expect(anne.getByTestId('live-polite')).toContainText('Yasmin Haddou flyttet til niveau 2');

    await standsIn(henrik, 'Yasmin Haddou', 'Niveau 2');
    await expect(cardOf(henrik, 'Yasmin Haddou')).toContainText('Anne flyttede hertil fra niveau 3 · nu');
    await expect(henrik.getByTestId('live-polite')).toContainText('Anne ændrede 1 kort');
    await undo(anne, 'Yasmin Haddou flyttet til niveau 2');
    await standsIn(henrik, 'Yasmin Haddou', 'Niveau 3');
  });

  test('by dragging', async ({ windows }) => {
    const anne = await windows.of('anne');
    const from = await cardOf(anne, 'Simon Kvistgård').boundingBox();
    const to = await column(anne, 'Niveau 1').boundingBox();
    if (!from || !to) throw new Error('nothing to drag');
    await anne.mouse.move(from.x + 60, from.y + 60);
    await anne.mouse.down();
    await anne.mouse.move(from.x + 80, from.y + 70, { steps: 4 });
    await anne.mouse.move(to.x + to.width / 2, to.y + 160, { steps: 8 });
    await anne.mouse.up();
    await standsIn(anne, 'Simon Kvistgård', 'Niveau 1');
    await undo(anne, 'Simon Kvistgård flyttet til niveau 1');
    await standsIn(anne, 'Simon Kvistgård', 'Niveau 3');
  });
});

test('somebody with an open action leaves the board only when it is said that the action goes along', async ({
  windows,
}) => {
  const anne = await windows.of('anne');
  await cardOf(anne, 'Nadia Karimov').focus();
  await anne.keyboard.press('a');
  const dialog = anne.getByRole('dialog', { name: 'Tag Nadia Karimov af tavlen' });
  await dialog.getByRole('button', { name: 'Tag af tavlen' }).click();
  await expect(dialog.getByLabel('Hvorfor nu')).toHaveAccessibleDescription(/Udfyld feltet/);
  await dialog.getByLabel('Hvorfor nu').selectOption({ label: 'Det går stabilt' });
  await dialog.getByRole('button', { name: 'Tag af tavlen' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Der er åbne handlinger på kortet.');
  await expect(cardOf(anne, 'Nadia Karimov')).toBeVisible();

  await dialog.getByLabel('Åbne handlinger følger med til den, der har dem').check();
  await dialog.getByRole('button', { name: 'Tag af tavlen' }).click();
  await expect(cardOf(anne, 'Nadia Karimov')).toHaveCount(0);
  await undo(anne, 'Nadia Karimov er taget af tavlen.');
  await standsIn(anne, 'Nadia Karimov', 'Niveau 2');
});

test('two who move the same card in the same moment: the later one is told, and nothing is overwritten', async ({
  windows,
}) => {
  const line = new SlowNews();
  const anne = await windows.of('anne', { before: (page) => line.cut(page) });
  const henrik = await windows.of('henrik');
  await cardOf(anne, 'Per Hedetoft').focus();
  line.hold();
  await cardOf(henrik, 'Per Hedetoft').focus();
  await henrik.keyboard.press('m');
  await henrik.keyboard.press('3');
  await standsIn(henrik, 'Per Hedetoft', 'Niveau 3');

  await anne.keyboard.press('m');
  await anne.keyboard.press('1');
  await expect(anne.getByRole('alert')).toContainText('Per Hedetoft blev ikke flyttet.');
  await expect(anne.getByRole('alert')).toContainText('En kollega ændrede kortet samtidig.');
  line.release();
  await standsIn(anne, 'Per Hedetoft', 'Niveau 3');
  await standsIn(henrik, 'Per Hedetoft', 'Niveau 3');
});

async function standsIn(page: Page, name: string, where: string): Promise<void> {
  await expect(column(page, where).getByRole('article', { name: new RegExp(`^${name}`) })).toBeVisible();
}

async function undo(page: Page, what: string): Promise<void> {
  await page.getByRole('group', { name: what }).getByRole('button', { name: 'Fortryd' }).click();
}
