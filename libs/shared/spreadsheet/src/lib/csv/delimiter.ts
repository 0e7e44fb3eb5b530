/** A Danish Excel writes semicolons, other programs commas or tabs. In this order when they fit equally well. */
const DELIMITERS = [';', '\t', ','] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const SAMPLE_RECORDS = 20;
const SAMPLE_CHARACTERS = 64 * 1024;

/**
 * The delimiter that occurs the same number of times in most of the first records; names as "Holm, Karen" have commas
 * too, but the headings above them do not.
 */
export function detectDelimiter(text: string): Delimiter {
  const records = sample(text);
  let best: { delimiter: Delimiter; agreeing: number; each: number } = { delimiter: ';', agreeing: 0, each: 0 };
  for (const delimiter of DELIMITERS) {
    const times = new Map<number, number>();
    for (const counts of records) {
      const each = counts.get(delimiter) ?? 0;
      if (each > 0) times.set(each, (times.get(each) ?? 0) + 1);
    }
    for (const [each, agreeing] of times) {
      if (agreeing > best.agreeing || (agreeing === best.agreeing && each > best.each)) {
        best = { delimiter, agreeing, each };
      }
    }
  }
  return best.delimiter;
}

/** Per record, how often each character stands outside quotation marks. */
function sample(text: string): Map<string, number>[] {
  const records: Map<string, number>[] = [];
  let counts = new Map<string, number>();
  let quoted = false;
  for (const character of text.slice(0, SAMPLE_CHARACTERS)) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n' || character === '\r') {
      if (counts.size > 0) records.push(counts);
      if (records.length >= SAMPLE_RECORDS) return records;
      counts = new Map();
    } else counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  if (counts.size > 0) records.push(counts);
  return records;
}
