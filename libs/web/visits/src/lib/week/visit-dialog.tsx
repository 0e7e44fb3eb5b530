import { type CitizenId, type MemberId, VISIT_CATEGORIES, type VisitView } from '@samtavle/contracts';
import { useCommand, useMe } from '@samtavle/web-data-access';
import { Button, Dialog, ErrorState, SelectField, TextField, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { useNames } from '../call-names.js';
import { ChooseWho } from '../contact/choose-who.js';
import { problemAt, standsAtFields } from '../problem-at.js';
import { visitTexts } from '../texts.js';
import { type VisitDone } from './use-visit-acts.js';

type About = (typeof VISIT_CATEGORIES)[number];
const FIELDS = ['on', 'at', 'who', 'category'];
const USUAL_TIME = '09:00';

export interface VisitDialogProps {
  citizen: CitizenId;
  name: string;
  today: string;
  /** The visit to change; a new one on that day when there is none. */
  visit: VisitView | null;
  on: string;
  who: readonly MemberId[];
  onDone: (done: VisitDone) => void;
  onClose: () => void;
}

/** A visit: day, time, who goes; and for a new one, who may see it. */
export function VisitDialog({ citizen, name, today, visit, on: first, who: goers, onDone, onClose }: VisitDialogProps) {
  const say = useText(visitTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const { active } = useNames();
  const me = useMe()?.acting.memberId;
  const plan = useCommand('visit.plan');
  const change = useCommand('visit.change');
  const { inFlight, error } = visit === null ? plan : change;
  const [on, setOn] = useState(visit?.on ?? first);
  const [at, setAt] = useState(visit?.at ?? USUAL_TIME);
  const [who, setWho] = useState<readonly MemberId[]>(visit?.who ?? (goers.length > 0 ? goers : me ? [me] : []));
  const [about, setAbout] = useState<About>('visit_logistics');

  const save = async () => {
    const answer =
      visit === null
        ? await plan.send({ citizen, on, at, who: [...who], category: about })
        : await change.send({ citizen, visit: visit.id, version: visit.version, on, at, who: [...who] });
    if (!answer.ok) return;
    onDone({ kind: visit === null ? 'planned' : 'moved', citizen, name, on, at, before: visit, answer: answer.value });
    onClose();
  };
  const isStale = error?.error === 'stale_version';
  return (
    <Dialog
      open
      busy={inFlight}
      title={say(visit === null ? 'visit.planTitle' : 'visit.changeTitle', { name })}
      onClose={onClose}
      actions={
        <Button kind="primary" disabled={inFlight} onClick={() => void save()}>
          {say(visit === null ? 'visit.plan' : 'visit.save')}
        </Button>
      }
    >
      <div className="two-fields">
        <TextField
          type="date"
          label={say('visit.on')}
          min={today}
          value={on}
          problem={problemAt(error, 'on', say)}
          onChange={({ target }) => setOn(target.value)}
        />
        <TextField
          type="time"
          label={say('visit.at')}
          value={at}
          problem={problemAt(error, 'at', say)}
          onChange={({ target }) => setAt(target.value)}
        />
      </div>
      <ChooseWho
        label={say('visit.who')}
        members={active}
        value={who}
        max={4}
        problem={problemAt(error, 'who', say)}
        onChange={setWho}
      />
      {visit === null && (
        <SelectField<About>
          label={say('visit.about')}
          hint={say('visit.aboutHint')}
          options={VISIT_CATEGORIES.map((value) => ({ value, label: say(`category.${value}`) }))}
          value={about}
          problem={problemAt(error, 'category', say)}
          onChange={setAbout}
        />
      )}
      {error !== null && isStale && visit !== null && (
        // Meanwhile the week has been read again: the next attempt is on what stands there now.
        <ErrorState
          title={say('visit.stale', { day: format.plannedDay(visit.on, today), at: format.clockTime(visit.at) })}
        />
      )}
      {error !== null && !isStale && !standsAtFields(error, FIELDS) && (
        <ErrorState title={say('visit.notSaved')}>{error[language]}</ErrorState>
      )}
    </Dialog>
  );
}
