import { type Category, type Sector } from '@samtavle/domain';
import { CATEGORY_WORDS, PACKAGE_WORDS, PARTY_WORDS, WORDING_NUMBER } from '../data/consent-words.js';

/** The languages in which a citizen can read a consent. */
export type PlainWords = 'da' | 'en';

export interface WordsOfCategory {
  /** As one says it: »Min medicin«. */
  readonly plain: string;
  readonly example: string;
}

export interface WordsOfPackage {
  readonly purpose: string;
  readonly ifNo: string;
}

/** A category in plain words; undefined for one that no consent is ever asked about. */
export function categoryWords(category: Category, language: PlainWords): WordsOfCategory | undefined {
  return isWorded(category) ? CATEGORY_WORDS[category][language] : undefined;
}

/** A package in plain words; undefined for one nobody has put into words, which cannot be printed and signed. */
export function packageWords(name: string, language: PlainWords): WordsOfPackage | undefined {
  return isWordedPackage(name) ? PACKAGE_WORDS[name][language] : undefined;
}

/** A part of the team, or the citizen or a relative, in plain words; undefined for whom no consent is ever about. */
export function partyWords(sector: Sector, language: PlainWords): { unit: string; people: string } | undefined {
  return isParty(sector) ? PARTY_WORDS[sector][language] : undefined;
}

const isParty = (sector: Sector): sector is Sector & keyof typeof PARTY_WORDS => Object.hasOwn(PARTY_WORDS, sector);
const isWorded = (category: Category): category is Category & keyof typeof CATEGORY_WORDS =>
  Object.hasOwn(CATEGORY_WORDS, category);
const isWordedPackage = (name: string): name is keyof typeof PACKAGE_WORDS => Object.hasOwn(PACKAGE_WORDS, name);

export { WORDING_NUMBER };
