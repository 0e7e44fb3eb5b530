import { copyStateOf } from '@samtavle/care-plan';
import { type CitizenDetail, type ElementView } from '@samtavle/contracts';
import { day } from '@samtavle/domain';
import { CopyMark } from '@samtavle/web-ui';
import { useCallNames } from '../presence/use-call-names.js';

/** Under a line of the own sector, whether it stands in the record too. */
export function CopiedMark({
  element,
  detail: { copyWithinDays },
  today,
}: {
  element: ElementView;
  detail: CitizenDetail;
  today: string;
}) {
  const names = useCallNames();
  const state = today === '' ? null : copyStateOf(element, day(today), copyWithinDays);
  if (state === null) return null;
  const { copied } = element;
  return (
    <CopyMark
      late={state.kind === 'late' ? state.days : null}
      copied={copied == null ? null : { at: copied.at, by: names.get(copied.by) }}
      changed={state.kind === 'changed'}
    />
  );
}
