import { type ErrorBody } from '@samtavle/contracts';
import { ErrorState, useLanguage } from '@samtavle/web-ui';

/** What the server said of the whole, and of each field the sentence with its paragraph. */
export function ProblemList({ title, error }: { title: string; error: ErrorBody | null }) {
  const { language } = useLanguage();
  if (error === null) return null;
  const sentences = [...new Set((error.fields ?? []).flatMap((field) => field[language] ?? []))];
  return (
    <ErrorState title={title}>
      {error[language]} {sentences.join(' ')}
    </ErrorState>
  );
}
