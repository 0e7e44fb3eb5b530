import { type CitizenId, type ErrorBody } from '@samtavle/contracts';
import { asErrorBody, type RouteOutput, useData } from '@samtavle/web-data-access';
import { Icon, useLabels, useLanguage, useText } from '@samtavle/web-ui';
import { useEffect, useMemo, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { readSettings, writeSettings } from '../arrange/view-settings.js';
import { boardTexts } from '../texts.js';
import { Combobox } from './combobox.js';
import { SEARCH_ID } from './focus-search.js';

const BOARD_PATH = '/tavle';
const ROOMS_WITH_CARDS: readonly string[] = [BOARD_PATH, '/borgere'];

type Hits = RouteOutput<'search'>['hits'];

/** The server's rule: fewer letters find nothing. */
const LETTERS = 3;
/** Typing is not a search; a pause is. Each search is recorded. */
const PAUSE = 150;

/** The search box of the bar: three letters of a visible name, Enter opens the first. The name never enters an address. */
export function CitizenSearch() {
  const say = useText(boardTexts);
  const labels = useLabels();
  const { language } = useLanguage();
  const onPick = useOpenAnywhere();
  const [query, setQuery] = useState('');
  const [eager, setEager] = useState<string | null>(null);
  const { hits, error } = useSearch(query);
  const options = useMemo(
    () =>
      (hits ?? []).map(({ id, name, onBoard, level }) => ({
        value: id,
        label: name,
        hint: level !== null ? labels.column(level) : onBoard ? say('search.onBoard') : say('search.caseload'),
      })),
    [hits, labels, say],
  );
  const open = (id: CitizenId) => {
    setQuery('');
    setEager(null);
    onPick(id);
  };
  // Enter came before the answer did: the first is opened when it is there.
  const first = eager === query ? hits?.[0]?.id : undefined;
  useEffect(() => {
    if (first !== undefined) open(first);
  });
  return (
    <div className="search" role="search">
      <Icon name="search" />
      <Combobox
        id={SEARCH_ID}
        label={say('search.label')}
        placeholder={say('search.label')}
        query={query}
        onQuery={setQuery}
        options={options}
        empty={emptyText()}
        onPick={open}
        onEarlyEnter={() => setEager(query)}
        onEscape={() => setQuery('')}
      />
      <kbd aria-hidden="true">/</kbd>
    </div>
  );

  function emptyText(): string | undefined {
    if (error !== null) return error[language];
    if (query.trim().length < LETTERS) return say('search.letters');
    return hits === null ? say('search.searching') : say('search.nobody');
  }
}

function useSearch(query: string): { hits: Hits | null; error: ErrorBody | null } {
  const { api, clock } = useData();
  const [found, setFound] = useState<{ for: string; hits: Hits | null; error: ErrorBody | null }>({
    for: '',
    hits: null,
    error: null,
  });
  const asked = query.trim();
  useEffect(() => {
    if (asked.length < LETTERS) return undefined;
    const abort = new AbortController();
    const cancel = clock.after(PAUSE, () => {
      api.request('search', { input: { query: asked }, signal: abort.signal }).then(
        ({ hits }) => setFound({ for: asked, hits, error: null }),
        (thrown: unknown) => {
          if (!abort.signal.aborted) setFound({ for: asked, hits: null, error: asErrorBody(thrown) });
        },
      );
    });
    return () => {
      cancel();
      abort.abort();
    };
  }, [api, asked, clock]);
  return found.for === asked ? found : { hits: null, error: null };
}

/** Opens a card over the room one is in, or over the board when that room has no cards. */
function useOpenAnywhere(): (citizen: CitizenId) => void {
  const go = useNavigate();
  const { pathname, search } = useLocation();
  return (card) => {
    const here = ROOMS_WITH_CARDS.includes(pathname);
    const settings = readSettings(new URLSearchParams(here ? search : ''));
    const address = writeSettings({ ...settings, card, tab: 'card' });
    void go({ pathname: here ? pathname : BOARD_PATH, search: `?${address.toString()}` });
  };
}
