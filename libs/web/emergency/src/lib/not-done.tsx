import { type ErrorBody } from '@samtavle/contracts';
import { ErrorState, useLanguage } from '@samtavle/web-ui';

/** What the server would not do. What stands at a field is not said twice; a missing log-in has a step of its own. */
export function NotDone({
  error,
  title,
  atFields = [],
}: {
  error: ErrorBody | null;
  title: string;
  atFields?: readonly string[];
}) {
  const { language } = useLanguage();
  if (error === null || error.error === 'fresh_login_needed') return null;
  const fields = error.fields ?? [];
  if (fields.length > 0 && fields.every(({ path }) => atFields.includes(path.split('.')[0] ?? ''))) return null;
  return <ErrorState title={title}>{fields[0]?.[language] ?? error[language]}</ErrorState>;
}
