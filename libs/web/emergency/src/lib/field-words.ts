import { type ErrorBody } from '@samtavle/contracts';
import { useLanguage } from '@samtavle/web-ui';

/** What is wrong at a field, as the server says it; nothing when it is not this one. */
export function useFieldWords(error: ErrorBody | null): (path: string) => string | undefined {
  const { language } = useLanguage();
  return (path) => {
    const field = error?.fields?.find((one) => one.path === path || one.path.startsWith(`${path}.`));
    return field === undefined ? undefined : (field[language] ?? error?.[language]);
  };
}
