import { CATEGORIES, OWNERS, SECTORS, type Category, type Owner, type Sector } from '@samtavle/domain';

/** One line of resolved.csv: what the policy comes to for a category of an owner towards a receiver. */
export interface ResolvedRow {
  readonly category: Category;
  readonly from: Owner;
  readonly to: Sector;
  readonly effect: string;
  readonly consentForm: string;
  readonly rule: string;
  readonly gateways: readonly string[];
  readonly basis: readonly string[];
}

/** The table the policy's authors resolved by themselves, read as plain text and not through the code under test. */
export interface ResolvedTable {
  readonly rows: readonly ResolvedRow[];
  row(category: Category, from: Owner, to: Sector): ResolvedRow;
}

/** Reads the text of resolved.csv. */
export function readResolvedTable(csv: string): ResolvedTable {
  const rows = csv.trim().split('\n').slice(1).map(readRow);
  const byFlow = new Map(rows.map((row) => [`${row.category},${row.from},${row.to}`, row]));
  return {
    rows,
    row(category, from, to) {
      const row = byFlow.get(`${category},${from},${to}`);
      if (row === undefined) throw new Error(`resolved.csv has no row for ${category}, ${from}, ${to}`);
      return row;
    },
  };
}

function readRow(line: string): ResolvedRow {
  const [category, from, to, effect = '', consentForm = '', rule = '', gateways = '', basis = ''] = line
    .trim()
    .split(',');
  return {
    category: one(CATEGORIES, category),
    from: one(OWNERS, from),
    to: one(SECTORS, to),
    effect,
    consentForm,
    rule,
    gateways: gateways.split('|').filter((id) => id !== ''),
    basis: basis.split(' ; ').filter((id) => id !== ''),
  };
}

function one<T extends string>(known: readonly T[], word: string | undefined): T {
  const found = known.find((candidate) => candidate === word);
  if (found === undefined) throw new Error(`resolved.csv has an unknown word: ${word}`);
  return found;
}
