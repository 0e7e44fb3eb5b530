import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { z } from 'zod';
import { inCheckout } from './checkout.js';

type Resolve = (say: (line: string) => void) => Promise<unknown>;
const Finder = z.object({ resolveBrowser: z.custom<Resolve>((found) => typeof found === 'function') });
const Found = z.record(z.string(), z.string()).and(z.object({ CHROME_PATH: z.string() }));

/** The browser the tests use: of this machine, or got from npm. @throws Error with what to do when there is none */
export async function startBrowser(say: (line: string) => void): Promise<Browser> {
  const finder: unknown = await import(pathToFileURL(inCheckout('tools/test/browser.mjs')).href);
  const { resolveBrowser } = Finder.parse(finder);
  const { CHROME_PATH: executablePath, ...libraries } = Found.parse(await resolveBrowser(say));
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...libraries } as Record<string, string>,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
}
