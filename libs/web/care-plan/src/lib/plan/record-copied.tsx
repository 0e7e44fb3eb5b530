import { copyStateOf } from '@samtavle/care-plan';
import { type ElementView } from '@samtavle/contracts';
import { asDay, CopyMark } from '@samtavle/web-ui';
import { usePlan } from '../plan-context.js';
import { useCallNames } from '../words.js';

/**
 * Under a record of the own sector, whether it stands in the authority's record too.
 * @param tight in a cell of a table: only what is still to be done is said there
 */
export function RecordCopied({ element, tight }: { element: ElementView; tight: boolean }) {
  const { today, copyWithinDays } = usePlan();
  const names = useCallNames();
  const state = copyStateOf(element, asDay(today), copyWithinDays);
  if (state === null || (tight && state.kind === 'copied')) return null;
  const { copied } = element;
  return (
    <CopyMark
      late={state.kind === 'late' ? state.days : null}
      copied={copied == null ? null : { at: copied.at, by: names.get(copied.by) }}
      changed={state.kind === 'changed'}
    />
  );
}
