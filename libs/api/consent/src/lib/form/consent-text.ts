import { createHash } from 'node:crypto';
import { type ConsentLanguage } from '@samtavle/contracts';
import { type Day, type Sector } from '@samtavle/domain';
import { type ConsentPackage, WORDING_NUMBER } from '@samtavle/policy';
import { consentTextDa } from './consent-text.da.js';
import { consentTextEn } from './consent-text.en.js';

/** A piece of the form, from which both the paper and the version are made. */
export type Part =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** A box to tick, and what it means. */
  | { readonly kind: 'choice'; readonly text: string }
  /** Something to be filled in by hand. */
  | { readonly kind: 'line'; readonly label: string };

export interface ConsentText {
  readonly title: string;
  readonly parts: readonly Part[];
}

/** What differs from one printed form to the next. */
export interface ConsentTextFor {
  readonly citizen: string;
  /** »Anna Krog (søster)« in a package for one named person. */
  readonly relative: string | null;
  readonly today: Day;
  /** The first day without sharing if it is signed today. */
  readonly endsOn: Day;
  readonly team: string;
  /** Whom each part of the team is employed by. */
  readonly authorities: ReadonlyMap<Sector, string>;
}

/** The form in plain words. @see law.md §9; GDPR art. 7 */
export function consentText(asked: ConsentPackage, language: ConsentLanguage, about: ConsentTextFor): ConsentText {
  return language === 'da' ? consentTextDa(asked, about) : consentTextEn(asked, about);
}

const NOBODY: ConsentTextFor = {
  citizen: '',
  relative: '',
  today: '2000-01-01' as Day,
  endsOn: '2001-01-01' as Day,
  team: '',
  authorities: new Map(),
};

/** Which text somebody said yes to: a number counted up with the wording, and a hash of every word of it. */
export function textVersionOf(asked: ConsentPackage, language: ConsentLanguage): string {
  const words = JSON.stringify(consentText(asked, language, NOBODY));
  return `${WORDING_NUMBER}-${createHash('sha256').update(words).digest('hex').slice(0, 12)}`;
}
