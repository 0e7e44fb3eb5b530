import { fold, foldLoosely } from './fold.js';
import { HEADING_WORDS } from './heading-words.js';
import { IMPORT_FIELD_IDS, IMPORT_FIELDS, type ImportFieldId } from './import-fields.js';

/** Which column holds which field; columns count from 0. A field without a column is not read. */
export type Mapping = Readonly<Partial<Record<ImportFieldId, number>>>;

const fieldByWord = new Map<string, ImportFieldId>();
for (const id of IMPORT_FIELD_IDS) {
  for (const word of [IMPORT_FIELDS[id].da, IMPORT_FIELDS[id].en, ...HEADING_WORDS[id]]) {
    for (const key of [fold(word), foldLoosely(word)]) if (!fieldByWord.has(key)) fieldByWord.set(key, id);
  }
}

/** Guesses the mapping from the headings. The first of two columns that fit one field wins; a person may change it. */
export function suggestMapping(headings: readonly string[]): Mapping {
  const mapping: Partial<Record<ImportFieldId, number>> = {};
  headings.forEach((heading, column) => {
    const field = fieldOf(heading);
    if (field !== undefined) mapping[field] ??= column;
  });
  // With both parts at hand the whole name only says the same once more, and would have to be taken apart.
  if (mapping.givenName !== undefined && mapping.familyName !== undefined) delete mapping.fullName;
  return mapping;
}

/** `Frist (dato)` and `Årsag(er)` are tried with and without what stands in brackets. */
function fieldOf(heading: string): ImportFieldId | undefined {
  for (const words of [heading, heading.replace(/\([^)]*\)/g, ' ')]) {
    const field = fieldByWord.get(fold(words)) ?? fieldByWord.get(foldLoosely(words));
    if (field !== undefined) return field;
  }
  return undefined;
}
