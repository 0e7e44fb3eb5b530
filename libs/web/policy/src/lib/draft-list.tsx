import { type PolicyDrafts, type PolicyView } from '@samtavle/contracts';
import { EmptyState, useText } from '@samtavle/web-ui';
import { DraftCard } from './draft-card.js';
import { policyTexts } from './texts.js';

/** Drafts that wait, and those decided. */
export function DraftList({
  view,
  drafts: { drafts },
  mayDraft,
  onChanged,
}: {
  view: PolicyView;
  drafts: PolicyDrafts;
  mayDraft: boolean;
  onChanged: () => void;
}) {
  const say = useText(policyTexts);
  const waiting = drafts.filter(({ state }) => state === 'open');
  const decided = drafts.filter(({ state }) => state !== 'open');
  return (
    <>
      <h2 className="vh">{say('draft.waiting')}</h2>
      {waiting.length === 0 && (
        <EmptyState title={say('draft.none')}>{mayDraft ? say('draft.noneHelp') : ''}</EmptyState>
      )}
      {waiting.map((draft) => (
        <DraftCard key={draft.id} draft={draft} view={view} mayDraft={mayDraft} onChanged={onChanged} />
      ))}
      {decided.length > 0 && <h2 className="policy-heading">{say('draft.decided')}</h2>}
      {decided.map((draft) => (
        <DraftCard key={draft.id} draft={draft} view={view} mayDraft={false} onChanged={onChanged} />
      ))}
    </>
  );
}
