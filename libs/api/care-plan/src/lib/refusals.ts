import { Failure } from '@samtavle/api-platform';
import { type Problem } from '@samtavle/care-plan';
import { type ErrorBody } from '@samtavle/contracts';

const SENTENCES = {
  not_for_this: {
    da: 'Det hører ikke under den kategori. Kategorien afgør, hvem der ser det.',
    en: 'That does not belong under that category. The category decides who sees it.',
  },
  unknown_relative: {
    da: 'Den pårørende står ikke i samtykkerne. Vælg en anden, eller tilføj den pårørende under Deling og samtykke.',
    en: 'That relative is not among the consents. Choose another, or add the relative under Sharing and consent.',
  },
  another_kind: { da: 'Det er ikke den slags optegnelse.', en: 'That is not that kind of record.' },
  final: {
    da: 'En måling ændres ikke. Er tallet forkert, så ret det med en grund, og skriv målingen igen.',
    en: 'A measure is not changed. If the number is wrong, correct it with a reason and write the measure again.',
  },
  stays: {
    da: 'Det var sådan den dag eller det kvartal og ophører ikke. Er det forkert, så ret det med en grund.',
    en: 'It was so on that day or in that quarter, and does not end. If it is wrong, correct it with a reason.',
  },
  no_such_version: {
    da: 'Den version kan ikke hentes frem.',
    en: 'That version cannot be brought back.',
  },
  does_not_fit: {
    da: 'Det passer ikke sammen med det, en kollega har gemt imens.',
    en: 'That does not fit with what a colleague has saved meanwhile.',
  },
} as const;

type Reason = keyof typeof SENTENCES;

/** A field and what is wrong with it, in words. */
export function field(path: string, problem: Reason): NonNullable<ErrorBody['fields']>[number] {
  return { path, problem, ...SENTENCES[problem] };
}

/** Bad input: the field says what is wrong, and nothing is written. */
export const refusedField = (path: string, problem: Reason) =>
  new Failure('invalid_input', { fields: [field(path, problem)] }, `record: ${problem}`);

/** @throws Failure that names every field a rule does not let stand */
export function throwIfAny(problems: readonly Problem[], under: string): void {
  if (problems.length === 0) return;
  const fields = problems.map(({ path, ...said }) => ({ path: `${under}.${path}`, ...said }));
  throw new Failure('invalid_input', { fields }, `record: ${problems.map(({ problem }) => problem).join(' ')}`);
}
