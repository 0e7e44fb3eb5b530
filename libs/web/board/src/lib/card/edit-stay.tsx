import { type CitizenDetail, type ElementView, type MemberId } from '@samtavle/contracts';
import { type BoardReason } from '@samtavle/domain';
import { useBoard, useColleagues, useCommand, useMay, useMe } from '@samtavle/web-data-access';
import { Button, ChooseSeveral, Dialog, TextField, uiTexts, useMemberChoices, useText } from '@samtavle/web-ui';
import { type FormEvent, useState } from 'react';
import { todayOf } from '../board/board-card.js';
import { ReasonPicker } from '../place/reason-picker.js';
import { problemAt, Refusal } from '../room/refusal.js';
import { boardTexts } from '../texts.js';

/** Review date, whom it was discussed with, and the own sector's reasons. */
export function EditStayButton({ element, detail }: { element: ElementView; detail: CitizenDetail }) {
  const say = useText(boardTexts);
  const [open, setOpen] = useState(false);
  const may = useMay('board.edit');
  if (!may || element.content.kind !== 'stay') return null;
  return (
    <>
      <Button
        kind="quiet"
        className="edit"
        aria-haspopup="dialog"
        aria-label={say('stay.edit')}
        onClick={() => setOpen(true)}
      >
        {say('card.edit')}
      </Button>
      <Dialog open={open} title={say('stay.title', { name: detail.card.name })} onClose={() => setOpen(false)}>
        <EditStayForm element={element} content={element.content} detail={detail} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

interface EditStayFormProps {
  element: ElementView;
  content: Extract<ElementView['content'], { kind: 'stay' }>;
  detail: CitizenDetail;
  onClose: () => void;
}

function EditStayForm({ element, content, detail, onClose }: EditStayFormProps) {
  const say = useText(boardTexts);
  const sayUi = useText(uiTexts);
  const today = useBoard(todayOf, '');
  const { all } = useColleagues();
  const colleagues = useMemberChoices(all);
  const sector = useMe()?.acting.sector;
  const { send, inFlight, error } = useCommand('board.edit');
  const before = detail.elements.flatMap(({ owner, content: other }) =>
    other.kind === 'reason' && owner === sector ? [{ reason: other.reason, primary: other.primary }] : [],
  );
  const [reasons, setReasons] = useState<readonly BoardReason[]>(() =>
    before.sort((a, b) => Number(b.primary) - Number(a.primary)).map(({ reason }) => reason),
  );
  const [reviewOn, setReviewOn] = useState(content.reviewOn ?? '');
  const [discussedWith, setDiscussedWith] = useState<readonly MemberId[]>(content.discussedWith);
  // The owner of a stay always has a reason for it; another sector may take its own away.
  const needsReason = element.owner === sector;
  const [missing, setMissing] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (needsReason && reasons.length === 0) return setMissing(true);
    const changed = reasons.join() !== before.map(({ reason }) => reason).join();
    const answer = await send({
      citizen: detail.card.id,
      owner: element.owner,
      version: element.version,
      reviewOn: reviewOn === '' ? null : reviewOn,
      discussedWith: [...discussedWith],
      ...(changed ? { reasons: [...reasons] } : {}),
    });
    if (answer.ok) onClose();
  };
  return (
    <form className="place-form" onSubmit={(event) => void submit(event)}>
      <TextField
        type="date"
        label={say('stay.review')}
        min={today}
        value={reviewOn}
        problem={problemAt(error, 'reviewOn', say)}
        onChange={({ target }) => setReviewOn(target.value)}
      />
      <ReasonPicker
        chosen={reasons}
        problem={
          missing && needsReason && reasons.length === 0 ? say('place.missing') : problemAt(error, 'reasons', say)
        }
        onChange={setReasons}
        onNext={() => undefined}
      />
      <ChooseSeveral
        label={say('stay.discussedWith')}
        choices={colleagues}
        value={discussedWith}
        onChange={(chosen) => setDiscussedWith(all.filter(({ id }) => chosen.includes(id)).map(({ id }) => id))}
        max={12}
      />
      <Refusal error={error} shownAtFields={['reviewOn', 'reasons']} />
      <div className="dialog-acts">
        <Button kind="primary" type="submit" disabled={inFlight}>
          {inFlight ? sayUi('composer.saving') : sayUi('composer.save')}
        </Button>
        <Button onClick={onClose} disabled={inFlight}>
          {sayUi('dialog.cancel')}
        </Button>
      </div>
    </form>
  );
}
