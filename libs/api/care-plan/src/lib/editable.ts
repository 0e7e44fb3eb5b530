import { type ElementEntity } from '@samtavle/api-access';
import { Failure } from '@samtavle/api-platform';
import { isCarePlanKind } from '@samtavle/care-plan';
import { type ElementKind } from '@samtavle/contracts';

const LINES: readonly ElementKind[] = ['note', 'action', 'exit_criterion', 'visit', 'contact'];

/** @throws Failure when it is no words of staff's: a stay, a name and a notice have commands of their own */
export function checkEditable({ kind }: Pick<ElementEntity, 'kind'>): void {
  if (!LINES.includes(kind) && !isCarePlanKind(kind))
    throw new Failure('action_not_allowed', {}, `a ${kind} is neither restored nor corrected`);
}
