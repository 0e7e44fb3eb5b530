import { type ElementEntity } from '@samtavle/api-access';
import { Failure } from '@samtavle/api-platform';
import { isCarePlanKind } from '@samtavle/care-plan';
import { type ElementKind } from '@samtavle/contracts';

const LINES: readonly ElementKind[] = ['note', 'action', 'exit_criterion'];
/** What was to happen and what happened: each step is a command of its own, and none is taken back by old words. */
const HAPPENINGS: readonly ElementKind[] = ['visit', 'contact'];

/** @throws Failure when it is no words of staff's: a stay, a name, a visit and a notice have commands of their own */
export function checkRestorable({ kind }: Pick<ElementEntity, 'kind'>): void {
  if (!LINES.includes(kind) && !isCarePlanKind(kind))
    throw new Failure('action_not_allowed', {}, `a ${kind} is not restored`);
}

/** @throws Failure when it is nothing staff wrote: a stay, a name and a notice have commands of their own */
export function checkCorrectable({ kind }: Pick<ElementEntity, 'kind'>): void {
  if (!LINES.includes(kind) && !HAPPENINGS.includes(kind) && !isCarePlanKind(kind))
    throw new Failure('action_not_allowed', {}, `a ${kind} is not corrected`);
}
