import { type ErrorBody, type PolicyChangeInput, type PolicyDrafts, type PolicyView } from '@samtavle/contracts';
import { useCommand } from '@samtavle/web-data-access';
import { Button, ErrorState, TextAreaField, useLanguage, useText } from '@samtavle/web-ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import { changedTerms, changeOf, earlierChange, ownDraft, type Values, withChange } from './change-draft.js';
import { isRule, type PolicyItem } from './policy-item.js';
import { TermFields } from './term-fields.js';
import { policyTexts } from './texts.js';

/** Changes one rule or gateway in the officer's own draft. Faults stand at the term they lie in. */
export function ChangeForm({
  item,
  view,
  drafts,
  onSaved,
  onCancel,
}: {
  item: PolicyItem;
  view: PolicyView;
  drafts: PolicyDrafts;
  onSaved: () => void;
  onCancel: () => void;
}) {
  const say = useText(policyTexts);
  const { language } = useLanguage();
  const draft = ownDraft(drafts);
  const earlier = earlierChange(draft, item);
  const start = useDraftCommand();
  const [values, setValues] = useState<Values>(() => ({ ...item, ...earlier?.set }));
  const [reason, setReason] = useState(earlier?.reason ?? '');
  const [tried, setTried] = useState(false);
  const set = useMemo(() => changedTerms(item, editable(item, values)), [item, values]);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  const unchanged = Object.keys(set).length === 0;
  const change = changeOf(item, set, reason);
  const changes = change === undefined ? [] : withChange(draft, change);
  const at = changes.length - 1;
  const problems = problemsAt(start.error, at);
  const save = async () => {
    setTried(true);
    if (unchanged || change === undefined) return;
    if (await start.save(draft, view.version, changes)) onSaved();
  };
  return (
    <form
      className="policy-form"
      aria-labelledby="policy-form-title"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3 id="policy-form-title" ref={title} tabIndex={-1}>
        {say('form.title', { id: item.id })}
      </h3>
      <p className="ink-2">{say('form.help')}</p>
      <TermFields
        rule={isRule(item)}
        view={view}
        values={values}
        onChange={(field, value) => setValues((now) => ({ ...now, [field]: value }))}
        problemAt={(field) => problems.get(field)?.[language] ?? null}
      />
      <TextAreaField
        label={say('form.reason')}
        hint={say('form.reasonHint')}
        aria-required
        maxLength={500}
        value={reason}
        problem={tried && reason.trim() === '' ? say('form.noReason') : null}
        onChange={({ target }) => setReason(target.value.replaceAll('\n', ' '))}
      />
      {tried && unchanged && (
        <p className="danger" role="alert">
          {say('form.unchanged')}
        </p>
      )}
      {start.error !== null && <Refusal error={start.error} at={at} />}
      <div className="row wrap">
        <Button kind="primary" type="submit" disabled={start.inFlight}>
          {say('form.save')}
        </Button>
        <Button disabled={start.inFlight} onClick={onCancel}>
          {say('form.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What belongs to no term on this form: faults elsewhere in the draft, or of the whole. */
function Refusal({ error, at }: { error: ErrorBody; at: number }) {
  const say = useText(policyTexts);
  const { language } = useLanguage();
  const elsewhere = (error.fields ?? []).filter(
    ({ path }) => !/^changes\.\d+\..+/.test(path) || !path.startsWith(`changes.${at}.`),
  );
  return (
    <ErrorState title={say('form.refused')} code={error.error}>
      {error[language]}
      {elsewhere.length > 0 && (
        <>
          {' '}
          {say('form.elsewhere')} {elsewhere.map((one) => one[language] ?? one.problem).join(' ')}
        </>
      )}
    </ErrorState>
  );
}

type Sentence = { readonly da: string; readonly en: string };

/** The faults of this change by the term they lie in. */
function problemsAt(error: ErrorBody | null, at: number): ReadonlyMap<string, Sentence> {
  const found = new Map<string, Sentence>();
  for (const { path, problem, da = problem, en = problem } of error?.fields ?? []) {
    const field = new RegExp(`^changes\\.${at}\\.(?:set\\.)?(\\w+)`).exec(path)?.[1];
    if (field !== undefined && !found.has(field)) found.set(field, { da, en });
  }
  return found;
}

/** The form's own terms: what cannot be changed is not sent. */
function editable(item: PolicyItem, values: Values): Values {
  const fixed = ['id', 'mode', 'label', 'consent_needed'];
  return Object.fromEntries(Object.entries(values).filter(([field]) => !fixed.includes(field) && field in item));
}

/** Begins a draft, or adds to the officer's own. */
function useDraftCommand() {
  const begin = useCommand('policy.draft');
  const change = useCommand('policy.change');
  return {
    error: begin.error ?? change.error,
    inFlight: begin.inFlight || change.inFlight,
    async save(draft: ReturnType<typeof ownDraft>, base: string, changes: PolicyChangeInput[]): Promise<boolean> {
      begin.forget();
      change.forget();
      const answer =
        draft === undefined
          ? await begin.send({ base, changes })
          : await change.send({ draft: draft.id, version: draft.version, changes });
      return answer.ok;
    },
  };
}
