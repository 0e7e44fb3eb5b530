import { type PolicyDraftView, type PolicyView } from '@samtavle/contracts';
import { useCommand } from '@samtavle/web-data-access';
import { Button, ErrorState, Status, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { useId, useState } from 'react';
import { ApproveDialog, DiscardDialog } from './draft-dialogs.js';
import { ChangeLines } from './change-lines.js';
import { EffectView } from './effect-view.js';
import { policyTexts } from './texts.js';

/** One draft: who wrote what and why, its effect, and what can be done with it. */
export function DraftCard({
  draft,
  view,
  mayDraft,
  onChanged,
}: {
  draft: PolicyDraftView;
  view: PolicyView;
  mayDraft: boolean;
  onChanged: () => void;
}) {
  const say = useText(policyTexts);
  const format = useFormat();
  const id = useId();
  const [shown, setShown] = useState(false);
  const { drafter, decided, state, notMine } = draft;
  const by = (who: { name: string; authority: string }, at: string) =>
    say('draft.by', { ...who, at: format.exactMoment(at) });
  return (
    <article className="sheet policy-draft" aria-labelledby={id}>
      <div className="pad">
        <h3 id={id}>
          {drafter === null ? say('draft.fromFile') : by(drafter, draft.draftedAt)}{' '}
          <span className="ink-2 small">{say('draft.base', { base: draft.base })}</span>
        </h3>
        <p>
          <Status icon={state === 'open' ? 'clock' : state === 'approved' ? 'check' : 'close'}>
            {say(`draft.state.${state}`)}
            {decided !== null && ` · ${by(decided.by, decided.at)}`}
          </Status>
        </p>
        {drafter === null && <p className="ink-2">{say('draft.fromFileHelp')}</p>}
        {decided?.because != null && <p>{say('draft.reason', { reason: decided.because })}</p>}
        <ChangeLines view={view} changes={draft.changes} />
        {state === 'open' && notMine !== null && <p className="ink-2">{say(`draft.notMine.${notMine}`)}</p>}
        {mayDraft && state === 'open' && (
          <>
            <Actions draft={draft} onChanged={onChanged} shown={shown} onShow={setShown} />
            {shown && notMine !== 'stale' && (
              <EffectView key={`${draft.id} ${draft.version}`} draft={draft} view={view} />
            )}
          </>
        )}
      </div>
    </article>
  );
}

function Actions({
  draft,
  shown,
  onShow,
  onChanged,
}: {
  draft: PolicyDraftView;
  shown: boolean;
  onShow: (shown: boolean) => void;
  onChanged: () => void;
}) {
  const say = useText(policyTexts);
  const { language } = useLanguage();
  const [asked, setAsked] = useState<'approve' | 'discard' | null>(null);
  const change = useCommand('policy.change');
  const { id, version, notMine } = draft;
  const close = () => setAsked(null);
  const take = async () => {
    const answer = await change.send({ draft: id, version, changes: draft.changes });
    if (answer.ok) onChanged();
  };
  return (
    <>
      {change.error !== null && (
        <ErrorState title={say('draft.failed')} code={change.error.error}>
          {change.error[language]}
        </ErrorState>
      )}
      <div className="row wrap">
        {notMine !== 'stale' && (
          <Button icon="eye" aria-expanded={shown} onClick={() => onShow(!shown)}>
            {shown ? say('draft.hideEffect') : say('draft.effect')}
          </Button>
        )}
        {notMine === 'nobodys' && (
          <Button disabled={change.inFlight} onClick={() => void take()}>
            {say('draft.take')}
          </Button>
        )}
        <Button
          kind="primary"
          blockedBecause={notMine === null ? undefined : say(`draft.notMine.${notMine}`)}
          onClick={() => setAsked('approve')}
        >
          {say('draft.approve')}
        </Button>
        <Button onClick={() => setAsked('discard')}>{say('draft.discard')}</Button>
      </div>
      {asked === 'approve' && <ApproveDialog draft={draft} onClose={close} onDone={onChanged} />}
      {asked === 'discard' && <DiscardDialog draft={draft} onClose={close} onDone={onChanged} />}
    </>
  );
}
