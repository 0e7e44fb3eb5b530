import fc from 'fast-check';
import { CONTEXT } from '../testing/reading.js';
import { WorkbookBuilder } from '../testing/workbook-builder.js';
import { suggestMapping } from './mapping/suggest-mapping.js';
import { readRows } from './rows/read-rows.js';
import { rowFingerprint } from './rows/row-fingerprint.js';
import { readSheet } from './read-sheet.js';
import { toCsv } from './write/csv-text.js';
import { writeExample } from './write/example.js';

/** The whole way with whatever comes; gives what became of it, and would throw for what must not happen. */
function allTheWay(bytes: Uint8Array, name: string): 'refused' | 'read' {
  const sheet = readSheet(bytes, name);
  if (!sheet.ok) {
    expect(sheet.refusal.da.length).toBeGreaterThan(5);
    return 'refused';
  }
  const preview = readRows(sheet.value, suggestMapping(sheet.value.headings), CONTEXT);
  for (const row of preview.rows) {
    if (row.ok) expect(rowFingerprint(row)).toHaveLength(16);
    else expect(row.errors.length).toBeGreaterThan(0);
  }
  return 'read';
}

const names = fc.constantFrom('tavle.xlsx', 'tavle.csv', 'tavle.tsv', 'tavle', '');
const example = writeExample(CONTEXT.today, CONTEXT.members, { reasons: CONTEXT.reasons });
const stored = WorkbookBuilder.withTexts(['CPR', 'Navn', 'Frist'], ['040157-8101', 'Agnete Eksempel', '26-11-2026'])
  .strings('<t>x</t>')
  .formats('dd-mm-yyyy')
  .bytes(0);

const mutations = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 });
const cut = fc.option(fc.nat(), { nil: undefined, freq: 4 });

function mutate(
  bytes: Uint8Array,
  changes: readonly (readonly [number, number])[],
  end: number | undefined,
): Uint8Array {
  const copy = bytes.slice(0, end === undefined ? bytes.length : end % bytes.length);
  for (const [at, value] of changes) if (copy.length > 0) copy[at % copy.length] = value;
  return copy;
}

describe('whatever bytes come', () => {
  it('random ones are read or refused, and nothing breaks', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), names, (bytes, name) => {
        allTheWay(bytes, name);
        allTheWay(Uint8Array.of(0x50, 0x4b, 3, 4, ...bytes), name);
      }),
      { numRuns: 1000 },
    );
  });

  it('a workbook with some bytes changed or its end cut off is read or refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(example, stored), mutations, cut, (bytes, changes, end) => {
        allTheWay(mutate(bytes, changes, end), 'tavle.xlsx');
      }),
      { numRuns: 1000 },
    );
  });

  it('a workbook with any text as its sheet is read or refused', () => {
    const pieces = fc.constantFrom(
      '<row>',
      '</row>',
      '<row r="',
      '"/>',
      '<c r="A1" t="s">',
      '<c>',
      '</c>',
      '<v>',
      '</v>',
      '<f ref="A1:ZZ9">',
      '<is><t>',
      '</t></is>',
      '&#0;',
      '&lt;',
      '<![CDATA[',
      ']]>',
      '<!--',
      '7',
      '1e999',
      '-1',
      'CPR',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (xml) => {
        allTheWay(WorkbookBuilder.withSheetData(xml.join('')).formats('d').bytes(), 'tavle.xlsx');
      }),
      { numRuns: 1000 },
    );
  });

  it('a table of any texts, as CSV, comes back as it was or is refused', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('=1', 'Årsag', '040157-8101', 'a;b', '"', '26-11-2026'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }), (rows) => {
        allTheWay(
          new TextEncoder().encode(toCsv([['CPR', 'Navn', 'Årsag', 'Frist', 'Note', 'Niveau'], ...rows])),
          'a.csv',
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('a workbook that is not touched is still read', () => {
    expect(allTheWay(example, 'tavle.xlsx')).toBe('read');
    expect(allTheWay(stored, 'tavle.xlsx')).toBe('read');
  });
});
