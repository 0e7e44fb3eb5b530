/// <reference lib="dom" />
import { type Page } from '@playwright/test';

/** Resolves to a moment in milliseconds since 1970: windows on one machine share it. */
export type Moment = () => Promise<number>;

/** Notes in the page itself when a card first stands in it, so that no waiting of the test counts. */
export const whenCardComes = (page: Page, name: string): Promise<Moment> => noteWhen(page, { name, is: 'there' });

/** Notes when the name is nowhere in the page any longer: not in a card, the drawer, a menu or what is read aloud. */
export const whenNameGoes = (page: Page, name: string): Promise<Moment> => noteWhen(page, { name, is: 'gone' });

async function noteWhen(page: Page, wanted: { name: string; is: 'there' | 'gone' }): Promise<Moment> {
  const noted = await page.evaluateHandle(({ name, is }) => {
    const holds = () =>
      is === 'there'
        ? [...document.querySelectorAll('article')].some((card) => card.getAttribute('aria-label')?.startsWith(name))
        : !document.documentElement.innerHTML.includes(name);
    return {
      at: new Promise<number>((resolve) => {
        const look = () => {
          if (!holds()) return;
          observer.disconnect();
          resolve(Date.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
        look();
      }),
    };
  }, wanted);
  return () => noted.evaluate(({ at }) => at);
}

/** Notes when the next form of this page is sent. The acknowledgement comes later, so counting from here is strict. */
export async function whenSent(page: Page): Promise<Moment> {
  const noted = await page.evaluateHandle(() => ({
    at: new Promise<number>((resolve) =>
      document.addEventListener('submit', () => resolve(Date.now()), { capture: true, once: true }),
    ),
  }));
  return () => noted.evaluate(({ at }) => at);
}
