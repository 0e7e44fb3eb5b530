import { ErrorState, useLanguage, useText } from '@samtavle/web-ui';
import { type ReactNode } from 'react';
import { emergencyTexts } from './texts.js';
import { type Read } from './use-read.js';

/** What has been read, or why it has not. */
export function Reading<T>({
  read,
  onRetry,
  children,
}: {
  read: Read<T>;
  onRetry: () => void;
  children: (value: T) => ReactNode;
}) {
  const say = useText(emergencyTexts);
  const { language } = useLanguage();
  switch (read.kind) {
    case 'loading':
      return <p aria-busy="true">{say('loading')}</p>;
    case 'failed':
      return (
        <ErrorState title={say('failed')} onRetry={onRetry}>
          {read.error[language]}
        </ErrorState>
      );
    case 'ready':
      return children(read.value);
  }
}
