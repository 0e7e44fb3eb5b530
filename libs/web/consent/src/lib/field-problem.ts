import { type ErrorBody } from '@samtavle/contracts';
import { type Language } from '@samtavle/web-ui';

/** What the server says of one field, in words: its own sentence with the paragraph, or the general one. */
export function problemAt(error: ErrorBody | null, path: string, language: Language): string | undefined {
  const field = error?.fields?.find((known) => known.path === path);
  return field === undefined || error === null ? undefined : (field[language] ?? error[language]);
}

/** A refusal that no field of the form shows is said above its buttons; one about the consent with its own sentence. */
export function problemOfForm(
  error: ErrorBody | null,
  shown: readonly string[],
  language: Language,
): string | undefined {
  if (error === null) return undefined;
  const elsewhere = error.fields?.find(({ path }) => !shown.includes(path));
  if (error.fields !== undefined && error.fields.length > 0 && elsewhere === undefined) return undefined;
  return elsewhere?.[language] ?? error[language];
}
