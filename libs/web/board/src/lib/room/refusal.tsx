import { type ErrorBody } from '@samtavle/contracts';
import { ErrorState, type Say, useLanguage, useText } from '@samtavle/web-ui';
import { boardTexts } from '../texts.js';
import { codeOf } from './board-loading.js';

/** What is wrong at one field, in words; undefined when it is not this one. */
export function problemAt(
  error: ErrorBody | null,
  path: string,
  say: Say<(typeof boardTexts)['da']>,
): string | undefined {
  const problem = error?.fields?.find((field) => field.path === path || field.path.startsWith(`${path}.`));
  if (problem === undefined) return undefined;
  switch (problem.problem) {
    case 'empty':
      return say('problem.empty');
    case 'control characters':
      return say('problem.characters');
    case 'one line only':
      return say('problem.oneLine');
    default:
      return say('problem.other');
  }
}

/** What the server would not do, in place and in words. What stands at a field is not said twice. */
export function Refusal({ error, shownAtFields = [] }: { error: ErrorBody | null; shownAtFields?: readonly string[] }) {
  const say = useText(boardTexts);
  const { language } = useLanguage();
  if (error === null) return null;
  const allAtFields =
    error.error === 'invalid_input' &&
    (error.fields ?? []).length > 0 &&
    (error.fields ?? []).every(({ path }) =>
      shownAtFields.some((shown) => path === shown || path.startsWith(`${shown}.`)),
    );
  if (allAtFields) return null;
  const isSurprise = error.error === 'unexpected' || error.error === 'unavailable';
  return (
    <ErrorState title={say('notSaved')} code={isSurprise ? codeOf(error) : undefined}>
      {error[language]}
    </ErrorState>
  );
}
