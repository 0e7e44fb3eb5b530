import { citizensOf } from './citizens.js';
import { expect, houseOf } from './house.js';

const test = houseOf();

test('the print has the form of the wall: first name and initial, no CPR, no reasons, and is recorded', async ({
  windows,
}) => {
  const anne = await windows.of('anne', {
    // The paper stays in the page until it is made; here nobody makes it.
    before: async (page) => {
      await page.addInitScript(() => Object.assign(window, { print: () => undefined }));
    },
  });
  // With the browser's own print there is no name on paper, because nothing would be recorded.
  await anne.emulateMedia({ media: 'print' });
  const unasked = await anne.locator('body').innerText();
  expect(unasked.trim()).toMatch(/^Siden udskrives ikke med browseren, .* »Udskriv« på siden\.$/);
  await anne.emulateMedia({ media: 'screen' });
  await anne.getByRole('button', { name: 'Udskriv tavlen' }).click();
  const dialog = anne.getByRole('dialog', { name: 'Udskriv tavlen' });
  await expect(dialog).toContainText('Det skrives i loggen, at du har udskrevet tavlen.');
  await dialog.getByRole('button', { name: 'Udskriv', exact: true }).click();
  await anne.emulateMedia({ media: 'print' });
  const sheet = anne.getByRole('table', { name: /Team Søhøjlandet\..*Udskrevet af Anne Holm/ });
  await expect(sheet).toBeVisible();
  await expect(sheet.getByRole('rowheader', { name: /Inge M\./ })).toBeVisible();
  await expect(sheet.getByRole('rowheader', { name: /Ahmed R\..*Indlagt/ })).toBeVisible();

  const paper = await anne.locator('body').innerText();
  const citizens = await citizensOf(anne);
  const familyNames = citizens.map(({ name }) => name.split(' ').at(-1) ?? '');
  expect(familyNames.filter((name) => paper.includes(name))).toEqual([]);
  expect(paper).not.toMatch(/\d{6}-?\d{4}/);
  for (const word of ['Symptomer', 'Selvmordsrisiko', 'Depot', 'Søg borger', 'Live', 'Sæt på tavlen'])
    expect(paper).not.toContain(word);

  const ove = await windows.of('ove');
  await expect(ove.getByRole('row').filter({ hasText: 'Tavlen udskrevet' })).toContainText('Anne Holm');
});
