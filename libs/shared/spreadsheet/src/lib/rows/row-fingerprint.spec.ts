import type { Day } from '@samtavle/domain';
import { CONTEXT, previewOf, readable, sheetOf } from '../../testing/reading.js';
import { suggestMapping } from '../mapping/suggest-mapping.js';
import { readRows } from './read-rows.js';
import { rowFingerprint } from './row-fingerprint.js';

const HEADINGS = 'CPR;Navn;Niveau;Årsag;Næste handling;Ansvarlig;Bemærkning';
const ROW = '040157-8101;Agnete Eksempel;2;Indlagt;Ring;Mette Holm;Hund';
const of = (...lines: string[]) => rowFingerprint(readable(previewOf(...lines), lines.length - 2));

describe('the fingerprint of a row', () => {
  it('is sixteen hex digits that never change for the same row', () => {
    expect(of(HEADINGS, ROW)).toMatch(/^[0-9a-f]{16}$/);
    expect(rowFingerprint({ citizen: readable(previewOf('CPR;Navn', '040157-8101;Agnete Eksempel')).citizen })).toBe(
      '6ff4bf038fcd29d6',
    );
  });

  it('does not depend on where the row stands or how its values are written', () => {
    const another = '170257-8112;Birk Prøvested;;;;;';
    expect(of(HEADINGS, another, '0401578101;"Eksempel,  Agnete";Niveau 2;admitted;Ring;MH;Hund ')).toBe(
      of(HEADINGS, ROW),
    );
  });

  it('does not depend on the day, when the row does not say since when', () => {
    const sheet = sheetOf(new TextEncoder().encode(`${HEADINGS}\n${ROW}`), 'a.csv');
    const tomorrow = readRows(sheet, suggestMapping(sheet.headings), { ...CONTEXT, today: '2026-11-27' as Day });
    expect(readable(tomorrow).stay?.since).toBe('2026-11-27');
    expect(rowFingerprint(readable(tomorrow))).toBe(of(HEADINGS, ROW));
  });

  it('changes with everything the row says', () => {
    const changes = [
      'Agnete:Agnethe',
      ';2;:;3;',
      'Indlagt:Økonomisk krise',
      'Ring:Skriv',
      'Mette Holm:Mette Lund',
      'Hund:Kat',
      '8101:8102',
    ];
    const changed = changes.map((change) => {
      const [from = '', to = ''] = change.split(':');
      return of(HEADINGS, ROW.replace(from, to));
    });
    expect(new Set([of(HEADINGS, ROW), ...changed]).size).toBe(changes.length + 1);
  });
});
