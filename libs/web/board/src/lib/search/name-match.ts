import { type Card } from '@samtavle/contracts';
import { byName } from '../arrange/order.js';

/** Lower case, and a as in á: so that a name is found as it is typed. Danish letters stay their own. */
export function folded(text: string): string {
  return text
    .toLocaleLowerCase('da')
    .normalize('NFC')
    .replace(/[éèêë]/g, 'e')
    .replace(/[áàâä]/g, 'a')
    .replace(/[óòôö]/g, 'o')
    .replace(/[úùûü]/g, 'u')
    .trim();
}

/** Those with a name that begins with what was typed; every typed word must begin one of the names. */
export function withName(cards: Iterable<Card>, typed: string, most: number): readonly Card[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found: Card[] = [];
  for (const card of cards) {
    const names = folded(card.name).split(/[\s-]+/);
    if (words.every((word) => names.some((name) => name.startsWith(word)))) found.push(card);
  }
  return found.sort(byName).slice(0, most);
}
