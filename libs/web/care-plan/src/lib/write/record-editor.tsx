import { categoriesOf } from '@samtavle/care-plan';
import { type ElementId, type ElementView } from '@samtavle/contracts';
import { type Category } from '@samtavle/domain';
import { useColleagues } from '@samtavle/web-data-access';
import {
  Button,
  ConflictBox,
  ErrorState,
  firstName,
  SelectField,
  useFormat,
  useLabels,
  useLanguage,
  useText,
} from '@samtavle/web-ui';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useFieldText } from '../history/field-text.js';
import { usePlan } from '../plan-context.js';
import { planTexts } from '../texts.js';
import { FieldEditor, useFaultText } from './field-editor.js';
import { type FieldSpec, type Typed, type WrittenKind } from './fields.js';
import { typedContent } from './field-values.js';
import { type RecordForm, useRecordForm } from './use-record-form.js';

export interface RecordEditorProps {
  kind: WrittenKind;
  /** What is revised; null for a new one. */
  element: ElementView | null;
  under?: ElementId | null;
  given?: Readonly<Record<string, unknown>>;
  /** The category of a new one that hangs on another. */
  category?: Category;
  /** Somebody pressed for it; not when it is found as it was left. */
  takeFocus: boolean;
  onClose: () => void;
}

/** Writes a record or revises one in place. Escape closes and keeps what was typed; Ctrl and Enter save. */
export function RecordEditor({ kind, element, under, given, category, takeFocus, onClose }: RecordEditorProps) {
  const say = useText(planTexts);
  const { audience } = usePlan();
  const form = useRecordForm({
    kind,
    element,
    ...(under === undefined ? {} : { under }),
    ...(given === undefined ? {} : { given }),
    onDone: onClose,
  });
  const fitting = fittingCategories(kind, form.said, element, category);
  const [chosen, setChosen] = useState<Category | null>(null);
  const placed = chosen !== null && fitting.includes(chosen) ? chosen : fitting[0];
  const fields = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (takeFocus) fields.current?.querySelector<HTMLElement>('textarea, input, select')?.focus();
  }, [takeFocus]);
  const keys = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.currentTarget.requestSubmit();
    }
  };
  const inConflict = new Set(form.conflict?.fields ?? []);
  return (
    <form
      ref={fields}
      className="record-form"
      noValidate
      onKeyDown={keys}
      onSubmit={(event) => {
        event.preventDefault();
        if (!form.inFlight && inConflict.size === 0) void form.save(placed);
      }}
    >
      {form.isNew && fitting.length > 1 && <CategoryField all={fitting} value={placed} onChange={setChosen} />}
      {form.specs
        .filter((spec) => spec.name !== 'whyNot' || form.said['goal'] === '')
        .map((spec) =>
          inConflict.has(spec.name) ? (
            <FieldConflictBox key={spec.name} form={form} kind={kind} spec={spec} category={placed} />
          ) : (
            <FieldEditor
              key={spec.name}
              spec={spec}
              said={form.said}
              fault={form.faults.find(({ path }) => path === spec.name)}
              onType={(text) => form.type(spec.name, text)}
            />
          ),
        )}
      {audience !== null && <p className="ink-2 small">{audience(placed)}</p>}
      <WholeFault form={form} />
      <div className="row wrap">
        {/* A button that is switched off loses the focus; this one keeps it until the form closes. */}
        <Button
          kind="primary"
          type="submit"
          disabled={inConflict.size > 0}
          aria-disabled={form.inFlight ? true : undefined}
        >
          {say(form.inFlight ? 'write.saving' : 'write.save')}
        </Button>
        <Button disabled={form.inFlight} onClick={form.discard}>
          {say('write.discard')}
        </Button>
        <Button kind="quiet" disabled={form.inFlight} onClick={onClose}>
          {say('write.later')}
        </Button>
      </div>
    </form>
  );
}

/** Under which categories it may stand: the rule's list for a new one, where it stands for another. */
function fittingCategories(
  kind: WrittenKind,
  said: Typed,
  element: ElementView | null,
  category: Category | undefined,
): readonly [Category, ...Category[]] {
  if (element !== null) return [element.category];
  if (category !== undefined) return [category];
  // The parsing edge: a form's choices are the words of the contract.
  const placed = { kind, theme: said['theme'], area: said['area'] } as Parameters<typeof categoriesOf>[0];
  return categoriesOf(placed);
}

function CategoryField({
  all,
  value,
  onChange,
}: {
  all: readonly Category[];
  value: Category;
  onChange: (category: Category) => void;
}) {
  const say = useText(planTexts);
  const labels = useLabels();
  const { writable } = usePlan();
  return (
    <SelectField
      label={say('write.category')}
      value={value}
      onChange={onChange}
      options={all.map((known) => ({
        value: known,
        label: labels.category(known),
        disabled: !writable.includes(known),
      }))}
    />
  );
}

/** Both texts of one field. Which of two choices counts is chosen; texts can also be joined. */
function FieldConflictBox({
  form,
  kind,
  spec,
  category,
}: {
  form: RecordForm;
  kind: WrittenKind;
  spec: FieldSpec;
  category: Category;
}) {
  const say = useText(planTexts);
  const format = useFormat();
  const { of } = useColleagues();
  const { today } = usePlan();
  const text = useFieldText(today);
  if (form.conflict === null) return null;
  const { current } = form.conflict;
  const mine = form.said[spec.name] ?? '';
  const by = of(current.updatedBy);
  const canJoin = spec.type === 'line' || spec.type === 'prose';
  return (
    <div className="field-conflict">
      <p className="field-label">{say(`field.${spec.label}`)}</p>
      <ConflictBox
        mine={text(spec, mine)}
        theirs={text(spec, typedContent(kind, current.content)[spec.name] ?? '')}
        theirName={by === null ? null : firstName(by.name)}
        savedAt={format.momentText(current.updatedAt, today)}
        saving={form.inFlight}
        maxLength={spec.max ?? 4_000}
        onMerge={canJoin ? (joined) => void form.settle(spec.name, joined, category) : undefined}
        onKeepMine={() => void form.settle(spec.name, mine, category)}
        onKeepTheirs={() => void form.settle(spec.name, null, category)}
      />
    </div>
  );
}

/** What stands at no field: said once, in place. */
function WholeFault({ form }: { form: RecordForm }) {
  const say = useText(planTexts);
  const { language } = useLanguage();
  const elsewhere = form.faults.find(({ path }) => form.specs.every(({ name }) => name !== path));
  const fault = useFaultText(elsewhere);
  if (form.conflict !== null) return fault === undefined ? null : <p>{fault}</p>;
  if (fault !== undefined) return <ErrorState title={say('write.notSaved')}>{fault}</ErrorState>;
  const { error } = form;
  if (error === null || (error.error === 'invalid_input' && form.faults.length > 0)) return null;
  const isSurprise = error.error === 'unexpected' || error.error === 'unavailable';
  return (
    <ErrorState title={say('write.notSaved')} code={isSurprise ? error.error : undefined}>
      {error[language]}
    </ErrorState>
  );
}
