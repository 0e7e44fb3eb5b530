import { checkMapping } from './check-mapping.js';
import { IMPORT_FIELD_IDS, IMPORT_FIELDS } from './import-fields.js';
import { suggestMapping } from './suggest-mapping.js';

describe('guessing what the columns are', () => {
  it('knows every label of the template in both languages', () => {
    for (const id of IMPORT_FIELD_IDS) {
      expect(suggestMapping([IMPORT_FIELDS[id].da])).toEqual({ [id]: 0 });
      expect(suggestMapping([IMPORT_FIELDS[id].en])).toEqual({ [id]: 0 });
    }
  });

  it.each(['CPR', 'cpr-nr', 'CPR nr.', 'Cpr.nr', 'CPRNR', ' Personnummer ', 'CPR-nummer:', 'CPR (10 cifre)'])(
    'reads %s as the CPR number',
    (heading) => expect(suggestMapping([heading])).toEqual({ cpr: 0 }),
  );

  it('forgives case, spaces, brackets, accents and missing Danish letters', () => {
    const asWritten = [
      'ÅRSAG(ER)',
      'Naeste  handling',
      'Pa tavlen siden',
      'gennemgås:',
      'Indsats-niveau',
      'Af tavlen, når …',
    ];
    expect(suggestMapping(asWritten)).toEqual({
      reasons: 0,
      firstAction: 1,
      since: 2,
      reviewOn: 3,
      level: 4,
      exitCriterion: 5,
    });
    expect(suggestMapping(['Aarsag', 'Arsag'])).toEqual({ reasons: 0 });
    expect(suggestMapping(['A\u030Arsag'])).toEqual({ reasons: 0 });
  });

  it('finds its way in a board as teams write it', () => {
    const headings = [
      'Borger',
      'Personnr.',
      'Tlf.',
      'Dato',
      'Niveau',
      'Primær årsag',
      'Øvrige årsager',
      'Hvad gør vi?',
      'Hvem',
      'Deadline',
      'Kriterium',
      'Tovholder',
      'Kommentarer',
    ];
    expect(suggestMapping(headings)).toEqual({
      fullName: 0,
      cpr: 1,
      phone: 2,
      since: 3,
      level: 4,
      reasons: 5,
      furtherReasons: 6,
      firstAction: 7,
      responsible: 8,
      dueOn: 9,
      exitCriterion: 10,
      contactPerson: 11,
      note: 12,
    });
  });

  it('does not take the telephone of a relative, or the CPR of a child, for the citizen’s', () => {
    expect(suggestMapping(['Pårørendes telefon', 'Pårørende navn', 'Barns CPR', 'Egen læge', 'Kommune'])).toEqual({});
  });

  it('lets the first of two equal columns win', () => {
    expect(suggestMapping(['Note', 'Bemærkning'])).toEqual({ note: 0 });
  });

  it('leaves the whole name alone when it comes in parts as well', () => {
    expect(suggestMapping(['Navn', 'Fornavn', 'Efternavn'])).toEqual({ givenName: 1, familyName: 2 });
    expect(suggestMapping(['Navn (efternavn, fornavn)'])).toEqual({ fullName: 0 });
  });

  it('finds nothing in headings that mean nothing', () => {
    expect(suggestMapping(['', '   ', '123', '__proto__', 'constructor'])).toEqual({});
  });
});

describe('a mapping somebody chose', () => {
  const codes = (...of: Parameters<typeof checkMapping>) =>
    checkMapping(...of).map(({ field, code }) => `${field}: ${code}`);

  it('can be used when CPR and a name have columns', () => {
    expect(checkMapping(['a', 'b', 'c'], { cpr: 0, fullName: 2 })).toEqual([]);
    expect(checkMapping(['a', 'b', 'c'], { cpr: 0, givenName: 1, familyName: 2 })).toEqual([]);
  });

  it('asks for the columns it cannot do without', () => {
    expect(codes(['a'], { givenName: 0 })).toEqual(['cpr: field_without_column', 'fullName: field_without_column']);
  });

  it('must not point outside the sheet, or at one column twice', () => {
    expect(codes(['a', 'b'], { cpr: 0, fullName: 1, note: 1, level: 2, phone: -1, dueOn: 0.5 })).toEqual([
      'phone: no_such_column',
      'level: no_such_column',
      'dueOn: no_such_column',
      'note: column_used_twice',
    ]);
  });
});
