import { categoriesOf, STATUS_AREAS, THEMES } from '@samtavle/care-plan';
import { type Category } from '@samtavle/domain';
import { useMay } from '@samtavle/web-data-access';
import { usePlan } from '../plan-context.js';
import { type WrittenKind } from '../write/fields.js';

/** Every category a new record of the kind could stand under. */
function allCategoriesOf(kind: WrittenKind): readonly Category[] {
  switch (kind) {
    case 'effort_goal':
      return THEMES.flatMap((theme) => categoriesOf({ kind, theme }));
    case 'life_status':
      return STATUS_AREAS.flatMap((area) => categoriesOf({ kind, area }));
    // It stands where its professional goal does, and is asked for there.
    case 'sub_goal':
      return [];
    default:
      return categoriesOf({ kind });
  }
}

/** Whether this viewer could write a new one at all; the server decides. */
export function useMayAdd(kind: WrittenKind): boolean {
  const { writable } = usePlan();
  return useMay('record.write') && allCategoriesOf(kind).some((category) => writable.includes(category));
}
