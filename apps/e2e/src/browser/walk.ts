/// <reference lib="dom" />
import { type Page } from '@playwright/test';
import { type Server } from '../support/server.js';
import { faultsOf } from './faults-on-screen.js';
import { expect } from './house.js';
import { visit } from './screens.js';
import { sticksOut } from './width-on-screen.js';
import { type Windows } from './windows.js';
import { wrongWords } from './words-on-screen.js';

/** In what the screens are looked at. */
export interface Way {
  readonly language: 'da' | 'en';
  readonly theme: 'light' | 'dark';
}

/** What should not be there, each with its screen. */
export interface Findings {
  readonly tooWide: readonly string[];
  readonly wrongWords: readonly string[];
  readonly faults: readonly string[];
}

const WIDE = { width: 1440, height: 900 } as const;
/** 200 % on 1440, a phone, and a small phone or 400 % on 1280. */
const NARROW = [
  { width: 720, height: 450 },
  { width: 390, height: 844 },
  { width: 320, height: 640 },
] as const;

/**
 * Every screen, and the log-in page, once for all who ask in this file: coming to a screen takes longer than looking at
 * it. The result is kept, so each kind of finding can have a test of its own.
 */
export function walkOnce(way: Way): (windows: Windows, server: Server) => Promise<Findings> {
  let walked: Promise<Findings> | undefined;
  return (windows, server) => (walked ??= walk(windows, server, way));
}

async function walk(windows: Windows, server: Server, { language, theme }: Way): Promise<Findings> {
  const found = { tooWide: [] as string[], wrongWords: [] as string[], faults: [] as string[] };
  const look = async (page: Page, name: string, part?: string) => {
    const here = (what: string) => `${name}: ${what}`;
    expect(await page.evaluate(() => document.documentElement.lang), name).toBe(language);
    found.wrongWords.push(...(await wrongWords(page, language)).map(here));
    found.faults.push(...(await faultsOf(page, name, part)));
    for (const size of NARROW) {
      await page.setViewportSize(size);
      found.tooWide.push(...(await sticksOut(page)).map((what) => here(`at ${size.width} ${what}`)));
    }
    await page.setViewportSize(WIDE);
  };
  const login = await windows.blank('a visitor', { language, theme, size: WIDE });
  await login.goto(server.origin);
  await expect(login.getByRole('button', { name: /Anne Holm/ })).toBeVisible();
  await look(login, 'log-in');
  await visit(windows, { language, theme, size: WIDE }, (page, { name, part }) => look(page, name, part));
  return found;
}
