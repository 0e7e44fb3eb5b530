import { copyStateOf } from '@samtavle/care-plan';
import { type ElementView } from '@samtavle/contracts';
import { asDay, CopiesTold, CopyMark } from '@samtavle/web-ui';
import { useContext } from 'react';
import { usePlan } from '../plan-context.js';
import { useCallNames } from '../words.js';

export interface RecordCopiedProps {
  element: ElementView;
  /** Words stand under the record, the mark without words beside its buttons; left out: both in the one place. */
  part?: 'words' | 'mark';
  /** In a cell of a table: only what is still to be done is said there. */
  tight?: boolean;
}

/** Of a record of the own sector, whether it stands in the authority's record too. */
export function RecordCopied({ element, part, tight = false }: RecordCopiedProps) {
  const { today, copyWithinDays } = usePlan();
  const names = useCallNames();
  const told = useContext(CopiesTold);
  const state = copyStateOf(element, asDay(today), copyWithinDays);
  if (state === null || (tight && state.kind === 'copied')) return null;
  const { copied } = element;
  const isWords = told || copied != null;
  if (part !== undefined && (part === 'words') !== isWords) return null;
  return (
    <CopyMark
      late={state.kind === 'late' ? state.days : null}
      copied={copied == null ? null : { at: copied.at, by: names.get(copied.by) }}
      changed={state.kind === 'changed'}
    />
  );
}
