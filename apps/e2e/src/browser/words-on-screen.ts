/// <reference lib="dom" />
import { type Page } from '@playwright/test';

/** Words of the Danish screens as they begin a line of text; what citizens and colleagues have said stays Danish. */
const DANISH = new RegExp(
  `^(${[
    'Tavlen?|Borgere?|Indlæs|Niveau|Indsatsniveau|Indsats|Årsag(er)?|Indlagt|På orlov|Tilbageholdt|Næste handling',
    'Set (i|for)|Ikke set|Ikke gennemgået|Intet besøg|i (dag|går|morgen|forgårs)$|for \\d+ (s|d|min) siden|\\d+ d over',
    'Gennemgås|Handling$|Notat$|Kontakt:?$|Kontaktpersoner|Sæt |Flyt|Fortryd|Gem$|Luk|Ret$|Kort$|Historik|Deling',
    'Ikke spurgt|Gælder|Hvad åbner|Bed om|Spørg|Oplysninger fra|Regel |Udfyld|Vælg|Log ud|Hændelse|Udfald|Medarbejder',
    'Kommune|Beskæftigelse|Sygeplejerske|Bostøtte|Psykiater$|Logkontrol|Uden besøg|Over frist|Visning|Kolonner',
    'Tilstand|Kriseplan$|Rusmidler|Medicin|Støtte|Bolig$|Netværk|Egne mål|Mål$|Symptomer|Udsættelse|Medicinændring',
    'Genveje|Skriv |Søg|Fra og med|Til og med|Alle$|Vis( alt)?$|Hvornår|Hvem|Hvad$|Gennemført|Logget|Ny borger|Fornavn',
    'Efternavn|Dette er en demo|Én tavle|Søndag|Mandag|Tirsdag|Onsdag|Torsdag|Fredag|Lørdag|Ja$|Nej$|Forbinder|Demo: alle',
  ].join('|')})`,
);
/** A key shown instead of its sentence, or something that was never put into words. */
const NO_WORDS = /^[a-z]+(\.[a-z][a-zA-Z_-]*)+$|\{\{|\}\}|undefined|NaN|\[object/;
/** The log names commands by their key, on purpose. */
const COMMAND = /^(board|citizen|consent|element|objection|record|representative)\.[a-z-]+$/;

/** Keys that stand where a sentence should; in English also what was left in Danish. */
export async function wrongWords(page: Page, language: 'da' | 'en'): Promise<string[]> {
  const texts = await textsOf(page);
  return texts.filter(
    (text) => (language === 'en' && DANISH.test(text)) || (NO_WORDS.test(text) && !COMMAND.test(text)),
  );
}

/** Every piece of text somebody sees or hears, names and hints of things included. */
function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) texts.add(node.textContent ?? '');
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder']) texts.add(element.getAttribute(name) ?? '');
    return [...texts].map((text) => text.trim()).filter((text) => text !== '');
  });
}
