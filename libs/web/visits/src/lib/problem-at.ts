import { type ErrorBody } from '@samtavle/contracts';
import { type Say } from '@samtavle/web-ui';
import { type visitTexts } from './texts.js';

/** What is wrong at one field, in words; undefined when it is not this one. */
export function problemAt(
  error: ErrorBody | null,
  path: string,
  say: Say<(typeof visitTexts)['da']>,
): string | undefined {
  const found = error?.fields?.find((field) => field.path === path || field.path.startsWith(`${path}.`));
  switch (found?.problem) {
    case undefined:
      return undefined;
    case 'future':
    case 'too_old':
    case 'past':
    case 'too_far':
    case 'not_in_team':
    case 'cannot_see':
    case 'role':
    case 'empty':
      return say(`problem.${found.problem}`);
    case 'control characters':
      return say('problem.characters');
    case 'one line only':
      return say('problem.oneLine');
    default:
      return path === 'who' ? say('problem.who') : say('problem.other');
  }
}

/** Whether everything that is wrong stands beside a field. */
export function standsAtFields(error: ErrorBody, shown: readonly string[]): boolean {
  const fields = error.fields ?? [];
  return (
    fields.length > 0 && fields.every(({ path }) => shown.some((one) => path === one || path.startsWith(`${one}.`)))
  );
}
