/// <reference lib="dom" />
import { type Page } from '@playwright/test';
import { cardOf } from './board-screen.js';
import { expect, houseOf } from './house.js';
import { visit } from './screens.js';

const test = houseOf();

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
const COMMAND = /^(board|citizen|consent|element)\.[a-z-]+$/;

test('in English nothing of the screens is left in Danish, and no key stands where a sentence should', async ({
  windows,
  server,
}) => {
  test.setTimeout(180_000);
  const left: string[] = [];
  const login = await windows.blank('a visitor', { language: 'en' });
  await login.goto(server.origin);
  await expect(login.getByRole('heading', { name: 'Who do you want to be?' })).toBeVisible();
  left.push(...(await leftOvers(login)));
  await visit(windows, { language: 'en' }, async (page, { name }) => {
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    left.push(...(await leftOvers(page)).map((text) => `${name}: ${text}`));
  });
  expect(left).toEqual([]);
});

test('in Danish no key stands where a sentence should', async ({ windows }) => {
  test.setTimeout(180_000);
  const left: string[] = [];
  await visit(windows, {}, async (page, { name }) => {
    const texts = await textsOf(page);
    left.push(...texts.filter((text) => NO_WORDS.test(text) && !COMMAND.test(text)).map((text) => `${name}: ${text}`));
  });
  expect(left).toEqual([]);
});

test('the language is changed on the spot, also of what stands open, and is remembered', async ({ windows }) => {
  const anne = await windows.of('anne');
  await cardOf(anne, 'Rikke Tornved').getByRole('link').click();
  await expect(anne.getByRole('tab', { name: 'Deling og samtykke' })).toBeVisible();
  await anne.getByRole('button', { name: /Skift kasket, sprog eller log ud$/ }).click();
  await anne.getByRole('menuitem', { name: 'English' }).click();
  await expect(anne.getByRole('tab', { name: 'Sharing and consent' })).toBeVisible();
  await expect(anne.getByRole('region', { name: 'Level 3' })).toBeVisible();
  await expect(anne).toHaveTitle('The board · Samtavle');
  await anne.reload();
  await expect(anne.getByRole('tab', { name: 'Sharing and consent' })).toBeVisible();
});

async function leftOvers(page: Page): Promise<string[]> {
  const texts = await textsOf(page);
  return texts.filter((text) => DANISH.test(text) || (NO_WORDS.test(text) && !COMMAND.test(text)));
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
