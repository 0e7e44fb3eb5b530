import { IMPORT_FIELD_IDS, IMPORT_FIELDS, type ImportFieldId } from './import-fields.js';
import type { Mapping } from './suggest-mapping.js';

/** Why a mapping cannot be used as it stands. */
export interface MappingProblem {
  readonly field: ImportFieldId;
  readonly code: 'field_without_column' | 'no_such_column' | 'column_used_twice';
  readonly da: string;
  readonly en: string;
}

/**
 * Checks a mapping somebody chose: CPR and a name have a column, every column exists, and none is read as two things.
 * Empty when it can be used. Fields that only a board row needs are asked for row by row.
 */
export function checkMapping(headings: readonly string[], mapping: Mapping): readonly MappingProblem[] {
  const problems: MappingProblem[] = [];
  const fieldOfColumn = new Map<number, ImportFieldId>();
  for (const field of IMPORT_FIELD_IDS) {
    const column = mapping[field];
    if (column === undefined) continue;
    const { da, en } = IMPORT_FIELDS[field];
    const other = fieldOfColumn.get(column);
    if (!Number.isInteger(column) || column < 0 || column >= headings.length) {
      problems.push({
        field,
        code: 'no_such_column',
        da: `»${da}« peger på en kolonne, der ikke findes.`,
        en: `“${en}” points to a column that does not exist.`,
      });
    } else if (other !== undefined) {
      problems.push({
        field,
        code: 'column_used_twice',
        da: `»${da}« og »${IMPORT_FIELDS[other].da}« peger på samme kolonne.`,
        en: `“${en}” and “${IMPORT_FIELDS[other].en}” point to the same column.`,
      });
    } else fieldOfColumn.set(column, field);
  }
  if (mapping.cpr === undefined) problems.push(without('cpr'));
  const nameInParts = mapping.givenName !== undefined && mapping.familyName !== undefined;
  if (mapping.fullName === undefined && !nameInParts) problems.push(without('fullName'));
  return problems;
}

function without(field: 'cpr' | 'fullName'): MappingProblem {
  const { da, en } = IMPORT_FIELDS[field];
  return {
    field,
    code: 'field_without_column',
    da: `Vælg kolonnen med ${field === 'cpr' ? da : da.toLowerCase()}.`,
    en: `Choose the column with the ${field === 'cpr' ? en : en.toLowerCase()}.`,
  };
}
