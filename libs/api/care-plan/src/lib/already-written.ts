import { type CarePlanRecord, PLAN_WORDS, quarterText } from '@samtavle/care-plan';
import { type ErrorBody } from '@samtavle/contracts';

/**
 * Beside the field: how that part of life stands in that quarter has been written, and what it says. Empty of what else
 * there is one of, which has no field to say it at.
 * @param standing what was found there, by a writer who may see it
 */
export function alreadyWritten(path: string, standing: CarePlanRecord): NonNullable<ErrorBody['fields']> {
  if (standing.kind !== 'life_status') return [];
  const said = (language: 'da' | 'en') => {
    const words = PLAN_WORDS[language];
    const value = new Map<string, string>(Object.entries(words.value)).get(standing.value) ?? standing.value;
    return { area: words.area[standing.area], quarter: quarterText(standing.quarter, language), value };
  };
  const [da, en] = [said('da'), said('en')];
  return [
    {
      path,
      problem: 'already_written',
      da: `${da.area} i ${da.quarter} er skrevet: »${da.value}«. Ret det, der står.`,
      en: `${en.area} in ${en.quarter} has been written: “${en.value}”. Change what stands.`,
    },
  ];
}
