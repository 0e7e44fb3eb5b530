/// <reference lib="dom" />
import { type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { type Sector } from '@samtavle/domain';
import { isPlainAddress, isPlainTitle } from './addresses.js';

export interface WindowOptions {
  /** Which of the person's capacities; the first one when left out. */
  readonly sector?: Sector;
  /** Where to begin: a path of the product. */
  readonly at?: string;
  readonly language?: 'da' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly size?: { readonly width: number; readonly height: number };
  /** Complaints of the browser that belong to the test: a refused request, a cut line. */
  readonly expects?: readonly RegExp[];
  readonly browser?: BrowserContextOptions;
  /** Done with the window before it goes anywhere. */
  readonly before?: (page: Page) => Promise<void>;
}

/** Asked on the log-in page before anybody is signed in; the browser reports the answer as an error of loading. */
const FIRST_PROBE = /status of 401/;

/**
 * The windows of a test. Each belongs to one person, with cookies of its own, and is watched from the first byte: what
 * the browser complains of, and every title and address it has had.
 */
export class Windows {
  private readonly contexts: BrowserContext[] = [];
  /** What should not have happened, with the person whose window it was. */
  readonly complaints: string[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly origin: () => string,
  ) {}

  /** A window of somebody already logged in. @throws Error when the server does not know them */
  async of(persona: string, options: WindowOptions = {}): Promise<Page> {
    const page = await this.blank(persona, options);
    const answer = await page.request.post(`${this.origin()}/api/session/demo`, {
      data: { persona, ...(options.sector ? { sector: options.sector } : {}) },
      headers: { origin: this.origin(), 'x-samtavle': '1' },
    });
    if (!answer.ok()) throw new Error(`${persona} could not log in: ${answer.status()}`);
    await page.goto(`${this.origin()}${options.at ?? '/'}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    return page;
  }

  /** A window before anybody is logged in; it has not gone anywhere yet. */
  async blank(whose: string, options: WindowOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: options.size ?? { width: 1440, height: 900 },
      ...(options.theme ? { colorScheme: options.theme } : {}),
      baseURL: this.origin(),
      ...options.browser,
    });
    this.contexts.push(context);
    if (options.language === 'en') await context.addInitScript(() => localStorage.setItem('samtavle-language', 'en'));
    await context.addInitScript(keepTitles);
    const page = await context.newPage();
    this.watch(page, whose, options.expects ?? []);
    await options.before?.(page);
    return page;
  }

  /** @returns everything to complain of, once all windows are closed */
  async close(): Promise<readonly string[]> {
    for (const context of this.contexts) {
      for (const page of context.pages()) await this.checkTitles(page);
      await context.close();
    }
    return this.complaints;
  }

  private watch(page: Page, whose: string, expects: readonly RegExp[]): void {
    const complain = (what: string) => {
      if (![FIRST_PROBE, ...expects].some((known) => known.test(what))) this.complaints.push(`${whose}: ${what}`);
    };
    // A refusal that no script threw, as of a transition or a fetch, comes with an empty stack.
    page.on('pageerror', ({ name, message, stack }) => complain(`error: ${stack || `${name}: ${message}`}`));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complain(`${message.type()}: ${message.text()}`);
    });
    page.on('framenavigated', (frame) => {
      if (!isPlainAddress(frame.url())) this.complaints.push(`${whose}: address ${frame.url()}`);
    });
  }

  private async checkTitles(page: Page): Promise<void> {
    const titles = await page.evaluate(() => window.titlesSoFar ?? []).catch(() => []);
    for (const title of titles) if (!isPlainTitle(title)) this.complaints.push(`title ${title}`);
  }
}

declare global {
  interface Window {
    /** Every title this page has had since it was loaded. */
    titlesSoFar?: string[];
  }
}

/** Runs in the page, before its own scripts. */
function keepTitles(): void {
  const titles = (window.titlesSoFar ??= []);
  const keep = () => {
    if (titles.at(-1) !== document.title) titles.push(document.title);
  };
  new MutationObserver(keep).observe(document, { childList: true, subtree: true, characterData: true });
}
