/// <reference lib="dom" />
import { randomUUID } from 'node:crypto';
import { type Page } from '@playwright/test';
import { MeetingView } from '@samtavle/contracts';
import { citizensOf } from './citizens.js';
import { faultsOf } from './faults-on-screen.js';
import { expect, houseOf } from './house.js';
import { sticksOut } from './width-on-screen.js';

const test = houseOf();

const onBoard = async (page: Page) =>
  (await citizensOf(page)).filter(({ stay }) => stay !== null).map(({ name }) => name);
const nowAt = (page: Page) => page.getByRole('button', { pressed: true }).and(page.locator('[aria-current=step]'));
const heading = (page: Page) => page.getByRole('heading', { level: 2 }).first();
const outcome = (page: Page, name: RegExp) => page.getByRole('group', { name: 'Udfald' }).getByRole('button', { name });
const decided = (page: Page) => outcome(page, /./).and(page.locator('[aria-pressed=true]'));
const progress = (page: Page, done: number, all: number) =>
  expect(page.getByText(`${done} af ${all}`, { exact: true })).toBeVisible();

/** Presses a key on the page itself, with focus in no field. */
const key = async (page: Page, name: string) => {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await page.keyboard.press(name);
};

/** Whom the chair comes to with →. */
async function goesOn(page: Page): Promise<string> {
  const before = await nowAt(page).allInnerTexts();
  await key(page, 'ArrowRight');
  await expect(async () => {
    expect(await nowAt(page).count()).toBe(1);
    expect(await nowAt(page).allInnerTexts()).not.toEqual(before);
  }).toPass({ timeout: 10_000, intervals: [20, 50, 100] });
  return heading(page).innerText();
}

async function decides(page: Page, number: '1' | '2' | '4'): Promise<void> {
  await key(page, number);
  await expect(decided(page)).toHaveCount(1);
}

const minutesHeading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Referat' });

async function asksToClose(page: Page) {
  await page.getByRole('button', { name: 'Afslut mødet' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Afslut mødet' });
  await expect(dialog).toBeVisible();
  return dialog;
}

const sends = async (page: Page, name: string, input: object) => {
  const answer = await page.request.post(`/api/commands/${name}`, {
    data: { id: randomUUID(), input },
    headers: { origin: new URL(page.url()).origin, 'x-samtavle': '1' },
  });
  return { status: answer.status(), body: (await answer.json()) as { error?: string } };
};

test('a whole morning meeting: a nurse leads it by keyboard, a support worker and the joint leader follow', async ({
  windows,
}) => {
  test.setTimeout(240_000);
  const anne = await windows.of('anne', { at: '/moede' });
  const jonas = await windows.of('jonas', {
    at: '/moede',
    size: { width: 390, height: 844 },
    // The paper stays in the page until it is made; here nobody makes it.
    before: async (page) => {
      await page.addInitScript(() => Object.assign(window, { print: () => undefined }));
    },
  });
  const louise = await windows.of('louise', { at: '/moede', sector: 'region_psych' });
  const [hers, his] = [await onBoard(anne), await onBoard(jonas)];
  const hidden = hers.filter((name) => !his.includes(name));
  expect(hers.length, 'the board of the team').toBeGreaterThanOrEqual(28);
  expect(hidden.length).toBeGreaterThan(0);

  await anne.getByRole('button', { name: 'Åbn møde' }).press('Enter');
  await expect(anne.getByText('Ordstyrer Anne')).toBeVisible();
  for (const page of [jonas, louise]) await page.getByRole('button', { name: 'Deltag' }).press('Enter');
  const wall = await windows.of('anne', { at: '/vaeg' });

  await test.step('each has the own numbers, and nobody another’s', async () => {
    await progress(anne, 0, hers.length);
    await progress(jonas, 0, his.length);
    for (const name of hidden) expect(await jonas.content()).not.toContain(name);
  });

  const talked: string[] = [];
  const done = new Set<string>();
  await test.step('→ without an outcome asks for one, and goes nowhere', async () => {
    talked.push(await goesOn(anne));
    await key(anne, 'ArrowRight');
    await expect(anne.locator('.mt-outcome').getByText('Vælg et udfald først, 1 til 4.')).toBeVisible();
    expect(await heading(anne).innerText()).toBe(talked[0]);
  });

  await test.step('ending it asks first, and says how many are without an outcome', async () => {
    const dialog = await asksToClose(anne);
    await expect(dialog).toContainText(`${hers.length} på din tavle er uden udfald og skrives som ikke drøftet.`);
    await anne.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  for (let nth = 0; nth < hers.length; nth += 1) {
    const name = talked.at(-1) ?? '';
    const isHidden = hidden.includes(name);
    if (isHidden && !done.has('hidden')) {
      done.add('hidden');
      await test.step('of a citizen who is not his, the support worker sees nothing, and steps out when asked', async () => {
        await expect(anne.getByText(`${name} er skjult for Jonas Bach`)).toBeVisible();
        await expect(jonas.getByText('Mødet er ikke ved en borger, du har, lige nu.')).toBeVisible();
        expect(await jonas.content()).not.toContain(name);
        await expect(wall.locator('[aria-current=step]')).toHaveCount(0);
        await jonas.getByRole('button', { name: 'Gå ud til dette punkt' }).press('Enter');
        await expect(wall.locator('[aria-current=step]')).toContainText(name.split(' ')[0] ?? '');
        await jonas.getByRole('button', { name: 'Kom ind igen' }).press('Enter');
        await expect(wall.locator('[aria-current=step]')).toHaveCount(0);
        await wall.close();
      });
    }
    if (!isHidden && !done.has('agreed')) {
      done.add('agreed');
      await test.step('what is agreed stands on everybody’s screen who may read it, with who and when', async () => {
        await expect(heading(jonas)).toHaveText(name);
        await expect(heading(louise)).toHaveText(name);
        await anne.getByLabel('Kategori').selectOption('visit_logistics');
        const line = anne.getByRole('textbox', { name: 'Skriv en linje' });
        await line.fill('Besøg i eftermiddag, gerne med gåtur');
        await line.press('Enter');
        for (const page of [anne, jonas, louise])
          await expect(
            page.getByRole('listitem').filter({ hasText: 'Besøg i eftermiddag' }).getByText('fra dette møde'),
          ).toBeVisible();
      });
    } else if (!isHidden && !done.has('off')) {
      done.add('off');
      await test.step('one is taken off the board, with a reason, by keyboard', async () => {
        await key(anne, '3');
        const dialog = anne.getByRole('dialog');
        await dialog.getByLabel('Hvorfor nu').selectOption('stable');
        const along = dialog.getByLabel(/Åbne handlinger følger med/);
        if (await along.isVisible()) await along.press('Space');
        await dialog.getByRole('button', { name: 'Tag af tavlen' }).press('Enter');
        await expect(dialog).toHaveCount(0);
        await expect(outcome(anne, /Tages af tavlen/)).toHaveAttribute('aria-pressed', 'true');
      });
      if (nth + 1 < hers.length) talked.push(await goesOn(anne));
      continue;
    } else if (!isHidden && !done.has('twice')) {
      done.add('twice');
      await test.step('with the chair in two windows one wins, and the other is told', async () => {
        const other = await windows.of('anne', { at: '/moede' });
        await expect(heading(other)).toHaveText(name);
        await Promise.all([key(anne, '1'), key(other, '2')]);
        const told = () =>
          Promise.all([anne, other].map((page) => page.getByText('Mødet er gået videre i et andet vindue').count()));
        await expect.poll(async () => (await told()).sort()).toEqual([0, 1]);
        await other.close();
        await expect(decided(anne)).toHaveCount(1);
      });
      if (nth + 1 < hers.length) talked.push(await goesOn(anne));
      continue;
    }
    await decides(anne, nth % 5 === 4 ? '4' : nth % 2 === 0 ? '1' : '2');
    if (nth + 1 < hers.length) talked.push(await goesOn(anne));
  }

  await test.step('everybody on her board was talked about exactly once', async () => {
    expect([...talked].sort()).toEqual([...hers].sort());
    await expect(anne.getByText('Alle på din tavle er gennemgået.')).toBeVisible();
    expect([...done].sort()).toEqual(['agreed', 'hidden', 'off', 'twice']);
  });

  await test.step('who looks elsewhere is not moved; following again comes to the chair’s citizen', async () => {
    const follow = louise.getByRole('button', { name: 'Følg Anne' });
    const first = talked[0] ?? '';
    await louise.locator('.mt-queue').getByRole('button', { name: first }).press('Enter');
    await expect(heading(louise)).toHaveText(first);
    await expect(follow).toHaveAttribute('aria-pressed', 'false');
    await follow.press('Enter');
    await expect(heading(louise)).toHaveText(talked.at(-1) ?? '');
  });

  await test.step('the screens have no serious fault of accessibility, and nothing sticks out of a phone', async () => {
    expect(await faultsOf(anne, 'meeting')).toEqual([]);
    expect(await sticksOut(jonas)).toEqual([]);
  });

  await test.step('it closes once, and the chair stands at the minutes; the second time is a clear error', async () => {
    const view = MeetingView.parse(await (await anne.request.get('/api/meeting')).json());
    const meeting = 'meeting' in view ? view.meeting?.id : undefined;
    const dialog = await asksToClose(anne);
    await expect(dialog).toContainText(`${hers.length} borgere på din tavle.`);
    await expect(dialog).toContainText('1 taget af tavlen');
    await expect(dialog).not.toContainText('uden udfald');
    await dialog.getByRole('button', { name: 'Afslut nu' }).press('Enter');
    await expect(minutesHeading(anne)).toBeFocused();
    for (const page of [jonas, louise]) await expect(page.getByText('Mødet er slut.')).toBeVisible();
    expect(await sends(louise, 'meeting.close', { meeting })).toMatchObject({
      status: 409,
      body: { error: 'meeting_over' },
    });
  });

  await test.step('the minutes are each one’s own', async () => {
    const lines = (page: Page) => page.locator('.mt-minutes > ol > li');
    await expect(lines(anne)).toHaveCount(hers.length);
    await jonas.getByRole('link', { name: 'Læs referatet' }).press('Enter');
    await expect(minutesHeading(jonas)).toBeFocused();
    await expect(lines(jonas).filter({ hasText: 'Besøg i eftermiddag' })).toHaveCount(1);
    const text = await jonas.content();
    for (const name of hidden) expect(text).not.toContain(name);
    expect(await faultsOf(anne, 'minutes')).toEqual([]);
    expect(await sticksOut(jonas)).toEqual([]);
  });

  await test.step('on paper there is what the printer may see, and nothing of the screen', async () => {
    const recorded = jonas.waitForResponse((answer) => answer.url().endsWith('/minutes/print'));
    await jonas.getByRole('button', { name: 'Udskriv' }).press('Enter');
    expect((await recorded).status()).toBe(200);
    await expect(jonas.locator('.minutes-paper')).toBeAttached();
    await jonas.emulateMedia({ media: 'print' });
    const paper = await jonas.locator('body').innerText();
    expect(paper).toContain('Udskrevet af Jonas Bach');
    expect(paper).toContain('Besøg i eftermiddag');
    for (const word of [...hidden, 'Tavlemøde', 'Søg borger', 'Udskriv\n']) expect(paper).not.toContain(word);
    expect(paper).not.toMatch(/\d{6}-?\d{4}/);
  });
});
