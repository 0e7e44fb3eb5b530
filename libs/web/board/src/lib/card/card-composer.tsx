import { type CitizenDetail, type MemberId } from '@samtavle/contracts';
import { type Category, OWNERS, type Sector } from '@samtavle/domain';
import {
  audienceOf,
  composable,
  type DraftKey,
  useColleagues,
  useCommand,
  useDraft,
  useMay,
  useMe,
  usePresence,
  useWhoIsWriting,
} from '@samtavle/web-data-access';
import {
  callNames,
  Composer,
  firstName,
  Segmented,
  SelectField,
  TextField,
  Typing,
  useLabels,
  useMemberChoices,
  useText,
} from '@samtavle/web-ui';
import { type Ref, useMemo, useState } from 'react';
import { useClosestWords } from '../room/words.js';
import { boardTexts } from '../texts.js';
import { mentionedIn, mentionsThatFit, mentionTags, MOST_MENTIONS } from './mentions.js';

type LineKind = 'note' | 'action' | 'exit_criterion';

export interface CardComposerProps {
  detail: CitizenDetail;
  today: string;
  inputRef: Ref<HTMLInputElement>;
}

/** One line and one key. The category decides the owner and who will see it, so it stands before the text. */
export function CardComposer({ detail, today, inputRef }: CardComposerProps) {
  const say = useText(boardTexts);
  const citizen = detail.card.id;
  const acting = useMe()?.acting;
  const may = useMay('element.write');
  const { typed } = usePresence();
  const { all } = useColleagues();
  const colleagues = useMemberChoices(all);
  const { send, inFlight, error, forget } = useCommand('element.write');
  const words = useClosestWords();
  const key: DraftKey = `${citizen}:new`;
  const { draft, keep, drop } = useDraft(key);
  const text = draft?.text ?? '';
  const [kind, setKind] = useState<LineKind>('note');
  const [chosen, setChosen] = useState<Category | null>(null);
  const [responsible, setResponsible] = useState<MemberId | null>(null);
  const [dueOn, setDueOn] = useState(today);
  const writable = useMemo(() => composable(detail.writable, acting?.sector), [detail.writable, acting?.sector]);
  const category = chosen !== null && writable.includes(chosen) ? chosen : writable[0];
  const owner = OWNERS.find((known) => known === acting?.sector);
  const audience = useAudienceText(category, detail);
  const { suggest, mentioned } = useMentions(text);
  // What would end a stay is said of a stay.
  const kinds: readonly LineKind[] =
    detail.card.stay === null ? ['note', 'action'] : ['note', 'action', 'exit_criterion'];
  if (!may || category === undefined || owner === undefined || acting === undefined) return null;

  const save = async () => {
    const answer = await send({
      citizen,
      kind: kind === 'note' && category === 'own_goals' ? 'goal' : kind,
      category,
      text,
      ...(mentioned.length > 0 ? { mentions: mentioned.map(({ id }) => id) } : {}),
      ...(kind === 'action' ? { responsible: responsible ?? acting.memberId, dueOn: dueOn === '' ? null : dueOn } : {}),
    });
    if (!answer.ok) return;
    drop();
    setKind('note');
  };
  return (
    <>
      {kind === 'action' && (
        <div className="two-fields">
          <SelectField<MemberId>
            label={say('place.responsible')}
            options={colleagues}
            value={responsible ?? acting.memberId}
            onChange={setResponsible}
          />
          <TextField
            type="date"
            label={say('place.due')}
            min={today}
            value={dueOn}
            onChange={({ target }) => setDueOn(target.value)}
          />
        </div>
      )}
      <Composer
        categories={writable}
        category={category}
        onCategory={setChosen}
        // Own words carry the citizen's mark, whoever writes them down.
        owner={category === 'own_goals' && kind === 'note' ? 'citizen' : owner}
        value={text}
        onChange={(next) => {
          keep(next);
          typed();
          if (error !== null) forget();
        }}
        onSend={() => void save()}
        audience={audience}
        suggest={suggest}
        sending={inFlight}
        draftKept={text !== ''}
        problem={error === null ? null : words(error)}
        above={
          <>
            <WhoIsWriting citizen={citizen} />
            {mentioned.length > 0 && (
              <span>{say('composer.mentioned', { who: mentioned.map(({ name }) => name).join(', ') })}</span>
            )}
            <Segmented
              label={say('composer.kind')}
              options={kinds.map((value) => ({ value, label: say(`composer.${value}`) }))}
              value={kind}
              onChange={setKind}
            />
          </>
        }
        inputRef={inputRef}
      />
    </>
  );
}

/** Whom the line names, and whom it could name where the caret stands. */
function useMentions(text: string) {
  const say = useText(boardTexts);
  const labels = useLabels();
  const acting = useMe()?.acting;
  const { all } = useColleagues();
  const tags = useMemo(
    () =>
      acting === undefined ? [] : mentionTags(all, callNames(all), { id: acting.memberId, sector: acting.sector }),
    [all, acting],
  );
  const mentioned = useMemo(() => mentionedIn(text, tags).slice(0, MOST_MENTIONS), [text, tags]);
  const suggest = useMemo(
    () => ({
      label: say('composer.colleagues'),
      at: (written: string, caret: number) =>
        mentionsThatFit(written, caret, tags).map(({ one, ...next }) => ({
          id: one.id,
          label: one.name,
          hint: labels.role(one.role),
          ...next,
        })),
    }),
    [labels, say, tags],
  );
  return { suggest, mentioned };
}

function WhoIsWriting({ citizen }: { citizen: CitizenDetail['card']['id'] }) {
  const { of } = useColleagues();
  const [first] = useWhoIsWriting(citizen);
  const member = of(first ?? null);
  return member === null ? null : <Typing name={firstName(member.name)} initials={member.initials} />;
}

function useAudienceText(category: Category | undefined, detail: CitizenDetail): string {
  const say = useText(boardTexts);
  const labels = useLabels();
  const sector = useMe()?.acting.sector;
  return useMemo(() => {
    const owner = OWNERS.find((known) => known === sector);
    if (category === undefined || owner === undefined) return '';
    const { byLaw, see, withConsent } = audienceOf(owner, category, detail);
    const list = (sectors: readonly Sector[]) =>
      sectors.map((known) => labels.sector(known)).join(` ${say('composer.and')} `);
    const sentences = [
      see.length > 0 && say('composer.see', { who: list(see) }),
      byLaw.length > 0 && say('composer.byLaw', { who: list(byLaw) }),
      withConsent.length > 0 && say('composer.withConsent', { who: list(withConsent) }),
    ].filter((sentence) => sentence !== false);
    return sentences.length === 0 ? say('composer.ownOnly', { who: labels.sector(owner) }) : sentences.join(' ');
  }, [category, detail, labels, say, sector]);
}
