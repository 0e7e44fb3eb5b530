import { type DemoPersonas } from '@samtavle/contracts';
import { apiClient, asErrorBody, useSession } from '@samtavle/web-data-access';
import { Banner, Brand, ErrorState, LANGUAGES, useLanguage, useText } from '@samtavle/web-ui';
import { useCallback, useEffect, useState } from 'react';
import { type z } from 'zod';
import { usePageTitle } from '../frame/page-title.js';
import { appTexts } from '../texts.js';
import { PersonaList } from './persona-list.js';

type Demo = z.infer<typeof DemoPersonas>;
type Words = { error: string; da: string; en: string };
type People =
  { kind: 'loading' } | { kind: 'here'; demo: Demo } | { kind: 'closed' } | { kind: 'failed'; words: Words };

const LANGUAGE_NAMES = { da: 'Dansk', en: 'English' } as const;

/** Demo mode: who do you want to be? Says that it is a demo, and what each person will see. */
export function SignInPage() {
  const say = useText(appTexts);
  const { language, setLanguage } = useLanguage();
  const { ended } = useSession();
  const [people, ask] = usePeople();
  usePageTitle(say('signIn.title'));
  return (
    <main className="login">
      <section className="intro">
        <p className="brand">
          <Brand />
          Samtavle
        </p>
        <h1>
          {say('signIn.lineOne')}
          <br />
          {say('signIn.lineTwo')}
          <br />
          {say('signIn.lineThree')}
        </h1>
        {people.kind === 'here' && (
          <p className="ink-2 about">
            {say('signIn.about', {
              team: people.demo.team,
              authorities: people.demo.authorities.join(` ${say('signIn.and')} `),
            })}
          </p>
        )}
        {ended !== null && <Banner tone="warn" icon="clock" title={say(`ended.${ended}`)} />}
        {people.kind !== 'closed' && (
          <>
            <Banner tone="info" icon="eye" title={say('signIn.minuteTitle')}>
              {say('signIn.minute')}
            </Banner>
            <Banner icon="question" title={say('signIn.demoTitle')}>
              {say('signIn.demo')}
            </Banner>
          </>
        )}
        <div className="lang" role="group" aria-label={say('signIn.language')}>
          {LANGUAGES.map((name) => (
            <button
              key={name}
              type="button"
              lang={name}
              aria-pressed={name === language}
              onClick={() => setLanguage(name)}
            >
              {LANGUAGE_NAMES[name]}
            </button>
          ))}
        </div>
      </section>
      <section className="people" aria-labelledby="who">
        <h2 id="who">{people.kind === 'closed' ? say('signIn.title') : say('signIn.who')}</h2>
        {people.kind === 'loading' && <p className="vh">{say('signIn.loading')}</p>}
        {people.kind === 'here' && <PersonaList personas={people.demo.personas} />}
        {people.kind === 'closed' && (
          <Banner icon="lock" title={say('signIn.closedTitle')}>
            {say('signIn.closed')}
          </Banner>
        )}
        {people.kind === 'failed' && (
          <ErrorState title={say('signIn.failed')} code={people.words.error} onRetry={ask}>
            {people.words[language]}
          </ErrorState>
        )}
      </section>
    </main>
  );
}

function usePeople(): [People, () => void] {
  const [people, setPeople] = useState<People>({ kind: 'loading' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    apiClient
      .request('demo.personas', { signal: leaving.signal })
      .then((demo) => setPeople({ kind: 'here', demo }))
      .catch((thrown: unknown) => {
        if (leaving.signal.aborted) return;
        const words = asErrorBody(thrown);
        // Outside demo mode the route does not exist.
        setPeople(words.error === 'not_found' ? { kind: 'closed' } : { kind: 'failed', words });
      });
    return () => leaving.abort();
  }, [tries]);
  const again = useCallback(() => {
    setPeople({ kind: 'loading' });
    setTries((count) => count + 1);
  }, []);
  return [people, again];
}
