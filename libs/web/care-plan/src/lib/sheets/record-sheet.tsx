import { type ElementKind } from '@samtavle/contracts';
import { OwnerMark, useText } from '@samtavle/web-ui';
import { type ReactNode, useId } from 'react';
import { type Of, ofKind } from '../of-kind.js';
import { usePlan } from '../plan-context.js';
import { useMayAdd } from '../plan/may-add.js';
import { AddRecord, RecordLine } from '../plan/record-line.js';
import { planTexts } from '../texts.js';
import { type WrittenKind } from '../write/fields.js';
import { useIsBegun } from '../write/use-record-form.js';

export interface RecordSheetProps<K extends WrittenKind & ElementKind> {
  kind: K;
  title: string;
  empty: string;
  /** The verb: »Skriv kriseplan«. */
  add: string;
  /** Each sector has one at most. */
  once?: boolean;
  inOrder?: (a: Of<K>, b: Of<K>) => number;
  /** What one is called in the names of its buttons. */
  nameOf: (element: Of<K>) => string;
  children: (element: Of<K>) => ReactNode;
}

/** A sheet beside the plan: the records of one kind, whosever they are. Not there where nothing is and nothing can be written. */
export function RecordSheet<K extends WrittenKind & ElementKind>({
  kind,
  title,
  empty,
  add,
  once = false,
  inOrder,
  nameOf,
  children,
}: RecordSheetProps<K>) {
  const { citizen, elements } = usePlan();
  const say = useText(planTexts);
  const id = useId();
  const mayAdd = useMayAdd(kind);
  // A colleague can have begun the only one meanwhile: what was typed here stays open until it is settled.
  const begun = useIsBegun(citizen, { kind, element: null });
  const records = [...ofKind(elements, kind)];
  if (inOrder !== undefined) records.sort(inOrder);
  if (records.length === 0 && !mayAdd) return null;
  const isWritten = once && records.some(({ mayEdit }) => mayEdit);
  return (
    <section className="sheet plan-sheet" aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
      </header>
      <div className="pad">
        {records.length === 0 && <p className="ink-2">{empty}</p>}
        {records.map((record) => (
          <div key={record.id} className="sheet-record of-many">
            <OwnerMark owner={record.owner} />
            <RecordLine element={record} kind={kind} what={say('sheet.line', { text: nameOf(record) })}>
              {children(record)}
            </RecordLine>
          </div>
        ))}
        {mayAdd && (!isWritten || begun) && <AddRecord kind={kind} label={add} />}
      </div>
    </section>
  );
}
