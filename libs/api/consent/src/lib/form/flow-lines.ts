import { type ConsentLanguage } from '@samtavle/contracts';
import { type Category, type Sector } from '@samtavle/domain';
import { listed } from './words.js';
import { categoryWords, type ConsentPackage, partyWords } from '@samtavle/policy';
import { type ConsentTextFor } from './consent-text.js';

/** The same giving in one line: who, to whom, about what. */
export interface GivingLine {
  readonly from: Sector;
  readonly to: readonly Sector[];
  readonly categories: readonly Category[];
}

/** A package as few lines as say it all: the same content between the same parties is said once. */
export function givingLines({ flows }: ConsentPackage): readonly GivingLine[] {
  const lines: { from: Sector; to: Sector[]; categories: readonly Category[] }[] = [];
  for (const { from, to, categories } of flows) {
    const same = lines.find((line) => line.from === from && line.categories.join() === categories.join());
    if (same) same.to.push(to);
    else lines.push({ from, to: [to], categories });
  }
  return lines;
}

/**
 * »Fra Psykiatrien til Kommunens socialpsykiatri.« for each giving; where not everybody gives the same, with what it is.
 */
export function whoToWhom(asked: ConsentPackage, language: ConsentLanguage): readonly string[] {
  const lines = givingLines(asked);
  const isAlike = new Set(lines.map(({ categories }) => [...categories].sort().join())).size === 1;
  const [from, to, and] = language === 'da' ? ['Fra', 'til', 'og'] : ['From', 'to', 'and'];
  return lines.map((line) => {
    const parties = `${from} ${lowerFirst(unitOf(line.from, language))} ${to} ${listed(
      line.to.map((sector) => lowerFirst(unitOf(sector, language))),
      and,
    )}`;
    const named = line.categories.flatMap((category) => categoryWords(category, language)?.plain ?? []);
    return isAlike ? `${parties}.` : `${parties}: ${listed(named.map(lowerFirst), and)}.`;
  });
}

/** Danish I (you) keeps its capital; only the first letter of the phrase changes. */
const lowerFirst = (text: string): string =>
  /^I\b/.test(text) ? text : text.charAt(0).toLocaleLowerCase('da') + text.slice(1);

/** Each category a package names, once, in plain words with an example. */
export function categoryLines({ flows }: ConsentPackage, language: ConsentLanguage): readonly string[] {
  const named = [...new Set(flows.flatMap((flow) => flow.categories))];
  const example = language === 'da' ? 'for eksempel' : 'for example';
  return named.flatMap((category) => {
    const words = categoryWords(category, language);
    return words ? [`${words.plain}, ${example} ${words.example}.`] : [];
  });
}

export function unitOf(sector: Sector, language: ConsentLanguage): string {
  return partyWords(sector, language)?.unit ?? sector;
}

/** »Psykiatrien: læger, sygeplejersker …« for each party of a package, on one side of the flows. */
export function partiesOf(
  { flows }: ConsentPackage,
  side: 'from' | 'to',
  language: ConsentLanguage,
  { relative, authorities }: Pick<ConsentTextFor, 'relative' | 'authorities'>,
): readonly string[] {
  const sectors = [...new Set(flows.map((flow): Sector => flow[side]))];
  return sectors.flatMap((sector) => {
    const words = partyWords(sector, language);
    if (!words) return [];
    if (sector === 'relative') return [`${words.unit}: ${relative ?? ''}`];
    const authority = authorities.get(sector);
    return [`${words.unit}${authority === undefined ? '' : ` (${authority})`}: ${words.people}.`];
  });
}
