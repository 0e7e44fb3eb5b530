import { type ImportPreviewView } from '@samtavle/contracts';
import { blockedBy, isSpreadsheet, missingFields, toWrite, withColumn } from './import-steps.js';

const preview: ImportPreviewView = {
  token: 't',
  sheets: ['Borgere'],
  headings: ['CPR', 'Navn'],
  mapping: { cpr: 0 },
  fields: [
    { id: 'cpr', da: 'CPR-nummer', en: 'CPR number', required: true },
    { id: 'name', da: 'Navn', en: 'Name', required: true },
    { id: 'level', da: 'Niveau', en: 'Level', required: false },
  ],
  rows: [],
  counts: { new: 2, update: 1, unchanged: 4, error: 1 },
};

describe('the steps of an import', () => {
  it('takes Excel and CSV, whatever the case of the ending', () => {
    expect(['Team.XLSX', 'team.csv', 'team.xls', 'team.pdf', 'csv'].map(isSpreadsheet)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('knows which needed fields have no column', () => {
    expect(missingFields(preview, preview.mapping)).toEqual(['name']);
    expect(missingFields(preview, withColumn(preview.mapping, 'name', 1))).toEqual([]);
    expect(withColumn({ cpr: 0, name: 1 }, 'cpr', null)).toEqual({ name: 1 });
  });

  it('asks about rows with errors before it writes the others', () => {
    expect(toWrite(preview)).toBe(3);
    expect(blockedBy(preview, false)).toBe('errors');
    expect(blockedBy(preview, true)).toBeNull();
    expect(blockedBy({ ...preview, counts: { new: 0, update: 0, unchanged: 4, error: 1 } }, true)).toBe('nothing');
  });
});
