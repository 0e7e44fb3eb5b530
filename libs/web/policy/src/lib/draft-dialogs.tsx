import { type PolicyDraftView } from '@samtavle/contracts';
import { useCommand } from '@samtavle/web-data-access';
import { Button, Dialog, ErrorState, TextField, useAnnouncements, useLanguage, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { policyTexts } from './texts.js';

interface DraftDialogProps {
  draft: PolicyDraftView;
  onClose: () => void;
  /** It is decided: what stands on the screen is old. */
  onDone: () => void;
}

/** The second pair of eyes says yes to exactly the draft that was on the screen. */
export function ApproveDialog({ draft: { id, version }, onClose, onDone }: DraftDialogProps) {
  const say = useText(policyTexts);
  const { announce } = useAnnouncements();
  const { send, inFlight, error } = useCommand('policy.approve');
  const approve = async () => {
    const answer = await send({ draft: id, version });
    if (!answer.ok) return;
    announce(say('draft.approved'));
    onClose();
    onDone();
  };
  return (
    <Dialog
      open
      busy={inFlight}
      title={say('draft.approveTitle')}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" disabled={inFlight} onClick={() => void approve()}>
            {say('draft.confirm')}
          </Button>
          <Button disabled={inFlight} onClick={onClose}>
            {say('form.cancel')}
          </Button>
        </>
      }
    >
      <p>{say('draft.approveHelp')}</p>
      <Refused error={error} />
    </Dialog>
  );
}

export function DiscardDialog({ draft: { id, version }, onClose, onDone }: DraftDialogProps) {
  const say = useText(policyTexts);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { send, inFlight, error } = useCommand('policy.discard');
  const discard = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    const answer = await send({ draft: id, version, reason });
    if (!answer.ok) return;
    onClose();
    onDone();
  };
  return (
    <Dialog
      open
      busy={inFlight}
      title={say('draft.discardTitle')}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" disabled={inFlight} onClick={() => void discard()}>
            {say('draft.discard')}
          </Button>
          <Button disabled={inFlight} onClick={onClose}>
            {say('form.cancel')}
          </Button>
        </>
      }
    >
      <TextField
        label={say('draft.discardReason')}
        maxLength={500}
        data-autofocus
        value={reason}
        problem={tried && reason.trim() === '' ? say('form.noReason') : null}
        onChange={({ target }) => setReason(target.value)}
      />
      <Refused error={error} />
    </Dialog>
  );
}

function Refused({ error }: { error: ReturnType<typeof useCommand>['error'] }) {
  const say = useText(policyTexts);
  const { language } = useLanguage();
  if (error === null) return null;
  return (
    <ErrorState title={say('draft.failed')} code={error.error}>
      {error[language]} {(error.fields ?? []).map((one) => one[language] ?? '').join(' ')}
    </ErrorState>
  );
}
