import { ok, type Result } from '@samtavle/domain';
import { type Complaint, complain, quoted } from './complaint.js';

export interface PersonName {
  readonly givenName: string;
  readonly familyName: string;
}

const LONGEST = 80;

/** Small words that belong to the family name behind them: Mette von Holm, Ahmed al Hadi. */
const PARTICLES = new Set(['von', 'van', 'der', 'den', 'de', 'da', 'du', 'la', 'le', 'af', 'al', 'el', 'bin', 'ibn']);

/**
 * Takes a whole name apart: `Holm, Karen Marie` at the comma, `Karen Marie Holm` before the last word. Middle names go with
 * the given names, where the civil register has them unless they are written with the family name.
 */
export function readName(text: string): Result<PersonName, Complaint> {
  const name = text.includes(',') ? splitAtComma(text) : splitBeforeLast(text);
  if (name === undefined) {
    return complain(
      'name_incomplete',
      `»${quoted(text)}« er ikke både fornavn og efternavn. Skriv »Efternavn, Fornavn«.`,
      `“${quoted(text)}” is not both a given and a family name. Write “Family name, Given name”.`,
    );
  }
  if (name.givenName.length > LONGEST || name.familyName.length > LONGEST) {
    return complain(
      'too_long',
      `Der er plads til ${LONGEST} tegn i fornavn og i efternavn.`,
      `There is room for ${LONGEST} characters in each of given and family name.`,
    );
  }
  return ok(name);
}

function splitAtComma(text: string): PersonName | undefined {
  const [familyName = '', givenName = '', ...more] = text.split(',').map((part) => part.trim());
  return familyName === '' || givenName === '' || more.length > 0 ? undefined : { givenName, familyName };
}

function splitBeforeLast(text: string): PersonName | undefined {
  const words = text.split(' ').filter((word) => word !== '');
  let from = words.length - 1;
  while (from > 1 && PARTICLES.has(words[from - 1]?.toLowerCase() ?? '')) from -= 1;
  if (from < 1) return undefined;
  return { givenName: words.slice(0, from).join(' '), familyName: words.slice(from).join(' ') };
}
