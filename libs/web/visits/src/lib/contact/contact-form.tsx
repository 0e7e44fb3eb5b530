import { meaningFor } from '@samtavle/care-plan';
import {
  type CitizenDetail,
  CONTACT_HOWS,
  CONTACT_MINUTES,
  type ContactHow,
  type ContactMinutes,
  type ElementId,
  type MemberId,
} from '@samtavle/contracts';
import { type Category } from '@samtavle/domain';
import { composable, type DraftKey, useCommand, useDraft, useMe } from '@samtavle/web-data-access';
import {
  Button,
  CheckField,
  ErrorState,
  SelectField,
  TextField,
  useFormat,
  useLabels,
  useLanguage,
  useText,
} from '@samtavle/web-ui';
import { useState } from 'react';
import { namesOf, useNames } from '../call-names.js';
import { problemAt, standsAtFields } from '../problem-at.js';
import { visitTexts } from '../texts.js';
import { useAudienceWords } from './audience-words.js';
import { Picks } from './picks.js';
import { ChooseWho } from './choose-who.js';

/** The visit of today a contact may fulfil: one's own fills in who. */
export interface VisitBehind {
  readonly id: ElementId;
  readonly version: number;
  readonly at: string;
  readonly who: readonly MemberId[];
}

const FIELDS = ['on', 'at', 'who', 'line'];

/** Where, how long, one line, save: everything else is filled in from today's visit and the clock. */
export function ContactForm({
  detail,
  today,
  visit,
  onSaved,
}: {
  detail: CitizenDetail;
  today: string;
  visit: VisitBehind | null;
  onSaved: () => void;
}) {
  const say = useText(visitTexts);
  const labels = useLabels();
  const format = useFormat();
  const { language } = useLanguage();
  const acting = useMe()?.acting;
  const { active, names } = useNames();
  const { send, inFlight, error } = useCommand('contact.log');
  const citizen = detail.card.id;
  const key: DraftKey = `${citizen}:contact`;
  const { draft, keep, drop } = useDraft(key);
  const writable = composable(detail.writable, acting?.sector);
  const [how, setHow] = useState<ContactHow>('home');
  const [minutes, setMinutes] = useState<ContactMinutes | null>(null);
  const [withRelative, setRelative] = useState(false);
  const [withOtherService, setOther] = useState(false);
  const [category, setCategory] = useState<Category | undefined>(writable[0]);
  const [on, setOn] = useState(today);
  const [at, setAt] = useState('');
  const isOwn = visit !== null && acting !== undefined && visit.who.includes(acting.memberId);
  const [who, setWho] = useState<readonly MemberId[]>(isOwn ? visit.who : acting ? [acting.memberId] : []);
  const [saidVisit, setSaidVisit] = useState<boolean | null>(null);
  // A visit counts for the day it stands on, and for nothing when it was changed since: the server says so.
  const meaning = visit === null || on !== today ? 'apart' : meaningFor(visit, how, who);
  const offered = meaning === 'apart' ? null : visit;
  const isVisit = saidVisit ?? meaning === 'fulfils';
  const fulfilled = isVisit ? offered : null;
  const visitWord = how === 'attempt' ? 'contact.attempted' : 'contact.fulfils';
  const audience = useAudienceWords(category, detail);
  const text = draft?.text ?? '';
  if (acting === undefined) return null;

  const save = async () => {
    const answer = await send({
      citizen,
      on,
      at: at === '' ? null : at,
      how,
      who: [...who],
      withRelative,
      withOtherService,
      minutes: how === 'attempt' ? null : minutes,
      ...(text.trim() === '' || category === undefined ? {} : { line: { category, text } }),
      ...(fulfilled === null ? {} : { visit: { element: fulfilled.id, version: fulfilled.version } }),
    });
    if (!answer.ok) return;
    drop();
    onSaved();
  };
  const isStale = error?.error === 'stale_version';
  return (
    <form
      className="contact-form"
      // What is wrong is said in our words beside the field, not in the browser's.
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Picks
        label={say('contact.how')}
        options={CONTACT_HOWS.map((value) => ({ value, label: say(`how.${value}`) }))}
        chosen={[how]}
        onPick={setHow}
      />
      {how !== 'attempt' && (
        <Picks
          label={say('contact.minutes')}
          options={CONTACT_MINUTES.map((value) => ({ value, label: say(`minutes.${value}`) }))}
          chosen={minutes === null ? [] : [minutes]}
          onPick={(value) => setMinutes(value === minutes ? null : value)}
        />
      )}
      <Picks
        label={say('contact.with')}
        options={[
          { value: 'relative', label: say('contact.relative') },
          { value: 'other', label: say('contact.otherService') },
        ]}
        chosen={[...(withRelative ? ['relative' as const] : []), ...(withOtherService ? ['other' as const] : [])]}
        onPick={(value) => (value === 'relative' ? setRelative(!withRelative) : setOther(!withOtherService))}
      />
      {category !== undefined && (
        <div className="contact-line">
          <TextField
            label={say('contact.line')}
            hint={audience}
            maxLength={500}
            value={text}
            problem={problemAt(error, 'line', say)}
            onChange={({ target }) => keep(target.value)}
          />
          <SelectField<Category>
            label={say('contact.category')}
            options={writable.map((value) => ({ value, label: labels.category(value) }))}
            value={category}
            onChange={setCategory}
          />
        </div>
      )}
      <details
        className="contact-more"
        open={FIELDS.slice(0, 3).some((path) => problemAt(error, path, say)) || undefined}
      >
        <summary>{say('contact.when')}</summary>
        <div className="two-fields">
          <TextField
            type="date"
            label={say('contact.on')}
            value={on}
            max={today}
            problem={problemAt(error, 'on', say)}
            onChange={({ target }) => setOn(target.value)}
          />
          <TextField
            type="time"
            label={say('contact.at')}
            value={at}
            problem={problemAt(error, 'at', say)}
            onChange={({ target }) => setAt(target.value)}
          />
        </div>
        <ChooseWho
          label={say('contact.who')}
          members={active}
          value={who}
          max={6}
          problem={problemAt(error, 'who', say)}
          onChange={setWho}
        />
      </details>
      {offered !== null && (
        <CheckField
          label={say(visitWord, { at: format.clockTime(offered.at), who: namesOf(names, offered.who) })}
          hint={say(`${visitWord}${isVisit ? 'Yes' : 'No'}`)}
          checked={isVisit}
          onChange={setSaidVisit}
        />
      )}
      {error !== null && !standsAtFields(error, FIELDS) && (
        <ErrorState title={say(isStale ? 'contact.staleVisit' : 'contact.notSaved')}>
          {isStale ? null : error[language]}
        </ErrorState>
      )}
      <Button kind="primary" big type="submit" className="contact-save" disabled={inFlight}>
        {say(inFlight ? 'contact.saving' : 'contact.save')}
      </Button>
    </form>
  );
}
