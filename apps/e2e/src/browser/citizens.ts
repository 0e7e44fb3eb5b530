import { type Page } from '@playwright/test';
import { BoardSnapshot, type Card, unpackCards } from '@samtavle/contracts';

/** The citizens this window's person may see, as the server tells them, by name. */
export async function citizensOf(page: Page): Promise<readonly Card[]> {
  const answer = await page.request.get('/api/board');
  const cards = unpackCards(BoardSnapshot.parse(await answer.json()).cards);
  return cards.sort((a, b) => a.name.localeCompare(b.name, 'da'));
}

/** Names that stand in the caseload and not on the board; no two begin with the same three letters. */
export async function caseloadOf(page: Page): Promise<readonly string[]> {
  const all = await citizensOf(page);
  const starts = (letters: string) =>
    all.filter(({ name }) => name.split(' ').some((part) => part.startsWith(letters)));
  return all.filter(({ stay, name }) => stay === null && starts(name.slice(0, 3)).length === 1).map(({ name }) => name);
}
