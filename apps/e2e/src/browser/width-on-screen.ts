/// <reference lib="dom" />
import { type Page } from '@playwright/test';

/** What makes the page wider than its window; empty when one need not push. */
export function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= window.innerWidth) return [];
    const guilty = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      .slice(0, 3)
      .map((element) => `${element.tagName.toLowerCase()}.${String(element.getAttribute('class'))}`);
    return [`${scrollWidth} wide: ${guilty.join(', ')}`];
  });
}
