import { type CitizenId, type MemberId } from '@samtavle/contracts';
import { type BoardState, useBoard, useColleagues, useCommand, useData, useMe } from '@samtavle/web-data-access';
import { Button, SelectField, TextField, uiTexts, useMemberChoices, useText } from '@samtavle/web-ui';
import { type FormEvent, useRef, useState } from 'react';
import { todayOf } from '../board/board-card.js';
import { problemAt, Refusal } from '../room/refusal.js';
import { boardTexts } from '../texts.js';
import { CitizenPicker } from './citizen-picker.js';
import { LevelChoice } from './level-choice.js';
import { type PlaceDraft } from './place-draft.js';
import { ReasonPicker } from './reason-picker.js';

const cardsOf = (state: BoardState) => state.cards;
const NO_CARDS: BoardState['cards'] = new Map();
const AT_FIELDS = ['citizen', 'reasons', 'firstAction.text', 'firstAction.responsible'];

export interface PlaceFormProps {
  draft: PlaceDraft;
  /** The citizen was chosen before. */
  fixed: boolean;
  onChange: (some: Partial<PlaceDraft>) => void;
  onClose: () => void;
  onPlaced: (citizen: CitizenId) => void;
}

export function PlaceForm({ draft, fixed, onChange, onClose, onPlaced }: PlaceFormProps) {
  const say = useText(boardTexts);
  const sayUi = useText(uiTexts);
  const { board } = useData();
  const cards = useBoard(cardsOf, NO_CARDS);
  const today = useBoard(todayOf, '');
  const me = useMe()?.acting.memberId ?? null;
  const { all } = useColleagues();
  const colleagues = useMemberChoices(all);
  const { send, inFlight, error } = useCommand('board.place');
  const [missing, setMissing] = useState(false);
  const reasonField = useRef<HTMLInputElement>(null);
  const levelField = useRef<HTMLDivElement>(null);
  const actionField = useRef<HTMLInputElement>(null);

  const card = draft.citizen === null ? null : (cards.get(draft.citizen) ?? null);
  const responsible = draft.responsible ?? me;
  const dueOn = draft.dueOn ?? today;
  const nothingSaid = draft.text.trim() === '';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (card === null || draft.reasons.length === 0 || nothingSaid || responsible === null) return setMissing(true);
    const answer = await send({
      citizen: card.id,
      level: draft.level,
      reasons: [...draft.reasons],
      firstAction: { text: draft.text, responsible, dueOn: dueOn === '' ? null : dueOn },
    });
    if (!answer.ok) return;
    await board.reached(answer.value.seq ?? 0);
    onPlaced(card.id);
  };

  const must = (empty: boolean) => (missing && empty ? say('place.missing') : undefined);
  return (
    <form className="place-form" onSubmit={(event) => void submit(event)}>
      <CitizenPicker
        cards={cards}
        chosen={card}
        problem={must(card === null) ?? problemAt(error, 'citizen', say)}
        autoFocus={!fixed}
        onChoose={(next) => {
          onChange({ citizen: next?.id ?? null });
          if (next !== null) reasonField.current?.focus();
        }}
        {...(fixed ? { fixed } : {})}
      />
      <ReasonPicker
        chosen={draft.reasons}
        inputRef={reasonField}
        problem={must(draft.reasons.length === 0) ?? problemAt(error, 'reasons', say)}
        autoFocus={fixed}
        onChange={(reasons) => onChange({ reasons })}
        onNext={() => levelField.current?.querySelector<HTMLInputElement>('input:checked')?.focus()}
      />
      <LevelChoice
        groupRef={levelField}
        level={draft.level}
        onChange={(level) => onChange({ level })}
        onNext={() => actionField.current?.focus()}
      />
      <TextField
        ref={actionField}
        label={say('place.action')}
        hint={say('place.actionHint')}
        problem={must(nothingSaid) ?? problemAt(error, 'firstAction.text', say)}
        maxLength={200}
        value={draft.text}
        onChange={({ target }) => onChange({ text: target.value })}
      />
      <div className="two-fields">
        <SelectField<MemberId | ''>
          label={say('place.responsible')}
          problem={must(responsible === null) ?? problemAt(error, 'firstAction.responsible', say)}
          options={colleagues}
          value={responsible ?? ''}
          onChange={(chosen) => chosen !== '' && onChange({ responsible: chosen })}
        />
        <TextField
          type="date"
          label={say('place.due')}
          min={today}
          value={dueOn}
          onChange={({ target }) => onChange({ dueOn: target.value })}
        />
      </div>
      <Refusal error={error} shownAtFields={AT_FIELDS} />
      <div className="dialog-acts">
        <Button kind="primary" type="submit" shortcut="Enter" disabled={inFlight}>
          {inFlight ? sayUi('composer.saving') : say('place.save')}
        </Button>
        <Button onClick={onClose} disabled={inFlight}>
          {sayUi('dialog.cancel')}
        </Button>
      </div>
    </form>
  );
}
