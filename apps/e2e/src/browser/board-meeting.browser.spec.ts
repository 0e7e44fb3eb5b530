/// <reference lib="dom" />
import { randomUUID } from 'node:crypto';
import { type Page } from '@playwright/test';
import { MeetingView } from '@samtavle/contracts';
import { citizensOf } from './citizens.js';
import { faultsOf } from './faults-on-screen.js';
import { expect, houseOf } from './house.js';
import { choose, MouseWatch, tabBackTo, tabTo } from './keyboard-alone.js';
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

/** The queue of a whole board lies between two places of the screen. */
const ACROSS = 120;

/** Whom the chair comes to with →. Waited for in the page itself: asking it again and again is what took the time. */
async function goesOn(page: Page, before = ''): Promise<string> {
  await page.keyboard.press('ArrowRight');
  await (before === '' ? nowAt(page) : nowAt(page).filter({ hasNotText: before })).waitFor();
  return heading(page).innerText();
}

async function decides(page: Page, number: '1' | '2' | '4'): Promise<void> {
  await page.keyboard.press(number);
  await decided(page).waitFor();
}

const minutesHeading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Referat' });

/** Comes there with Tab and presses. */
async function pressesAt(page: Page, name: RegExp, most = ACROSS): Promise<void> {
  await tabTo(page, name, most);
  await page.keyboard.press('Enter');
}

async function asksToClose(page: Page) {
  await tabTo(page, /^Afslut mødet$/, ACROSS);
  await page.keyboard.press('Enter');
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
  const mouse = new MouseWatch();
  const anne = await windows.of('anne', { at: '/moede', before: mouse.before });
  const jonas = await windows.of('jonas', {
    at: '/moede',
    size: { width: 390, height: 844 },
    // The paper stays in the page until it is made; here nobody makes it.
    before: async (page) => {
      await mouse.before(page);
      await page.addInitScript(() => Object.assign(window, { print: () => undefined }));
    },
  });
  const louise = await windows.of('louise', { at: '/moede', sector: 'region_psych', before: mouse.before });
  const [hers, his] = [await onBoard(anne), await onBoard(jonas)];
  const hidden = hers.filter((name) => !his.includes(name));
  expect(hers.length, 'the board of the team').toBeGreaterThanOrEqual(28);
  expect(hidden.length).toBeGreaterThan(0);

  await pressesAt(anne, /^Åbn møde$/);
  await expect(anne.getByText('Ordstyrer Anne')).toBeVisible();
  for (const page of [jonas, louise]) await pressesAt(page, /^Deltag$/);
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
    await anne.keyboard.press('ArrowRight');
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
        await pressesAt(jonas, /^Gå ud til dette punkt$/);
        await expect(wall.locator('[aria-current=step]')).toContainText(name.split(' ')[0] ?? '');
        await expect(jonas.getByRole('button', { name: 'Kom ind igen' })).toBeFocused();
        await jonas.keyboard.press('Enter');
        await expect(wall.locator('[aria-current=step]')).toHaveCount(0);
        await wall.close();
      });
    }
    if (!isHidden && !done.has('agreed')) {
      done.add('agreed');
      await test.step('what is agreed stands on everybody’s screen who may read it, with who and when', async () => {
        await expect(heading(jonas)).toHaveText(name);
        await expect(heading(louise)).toHaveText(name);
        await choose(anne, /^Kategori/, 'visit_logistics', ACROSS);
        await tabTo(anne, /^Skriv en linje/);
        await anne.keyboard.type('Besøg i eftermiddag, gerne med gåtur');
        await anne.keyboard.press('Enter');
        for (const page of [anne, jonas, louise])
          await expect(
            page.getByRole('listitem').filter({ hasText: 'Besøg i eftermiddag' }).getByText('fra dette møde'),
          ).toBeVisible();
        // In a field the keys are letters: the outcome is a button too.
        await pressesAt(anne, /^Uændret/);
        await decided(anne).waitFor();
      });
      talked.push(await goesOn(anne, name));
      continue;
    } else if (!isHidden && !done.has('off')) {
      done.add('off');
      await test.step('one is taken off the board, with a reason, by keyboard', async () => {
        await anne.keyboard.press('3');
        const dialog = anne.getByRole('dialog');
        await dialog.waitFor();
        await choose(anne, /^Hvorfor nu/, 'stable');
        if (await dialog.getByLabel(/Åbne handlinger følger med/).isVisible()) {
          await tabTo(anne, /Åbne handlinger følger med/);
          await anne.keyboard.press('Space');
        }
        await pressesAt(anne, /^Tag af tavlen$/);
        await expect(dialog).toHaveCount(0);
        await expect(outcome(anne, /Tages af tavlen/)).toHaveAttribute('aria-pressed', 'true');
      });
      if (nth + 1 < hers.length) talked.push(await goesOn(anne, name));
      continue;
    } else if (!isHidden && !done.has('twice')) {
      done.add('twice');
      await test.step('with the chair in two windows one wins, and the other is told', async () => {
        const other = await windows.of('anne', { at: '/moede' });
        await expect(heading(other)).toHaveText(name);
        await Promise.all([anne.keyboard.press('1'), other.keyboard.press('2')]);
        const told = () =>
          Promise.all([anne, other].map((page) => page.getByText('Mødet er gået videre i et andet vindue').count()));
        await expect.poll(async () => (await told()).sort()).toEqual([0, 1]);
        await other.close();
        await expect(decided(anne)).toHaveCount(1);
      });
      if (nth + 1 < hers.length) talked.push(await goesOn(anne, name));
      continue;
    }
    await decides(anne, nth % 5 === 4 ? '4' : nth % 2 === 0 ? '1' : '2');
    if (nth + 1 < hers.length) talked.push(await goesOn(anne, name));
  }

  await test.step('everybody on her board was talked about exactly once', async () => {
    expect([...talked].sort()).toEqual([...hers].sort());
    await expect(anne.getByText('Alle på din tavle er gennemgået.')).toBeVisible();
    expect([...done].sort()).toEqual(['agreed', 'hidden', 'off', 'twice']);
  });

  await test.step('who looks elsewhere is not moved; following again comes to the chair’s citizen', async () => {
    const follow = louise.getByRole('button', { name: 'Følg Anne' });
    const first = talked[0] ?? '';
    await pressesAt(louise, new RegExp(`^${first}`), ACROSS);
    await expect(heading(louise)).toHaveText(first);
    await expect(follow).toHaveAttribute('aria-pressed', 'false');
    await tabBackTo(louise, /^Følg Anne/, ACROSS);
    await louise.keyboard.press('Enter');
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
    expect(await faultsOf(anne, 'ending the meeting')).toEqual([]);
    await pressesAt(anne, /^Afslut nu$/);
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
    await pressesAt(jonas, /^Læs referatet$/);
    await expect(minutesHeading(jonas)).toBeFocused();
    await expect(lines(jonas).filter({ hasText: 'Besøg i eftermiddag' })).toHaveCount(1);
    const text = await jonas.content();
    for (const name of hidden) expect(text).not.toContain(name);
    expect(await faultsOf(anne, 'minutes')).toEqual([]);
    expect(await sticksOut(jonas)).toEqual([]);
  });

  await test.step('on paper there is what the printer may see, and nothing of the screen', async () => {
    await jonas.emulateMedia({ media: 'print' });
    expect((await jonas.locator('body').innerText()).trim()).toMatch(/^Siden udskrives ikke med browseren/);
    await jonas.emulateMedia({ media: 'screen' });
    const recorded = jonas.waitForResponse((answer) => answer.url().endsWith('/minutes/print'));
    await pressesAt(jonas, /^Udskriv$/);
    expect((await recorded).status()).toBe(200);
    await expect(jonas.locator('.minutes-paper')).toBeAttached();
    await jonas.emulateMedia({ media: 'print' });
    const paper = await jonas.locator('body').innerText();
    expect(paper).toContain('Udskrevet af Jonas Bach');
    expect(paper).toContain('Besøg i eftermiddag');
    for (const word of [...hidden, 'Tavlemøde', 'Søg borger', 'Udskriv\n']) expect(paper).not.toContain(word);
    expect(paper).not.toMatch(/\d{6}-?\d{4}/);
  });

  expect(mouse.used, 'presses of a mouse or a finger').toBe(0);
});
