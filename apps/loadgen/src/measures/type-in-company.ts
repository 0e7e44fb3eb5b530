import { setTimeout as wait } from 'node:timers/promises';
import { type CitizenId } from '@samtavle/contracts';
import { type Browser, type Page } from '@playwright/test';
import { type Spread, spreadOf } from '../figures/spread.js';
import { startBrowser } from '../processes/browser.js';
import { atMost, type Finding, ms, type Section } from '../report/finding.js';
import { inCompany, WRITING } from '../team/in-company.js';
import { LONG_PLAN } from '../team/long-plan.js';
import { signIn } from '../team/sign-in.js';
import { type Colleague } from '../team/team.js';
import { type Bench } from './bench.js';
import { type KeyTimes, watchKeys } from './watch-keys.js';

const PRESENT = 20;
const BUDGET_MS = 16;
/** A fast typist’s pause between two keys. */
const PAUSE_MS = 90;
const WORDS = 'Har sovet i nat og vil gerne ud og gå i dag. ';

/** A place where somebody types, ready for the first key. */
interface Place {
  readonly name: string;
  readonly page: Page;
  /** The processor time the page’s main thread has used so far, in milliseconds. */
  readonly used: () => Promise<number>;
  readonly times: { laidOut: number[]; framed: number[]; longFrames: number; used: number };
}

/** Typing on the plan of one citizen and in the card’s note, with twenty colleagues there, beside a bare text field. */
export async function typeInCompany(
  bench: Bench,
  colleagues: readonly Colleague[],
  nurse: Colleague,
  citizen: CitizenId,
): Promise<Section> {
  const browser = await startBrowser(bench.say);
  const others = colleagues.filter(({ memberId }) => memberId !== nurse.memberId);
  const company = await inCompany(bench.owner, bench.api.origin, { citizen, colleagues: others, screens: PRESENT });
  try {
    bench.say('typing in company');
    const places = [
      await bareField(browser),
      await placeOf(bench, browser, nurse, {
        name: 'plan',
        at: `/plan?kort=${citizen}`,
        press: /^Skriv et mål/,
        field: /^Målet/,
      }),
      await placeOf(bench, browser, nurse, {
        name: 'note on the card',
        at: `/tavle?kort=${citizen}`,
        field: 'Skriv en linje',
      }),
    ];
    for (const place of places) await type(place, bench.take(20, 5), true);
    const rounds = bench.take(5, 1);
    for (let round = 0; round < rounds; round += 1)
      for (const place of places) await type(place, bench.take(40, 10), false);
    const [bare, ...rooms] = places.map(({ name, times }) => ({
      name,
      laidOut: spreadOf(times.laidOut),
      framed: spreadOf(times.framed),
      longFrames: times.longFrames,
      usedPerKey: times.used / times.laidOut.length,
    }));
    if (bare === undefined) throw new Error('nothing to compare with');
    return {
      title: `Typing with ${PRESENT} colleagues present`,
      how: `Chromium without a graphics card on the same machine: the plan of five years (${LONG_PLAN.open} open elements) and the note at the foot of the card over the board. ${company.screens} screens of ${company.people() + 1} colleagues have the citizen open; ${WRITING.screens} of them begin or stop writing, one every ${WRITING.everyMs} ms. ${bare.laidOut.count} keys in each place, ${PAUSE_MS} ms apart, by turns with a page that holds one bare text field. *Laid out*: from the press until everything that the key changed is computed and laid out; what is put off to later, and the painting, counts below. *To its frame*: until the next frame is handed over, which waits for the screen’s beat in every page. *Processor time*: all that the page’s main thread did while there was typing, also for what colleagues did, divided by the keys; unlike the others it does not grow when the machine has other work.`,
      findings: rooms.flatMap((room) => findingsOf(room.name, room, bare)),
    };
  } finally {
    company.end();
    await browser.close();
  }
}

interface Typed {
  readonly laidOut: Spread;
  readonly framed: Spread;
  readonly longFrames: number;
  readonly usedPerKey: number;
}

function findingsOf(name: string, room: Typed, bare: Typed): Finding[] {
  const beside = (what: string, value: number, other: number): Finding => ({
    what: `${name}: ${what}`,
    measured: ms(value),
    beside: `bare field: ${ms(other)}`,
    ratio: value / other,
  });
  return [
    atMost(`${name}: laid out, p95`, room.laidOut.p95, BUDGET_MS, ms),
    {
      ...beside('processor time of the page per key', room.usedPerKey, bare.usedPerKey),
      budget: `≤ ${BUDGET_MS} ms`,
      within: room.usedPerKey <= BUDGET_MS,
    },
    beside('laid out, p50', room.laidOut.p50, bare.laidOut.p50),
    beside('laid out, p95', room.laidOut.p95, bare.laidOut.p95),
    beside('laid out, p99', room.laidOut.p99, bare.laidOut.p99),
    beside('to its frame, p50', room.framed.p50, bare.framed.p50),
    beside('to its frame, p95', room.framed.p95, bare.framed.p95),
    beside('to its frame, p99', room.framed.p99, bare.framed.p99),
    { what: `${name}: frames over 50 ms`, measured: String(room.longFrames), beside: `bare field: ${bare.longFrames}` },
  ];
}

async function bareField(browser: Browser): Promise<Place> {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(watchKeys);
  await page.goto('about:blank');
  await page.setContent('<textarea rows="4" cols="60"></textarea>');
  await page.evaluate(watchKeys);
  await page.locator('textarea').focus();
  return { name: 'bare', page, used: await meterOf(page), times: nothingYet() };
}

async function placeOf(
  { owner, api }: Bench,
  browser: Browser,
  nurse: Colleague,
  { name, at, press, field }: { name: string; at: string; press?: RegExp; field: string | RegExp },
): Promise<Place> {
  const [visitor] = await signIn(owner, [nurse]);
  if (!visitor) throw new Error('nobody to sign in');
  const [cookie = '', value = ''] = visitor.cookie.split('=');
  const context = await browser.newContext({ locale: 'da-DK', viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name: cookie, value, url: api.origin }]);
  const page = await context.newPage();
  await page.addInitScript(watchKeys);
  await page.goto(`${api.origin}${at}`);
  if (press !== undefined) await page.getByRole('button', { name: press }).first().click();
  await page.getByRole('textbox', { name: field }).first().click();
  return { name, page, used: await meterOf(page), times: nothingYet() };
}

const nothingYet = (): Place['times'] => ({ laidOut: [], framed: [], longFrames: 0, used: 0 });

/** Reads the main thread’s own clock, which stands still while the machine does something else. */
async function meterOf(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    const tasks = metrics.find(({ name }) => name === 'TaskDuration');
    if (tasks === undefined) throw new Error('the browser does not tell what its main thread did');
    return tasks.value * 1_000;
  };
}

/** Types a piece of a sentence; of a warm-up the times are thrown away. */
async function type({ page, times, used }: Place, keys: number, isWarmUp: boolean): Promise<void> {
  await page.bringToFront();
  await hasDrawn(page);
  await take(page);
  const before = await used();
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.type(WORDS.charAt(key % WORDS.length));
    await wait(PAUSE_MS);
  }
  const after = await used();
  const taken = await take(page);
  if (taken.laidOut.length < keys) throw new Error(`of ${keys} keys ${taken.laidOut.length} arrived`);
  if (isWarmUp) return;
  times.laidOut.push(...taken.laidOut);
  times.framed.push(...taken.framed);
  times.longFrames += taken.longFrames;
  times.used += after - before;
}

/** A page that lay behind another draws itself first; nobody types before they see it. */
const hasDrawn = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen()))));

/** What was measured since it was last taken. */
const take = (page: Page): Promise<KeyTimes> =>
  page.evaluate(() => {
    const times = window.keyTimes;
    if (times === undefined) throw new Error('nobody watches the keys');
    const taken = { ...times, laidOut: times.laidOut.splice(0), framed: times.framed.splice(0) };
    times.longFrames = 0;
    return taken;
  });
