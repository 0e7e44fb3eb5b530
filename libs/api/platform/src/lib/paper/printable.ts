import { hasLetter } from './paper-font.js';

/** Stands for a letter that cannot be put on paper: an empty box, in place of each. */
export const UNPRINTED = '▯';

/**
 * Written from left to right with letters that stand for themselves. Arabic and Hebrew would come out in the wrong order,
 * and the scripts of South Asia in pieces, also where the font has their letters.
 */
const STANDS_ALONE =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Common}\p{Script=Inherited}]$/u;

/** Says how something is joined, and is itself nothing to see. */
const UNSEEN = /[\p{Cf}\p{Variation_Selector}]/gu;

/** A letter has a few signs above and below it in any language; a heap of them is no writing and takes its time to set. */
const HEAPED = /(?<=\p{M}{8})\p{M}/gu;

/** The text as the paper can have it. No letter goes without a mark: what cannot be printed leaves an empty box. */
export function printable(text: string): string {
  const seen = text.normalize('NFC').replace(/\t/g, ' ').replace(UNSEEN, '').replace(HEAPED, UNPRINTED);
  return [...seen].map((sign) => (sign === '\n' || isPrinted(sign) ? sign : UNPRINTED)).join('');
}

/**
 * Longer than any word, and as long as a link may well be. Where a line is to be broken within a word pdfkit measures the whole
 * rest of it anew for each line, and everybody waits: 4,000 signs without a space took seconds.
 */
const LONGER_THAN_WORDS = /[^ \n]{60}(?![\p{M} \n])/gu;
const MAY_BREAK_HERE = '\u200b';

/** The same, with places to break a line within what is longer than any word. */
export function settable(text: string): string {
  return printable(text).replace(LONGER_THAN_WORDS, `$&${MAY_BREAK_HERE}`);
}

const isPrinted = (sign: string): boolean => STANDS_ALONE.test(sign) && hasLetter(sign);
