import { nameMatches } from './name-search.js';

describe('searching a name', () => {
  it('finds the beginning of any part, in any order', () => {
    for (const query of ['rik', 'tor', 'tornved rik', 'RIKKE']) expect(nameMatches('Rikke Tornved', query)).toBe(true);
    for (const query of ['ikke', 'rikke x', 'tornvedt']) expect(nameMatches('Rikke Tornved', query)).toBe(false);
  });

  it('knows æ, ø and å spelled out, and accents left out', () => {
    expect(nameMatches('Camilla Åholm', 'aaholm')).toBe(true);
    expect(nameMatches('Søren Æblegård', 'soe aeb')).toBe(true);
    expect(nameMatches('André Móller', 'andre moller')).toBe(true);
    expect(nameMatches('Bente-Lis Krag', 'lis')).toBe(true);
  });
});
