import { useSession } from '@samtavle/web-data-access';
import { ErrorState, useLanguage, useText } from '@samtavle/web-ui';
import { appTexts } from '../texts.js';
import { SignInPage } from '../sign-in/sign-in-page.js';
import { SignedIn } from './signed-in.js';
import { usePageTitle } from './page-title.js';

/** Around every room: who is signed in decides whether there is a room at all. */
export function Frame() {
  const { me, loading, error, reload } = useSession();
  if (loading) return <Waiting />;
  if (me !== null) return <SignedIn key={me.acting.memberId} me={me} />;
  if (error !== null) return <Failed onRetry={() => void reload()} code={error.error} words={error} />;
  return <SignInPage />;
}

function Waiting() {
  const say = useText(appTexts);
  usePageTitle(null);
  return (
    <main className="first" aria-busy="true">
      <p className="vh">{say('start.loading')}</p>
    </main>
  );
}

function Failed({ onRetry, code, words }: { onRetry: () => void; code: string; words: { da: string; en: string } }) {
  const say = useText(appTexts);
  const { language } = useLanguage();
  usePageTitle(null);
  return (
    <main className="first">
      <ErrorState title={say('start.failed')} code={code} onRetry={onRetry}>
        {words[language]}
      </ErrorState>
    </main>
  );
}
