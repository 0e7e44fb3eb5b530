import { type Page } from '@playwright/test';
import { addDays, danishDay, instant } from '@samtavle/domain';
import { citizensOf } from './citizens.js';
import { expect } from './house.js';
import { type WindowOptions, type Windows } from './windows.js';

/** One screen as one comes to it. */
export interface Screen {
  readonly name: string;
  readonly who: string;
  readonly sector?: WindowOptions['sector'];
  /** The address; `:card` is where the card of {@link about} opens. */
  readonly at: string;
  readonly about?: string;
  /** What is pressed once it stands. */
  readonly then?: (page: Page) => Promise<void>;
  /** The part that is new on it; the rest has been seen on the screen beneath. The whole page when left out. */
  readonly part?: string;
}

const DRAWER = 'aside';
const DIALOG = '[role=dialog]';

const press = (name: RegExp) => async (page: Page) => {
  const opened = page.getByRole('dialog').or(page.getByRole('menu'));
  // While the board still settles, the button pressed may be replaced by its next drawing; that one press is enough is
  // proven where menus are.
  await expect(async () => {
    if (!(await opened.isVisible())) await page.getByRole('button', { name }).first().click();
    await expect(opened).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 15_000 });
};

/** What floats above the page has been read, and stands. */
const read = async (page: Page) => {
  await expect(page.getByRole('dialog').locator('[aria-busy=true]')).toHaveCount(0);
};

/** The history of the first record of the plan that this person may change. */
const openHistory = async (page: Page) => {
  const record = page.locator('.record-line').filter({ has: page.getByRole('button', { name: /^(Ret|Edit) / }) });
  await record
    .first()
    .getByRole('button', { name: /^(Historik for|History of) / })
    .click();
  await read(page);
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
};

const crisisSheet = (page: Page) =>
  page.getByRole('region', { name: /^(Krise- og mestringsplan|Crisis and coping plan)$/ });

/** A whole week that is still to come, whatever day it is today: in it there are visits planned, and days left open. */
const TODAY = danishDay(instant(new Date()));
const NEXT_WEEK = `/uge?fra=${addDays(TODAY, 7 - ((new Date(TODAY).getUTCDay() + 6) % 7))}`;

/** Every screen there is, and what floats above the board. */
export const SCREENS: readonly Screen[] = [
  { name: 'board', who: 'anne', at: '/tavle' },
  { name: 'board by reason', who: 'jonas', at: '/tavle?efter=aarsag' },
  { name: 'list', who: 'anne', at: '/tavle?visning=liste' },
  { name: 'card', who: 'anne', at: '/tavle?kort=:card', about: 'Karen Ravnholt', part: DRAWER },
  { name: 'card with held-back notes', who: 'jonas', at: '/tavle?kort=:card', about: 'Per Hedetoft', part: DRAWER },
  { name: 'history', who: 'anne', at: '/tavle?kort=:card&fane=historik', about: 'Karen Ravnholt', part: DRAWER },
  {
    name: 'sharing and consent',
    who: 'anne',
    at: '/tavle?kort=:card&fane=deling',
    about: 'Rikke Tornved',
    part: DRAWER,
  },
  {
    name: 'plan dialog',
    who: 'anne',
    at: '/tavle?kort=:card&fane=deling',
    about: 'Rikke Tornved',
    then: press(/^(Opret plan|Make a plan)$/),
    part: DIALOG,
  },
  {
    name: 'disclosure dialog',
    who: 'anne',
    at: '/tavle?kort=:card&fane=deling',
    about: 'Rikke Tornved',
    then: press(/^(Notér videregivelse|Note a disclosure)$/),
    part: DIALOG,
  },
  { name: 'place dialog', who: 'anne', at: '/tavle', then: press(/^(Sæt på tavlen|Place on board)/), part: DIALOG },
  { name: 'filter dialog', who: 'anne', at: '/tavle', then: press(/^Filter/), part: DIALOG },
  {
    name: 'move menu',
    who: 'anne',
    at: '/tavle',
    then: press(/^(Flyt eller åbn menu|Move or open menu)/),
    part: '[role=menu]',
  },
  { name: 'keys', who: 'anne', at: '/tavle', then: press(/^(Genveje|Shortcuts)/), part: DIALOG },
  { name: 'contacts', who: 'anne', at: '/tavle?kort=:card&fane=kontakter', about: 'Karen Ravnholt', part: DRAWER },
  {
    name: 'contact dialog',
    who: 'anne',
    at: '/tavle?kort=:card',
    about: 'Karen Ravnholt',
    then: press(/^(Log kontakt|Log contact)$/),
    part: DIALOG,
  },
  {
    name: 'copy-out dialog',
    who: 'anne',
    at: '/tavle?kort=:card',
    about: 'Karen Ravnholt',
    then: async (page) => {
      await press(/^(Kopiér til journalen|Copy to the record)$/)(page);
      await read(page);
      await expect(page.getByRole('dialog').getByRole('textbox')).toBeVisible();
    },
    part: DIALOG,
  },
  { name: 'day', who: 'jonas', at: '/dagen' },
  { name: 'week', who: 'anne', at: NEXT_WEEK },
  { name: 'visit menu', who: 'anne', at: NEXT_WEEK, then: press(/(planlagt|planned)$/), part: '[role=menu]' },
  { name: 'visit dialog', who: 'anne', at: NEXT_WEEK, then: press(/^(Mangler besøg|Visit missing)/), part: DIALOG },
  { name: 'caseload', who: 'anne', at: '/borgere' },
  { name: 'enrol dialog', who: 'anne', at: '/borgere', then: press(/^(Ny borger|New citizen)/), part: DIALOG },
  { name: 'plan', who: 'anne', at: '/plan?kort=:card', about: 'Karen Ravnholt' },
  {
    name: 'crisis plan being written',
    who: 'anne',
    at: '/plan?kort=:card',
    about: 'Karen Ravnholt',
    then: async (page) => {
      await crisisSheet(page)
        .getByRole('button', { name: /^(Skriv kriseplan|Write a crisis plan|Ret|Edit)/ })
        .first()
        .click();
      await expect(crisisSheet(page).getByRole('textbox').first()).toBeVisible();
    },
  },
  {
    name: 'plan to be printed',
    who: 'anne',
    at: '/plan?kort=:card',
    about: 'Karen Ravnholt',
    then: press(/^(Udskriv til|Print for) Karen$/),
    part: DIALOG,
  },
  {
    name: 'history of a record',
    who: 'anne',
    at: '/plan?kort=:card',
    about: 'Karen Ravnholt',
    then: openHistory,
    part: DIALOG,
  },
  {
    name: 'correction of a record',
    who: 'anne',
    at: '/plan?kort=:card',
    about: 'Karen Ravnholt',
    then: async (page) => {
      await openHistory(page);
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^(Var forkert|Was wrong)/ })
        .click();
      await expect(page.getByRole('dialog').getByRole('textbox')).toBeVisible();
    },
    part: DIALOG,
  },
  { name: 'together', who: 'anne', at: '/sammen?kort=:card', about: 'Karen Ravnholt' },
  { name: 'meeting', who: 'anne', at: '/moede' },
  { name: 'tasks', who: 'anne', at: '/opgaver' },
  { name: 'import', who: 'louise', sector: 'region_psych', at: '/indlaes' },
  { name: 'log', who: 'ove', at: '/log' },
  { name: 'rules', who: 'erik', at: '/regler' },
  { name: 'one rule', who: 'erik', at: '/regler?fane=regler&regel=R-REG-SOC-BASE' },
  { name: 'drafts of the rules', who: 'erik', at: '/regler?fane=kladder' },
  { name: 'the rules to the citizen', who: 'erik', at: '/regler?fane=borger' },
];

/** Goes through screens, one window per person, and stops at each. */
export async function visit(
  windows: Windows,
  options: WindowOptions,
  look: (page: Page, screen: Screen) => Promise<void>,
  screens: readonly Screen[] = SCREENS,
): Promise<void> {
  const pages = new Map<string, Page>();
  for (const screen of screens) {
    const { who, sector } = screen;
    const known = pages.get(who);
    // Whose card it is, one only knows once somebody is logged in.
    const at = screen.about === undefined ? screen.at : '/';
    const page = known ?? (await windows.of(who, { ...options, ...(sector ? { sector } : {}), at }));
    pages.set(who, page);
    if (known !== undefined || at !== screen.at) await page.goto(await addressOf(page, screen));
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    if (screen.about !== undefined && screen.at.startsWith('/tavle')) {
      await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toContainText(screen.about);
    }
    await screen.then?.(page);
    await look(page, screen);
  }
}

async function addressOf(page: Page, { at, about }: Screen): Promise<string> {
  if (about === undefined) return at;
  const citizen = (await citizensOf(page)).find(({ name }) => name === about);
  if (!citizen) throw new Error(`nobody called ${about}`);
  return at.replace(':card', citizen.id);
}
