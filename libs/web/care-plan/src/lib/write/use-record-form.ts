import {
  type Ack,
  type CommandDone,
  type ElementId,
  ElementView,
  type ErrorBody,
  RecordChanges,
  RecordContent,
} from '@samtavle/contracts';
import { type Category, versionOrder } from '@samtavle/domain';
import { type Draft, type DraftKey, useCommand, useData, useObservable, usePresence } from '@samtavle/web-data-access';
import { useState } from 'react';
import { type z } from 'zod';
import { usePlan } from '../plan-context.js';
import { usePlanWords } from '../words.js';
import { blankOf, type FieldSpec, FIELDS, isUnchosen, type Typed, type WrittenKind } from './fields.js';
import { typedContent, valueOf } from './field-values.js';

export interface RecordFormOf {
  readonly kind: WrittenKind;
  /** What is revised; null for a new one. */
  readonly element: ElementView | null;
  /** Of a new one: what it hangs on, so that two that are begun do not share their drafts. */
  readonly under?: ElementId | null;
  /** Of a new one: what nobody types. */
  readonly given?: Readonly<Record<string, unknown>>;
  readonly onDone: () => void;
}

/** Fields two have changed; what the colleague saved. */
export interface FieldConflict {
  readonly current: ElementView;
  readonly fields: readonly string[];
}

export interface FieldFault {
  readonly path: string;
  readonly problem: string;
  readonly da?: string | undefined;
  readonly en?: string | undefined;
}

export interface RecordForm {
  readonly specs: readonly FieldSpec[];
  readonly isNew: boolean;
  /** What each field holds now. */
  readonly said: Typed;
  readonly faults: readonly FieldFault[];
  readonly error: ErrorBody | null;
  readonly inFlight: boolean;
  readonly conflict: FieldConflict | null;
  type(name: string, text: string): void;
  save(category: Category): Promise<void>;
  /** Of a field both have changed: mine, theirs (null), or both joined. */
  settle(name: string, text: string | null, category: Category): Promise<void>;
  discard(): void;
}

const whole = (all: ReadonlyMap<DraftKey, Draft>) => all;

/** Every draft of a citizen's records begins so. */
export const recordDrafts = (citizen: string): string => `${citizen}:record-`;

/** The drafts of one form begin so; the field's name follows. */
export function formPrefix(citizen: string, { kind, element, under }: Omit<RecordFormOf, 'onDone'>): string {
  return `${recordDrafts(citizen)}${element?.id ?? `new-${kind}-${under ?? ''}`}:`;
}

/** Whether something was typed into the form and is not saved. */
export function useIsBegun(citizen: string, of: Omit<RecordFormOf, 'onDone'>): boolean {
  const prefix = formPrefix(citizen, of);
  return useObservable(useData().drafts, (all) => [...all.keys()].some((key) => key.startsWith(prefix)));
}

/**
 * A record being written. Every field keeps what was typed with the version it began from; only fields that changed are
 * sent, so that what colleagues changed elsewhere is kept, and where both changed the same field neither text is lost.
 */
export function useRecordForm({ kind, element, under, given, onDone }: RecordFormOf): RecordForm {
  const { citizen, today } = usePlan();
  const words = usePlanWords();
  const { drafts } = useData();
  const all = useObservable(drafts, whole);
  const { typed } = usePresence();
  const write = useCommand('record.write');
  const revise = useCommand('record.revise');
  /** What a refusal said stands there now: the live reading may come later. */
  const [known, setKnown] = useState<ElementView | null>(null);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [conflict, setConflict] = useState<FieldConflict | null>(null);

  const prefix = formPrefix(citizen, { kind, element, ...(under === undefined ? {} : { under }) });
  const keyOf = (name: string): DraftKey => `${citizen}:${prefix.slice(citizen.length + 1)}${name}`;
  const target = known !== null && versionOrder(known.version) > versionOrder(element?.version ?? 0) ? known : element;
  const specs = FIELDS[kind].filter(({ once, later }) => (target === null ? later !== true : once !== true));
  const base = target === null ? blankOf(kind, today) : typedContent(kind, target.content);
  const said = Object.fromEntries(
    FIELDS[kind].map(({ name }) => [name, all.get(keyOf(name))?.text ?? base[name] ?? '']),
  );

  const keep = (name: string, text: string) =>
    drafts.keep(keyOf(name), text, all.get(keyOf(name))?.version ?? target?.version ?? 0);

  /** What is typed and differs, as it is this moment: a save may begin before the next drawing. */
  const changed = () =>
    specs.flatMap((spec) => {
      const draft = drafts.get().get(keyOf(spec.name));
      return draft === undefined || draft.text === (base[spec.name] ?? '') ? [] : [{ spec, draft }];
    });

  const heard = (answer: Ack<CommandDone>, sent: ReadonlyMap<string, string>): void => {
    if (answer.ok) {
      let isLeft = false;
      for (const [name, text] of sent) {
        const draft = drafts.get().get(keyOf(name));
        if (draft === undefined) continue;
        // What was typed while it was being saved is not saved yet.
        if (draft.text === text) drafts.drop(keyOf(name));
        else {
          isLeft = true;
          drafts.keep(keyOf(name), draft.text, answer.value.version ?? draft.version ?? 0);
        }
      }
      if (!isLeft) finish();
      return;
    }
    const { error } = answer;
    if (error.error === 'invalid_input') setFaults((error.fields ?? []).map(withoutRoot));
    if (error.error !== 'stale_version') return;
    const current = ElementView.safeParse(error.current);
    if (!current.success || current.data.content.kind !== kind) return;
    meet(current.data, error);
  };

  /** A colleague saved first: everything typed stands from now on beside what they saved. */
  const meet = (current: ElementView, error: ErrorBody): void => {
    const now = typedContent(kind, current.content);
    const isNew = target === null;
    const both = new Set((error.fields ?? []).map((field) => withoutRoot(field).path));
    const fields = changed()
      .filter(({ spec, draft }) =>
        isNew ? (now[spec.name] ?? '') !== '' && now[spec.name] !== draft.text : both.has(spec.name),
      )
      .map(({ spec }) => spec.name);
    // Without a field that both changed, it is the whole that cannot be saved: it says so, and what was typed stays.
    if (fields.length === 0 && !isNew) return setFaults((error.fields ?? []).map(withoutRoot));
    for (const { spec, draft } of changed()) drafts.keep(keyOf(spec.name), draft.text, current.version);
    // Of a new one the server says what stood there already.
    if (isNew) setFaults((error.fields ?? []).map(withoutRoot));
    setKnown(current);
    setConflict(fields.length === 0 ? null : { current, fields });
  };

  const finish = (): void => {
    for (const key of drafts.get().keys()) if (key.startsWith(prefix)) drafts.drop(key);
    setConflict(null);
    onDone();
  };

  const save = async (category: Category): Promise<void> => {
    setFaults([]);
    if (target === null) {
      const unchosen = specs.filter((spec) => isUnchosen(spec, said, words, today));
      if (unchosen.length > 0) return setFaults(unchosen.map(({ name }) => ({ path: name, problem: 'empty' })));
      const values = FIELDS[kind].map((spec) => [spec.name, valueOf(spec, said[spec.name] ?? '')]);
      const content = RecordContent.safeParse({ kind, ...Object.fromEntries(values), ...given });
      if (!content.success) return setFaults(faultsIn(content.error));
      const sent = new Map(specs.map(({ name }) => [name, said[name] ?? '']));
      return heard(await write.send({ citizen, category, content: content.data }), sent);
    }
    const typedNow = changed();
    if (typedNow.length === 0) return finish();
    const values = typedNow.map(({ spec, draft }) => [spec.name, valueOf(spec, draft.text)]);
    const changes = RecordChanges.safeParse({ kind, ...Object.fromEntries(values) });
    if (!changes.success) return setFaults(faultsIn(changes.error));
    const version = oldestOf(typedNow.map(({ draft }) => draft.version ?? target.version));
    const sent = new Map(typedNow.map(({ spec, draft }) => [spec.name, draft.text]));
    heard(await revise.send({ citizen, element: target.id, version, changes: changes.data }), sent);
  };

  return {
    specs,
    isNew: target === null,
    said,
    faults,
    error: write.error ?? revise.error,
    inFlight: write.inFlight || revise.inFlight,
    conflict,
    type(name, text) {
      keep(name, text);
      // What serves a goal of the citizen's needs no reason why the citizen has not asked for it.
      if (name === 'goal' && text !== '' && said['whyNot'] !== '') keep('whyNot', '');
      typed();
    },
    save,
    async settle(name, text, category) {
      if (conflict === null) return;
      if (text === null) drafts.drop(keyOf(name));
      else drafts.keep(keyOf(name), text, conflict.current.version);
      const fields = conflict.fields.filter((field) => field !== name);
      setConflict(fields.length === 0 ? null : { ...conflict, fields });
      if (fields.length === 0) await save(category);
    },
    discard: finish,
  };
}

/** What was typed first decides what it is merged onto: what changed since is asked about. */
function oldestOf(versions: readonly number[]): number {
  return versions.reduce((oldest, one) => (versionOrder(one) < versionOrder(oldest) ? one : oldest));
}

/** `changes.helps` is the field `helps`. */
function withoutRoot(fault: FieldFault): FieldFault {
  return { ...fault, path: fault.path.replace(/^(changes|content)\./, '') };
}

const faultsIn = (error: z.ZodError): FieldFault[] =>
  error.issues.map(({ path, message }) => ({ path: String(path[0] ?? ''), problem: message }));
