import { type CitizenDetail, ElementId, type Meeting, type MemberId } from '@samtavle/contracts';
import { type Category, OWNERS } from '@samtavle/domain';
import {
  audienceOf,
  composable,
  type DraftKey,
  goalChoices,
  useBoard,
  useColleagues,
  useCommand,
  useDraft,
  useMay,
  useMe,
} from '@samtavle/web-data-access';
import {
  Composer,
  GoalField,
  SelectField,
  TextField,
  useLabels,
  useLanguage,
  useMemberChoices,
  useText,
} from '@samtavle/web-ui';
import { useState } from 'react';
import { meetingTexts } from './texts.js';

/** What is agreed now: what, who and when. The category decides who will see it, so it stands before the text. */
export function AgreementForm({ detail, meeting }: { detail: CitizenDetail; meeting: Meeting }) {
  const say = useText(meetingTexts);
  const { language } = useLanguage();
  const citizen = detail.card.id;
  const acting = useMe()?.acting;
  const may = useMay('element.write');
  const { all } = useColleagues();
  const colleagues = useMemberChoices(all);
  const today = useBoard(({ today: now }) => now as string, '');
  const { send, inFlight, error, forget } = useCommand('element.write');
  const key: DraftKey = `${citizen}:meeting`;
  const { draft, keep, drop } = useDraft(key);
  const text = draft?.text ?? '';
  const [chosen, setChosen] = useState<Category | null>(null);
  const [responsible, setResponsible] = useState<MemberId | null>(null);
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [goal, setGoal] = useState('');
  const goals = goalChoices(detail.elements);
  // One that went from the viewer meanwhile is chosen no more.
  const chosenGoal = goals.some(({ value }) => value === goal) ? goal : '';
  const writable = composable(detail.writable, acting?.sector);
  const category = chosen !== null && writable.includes(chosen) ? chosen : writable[0];
  const owner = OWNERS.find((known) => known === acting?.sector);
  const audience = useAudience(detail, category);
  const sits = meeting.participants.some(({ member }) => member === acting?.memberId);
  if (!may || !sits || category === undefined || owner === undefined || acting === undefined) return null;
  const fieldProblem = (path: string) =>
    error?.fields?.some((field) => field.path === path) === true ? error[language] : undefined;

  const save = async () => {
    const due = dueOn ?? today;
    const answer = await send({
      citizen,
      kind: 'action',
      category,
      text,
      responsible: responsible ?? acting.memberId,
      dueOn: due === '' ? null : due,
      meeting: meeting.id,
      ...(chosenGoal === '' ? {} : { goalId: ElementId.parse(chosenGoal) }),
    });
    if (!answer.ok) return;
    drop();
    setGoal('');
  };
  return (
    <div className="mt-agree">
      <div className="two-fields">
        <SelectField<MemberId>
          label={say('acts.who')}
          problem={fieldProblem('responsible')}
          options={colleagues}
          value={responsible ?? acting.memberId}
          onChange={setResponsible}
        />
        <TextField
          type="date"
          label={say('acts.due')}
          problem={fieldProblem('dueOn')}
          min={today}
          value={dueOn ?? today}
          onChange={({ target }) => setDueOn(target.value)}
        />
      </div>
      {goals.length > 0 && (
        <GoalField choices={goals} value={chosenGoal} onChange={setGoal} problem={fieldProblem('goalId')} />
      )}
      <Composer
        categories={writable}
        category={category}
        onCategory={setChosen}
        owner={owner}
        value={text}
        onChange={(next) => {
          keep(next);
          if (error !== null) forget();
        }}
        onSend={() => void save()}
        audience={audience}
        sending={inFlight}
        draftKept={text !== ''}
        problem={error === null ? null : error[language]}
      />
    </div>
  );
}

function useAudience(detail: CitizenDetail, category: Category | undefined): string {
  const say = useText(meetingTexts);
  const labels = useLabels();
  const sector = useMe()?.acting.sector;
  const owner = OWNERS.find((known) => known === sector);
  if (owner === undefined || category === undefined) return '';
  const { byLaw, see } = audienceOf(owner, category, detail);
  const others = [...new Set([...see, ...byLaw])].map((one) => labels.sector(one));
  return others.length === 0
    ? say('acts.ownOnly', { who: labels.sector(owner) })
    : say('acts.see', { who: others.join(` ${say('acts.and')} `) });
}
