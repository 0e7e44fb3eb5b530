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

/** The text as the paper can have it. No letter goes without a mark: what cannot be printed leaves an empty box. */
export function printable(text: string): string {
  const seen = text.normalize('NFC').replace(/\t/g, ' ').replace(UNSEEN, '');
  return [...seen].map((sign) => (sign === '\n' || isPrinted(sign) ? sign : UNPRINTED)).join('');
}

const isPrinted = (sign: string): boolean => STANDS_ALONE.test(sign) && hasLetter(sign);
