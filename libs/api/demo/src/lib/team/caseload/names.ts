import { type Dice } from '../dice.js';

/** Names of nobody in particular: everyday given names, and family names put together from the landscape. */
const GIVEN = `
  Aase Adnan Agnes Alice Amina Anders Andreas Annelise Arne Asta Aksel Bente Benny Bjarne Britta Carla Claus Dagny Daniel
  Dorthe Edith Egon Elias Ella Emil Erna Esther Fatima Finn Frida Gerda Gorm Grethe Gunnar Hans Hanne Hassan Hedvig Heidi
  Henning Ida Ingrid Irene Ivan Jakob Jamal Jane Jesper Johanne Jytte Kamilla Kenneth Kirsten Klara Knud Lars Leif Leyla
  Lilian Linda Lone Magnus Malene Marius Mehmet Merete Mikkel Mona Morten Nabil Nanna Niels Oda Ole Oskar Otto Palle
  Preben Ragnhild Rasmus Rosa Ruth Samira Samuel Selma Signe Solveig Sonja Stine Svend Tage Tanja Thea Thorkild Tilde
  Torben Ulla Vera Vibeke Viggo Vivi Walid Zara`
  .trim()
  .split(/\s+/);

const FAMILY_BEGINNINGS =
  'Birke Bøge Eg El Fjord Gran Hede Hassel Kilde Klit Lind Lyng Mose Nøre Pile Rå Rør Skov Strand Sø Tang Torn Vester Vind Øster'.split(
    ' ',
  );
const FAMILY_ENDINGS = 'agre bakke dahl gaard holt kær lund mark næs rup stoft sted toft vang'.split(' ');
const FAMILY = [
  ...FAMILY_BEGINNINGS.flatMap((beginning) => FAMILY_ENDINGS.map((ending) => `${beginning}${ending}`)),
  ...'Aydar Belkani Darvesh Elmadi Farouni Haidari Jamakov Kazemi Mansuri Novakić Petrescu Qasimi Rahmani Sahiner Tahiri Yilmazer'.split(
    ' ',
  ),
];

export interface FullName {
  readonly givenName: string;
  readonly familyName: string;
}

/** Full names, each once, and none of those already taken. @throws RangeError when the lists are used up */
export function* fullNames(dice: Dice, taken: readonly FullName[]): Generator<FullName, never> {
  const used = new Set(taken.map(({ givenName, familyName }) => `${givenName} ${familyName}`));
  for (;;) {
    if (used.size >= (GIVEN.length * FAMILY.length) / 2) throw new RangeError('not enough names');
    const name = { givenName: dice.pick(GIVEN), familyName: dice.pick(FAMILY) };
    const full = `${name.givenName} ${name.familyName}`;
    if (used.has(full)) continue;
    used.add(full);
    yield name;
  }
}
