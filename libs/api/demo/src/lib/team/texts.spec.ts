import { aDemo, everyText } from '../../testing/some-demo.js';

const demo = aDemo();
const texts = everyText(demo);

describe('texts in the demo', () => {
  it('name no citizen by family name, and no colleague', () => {
    const names = [
      ...demo.citizens.map(({ familyName }) => familyName),
      ...demo.persons.flatMap(({ name }) => name.split(' ')),
    ];
    const named = new RegExp(`(?<!\\p{L})(${[...new Set(names)].join('|')})(?!\\p{L})`, 'u');
    expect(texts.filter((text) => named.test(text))).toEqual([]);
  });

  it('call nobody patient, client or case', () => {
    expect(texts.filter((text) => /\b(patient|klient|sag)(en|er|erne)?\b/i.test(text))).toEqual([]);
  });

  it('are short enough to be read at a glance', () => {
    expect(texts.filter((text) => text.length > 90)).toEqual([]);
  });
});
