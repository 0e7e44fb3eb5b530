import { type ElementKind } from '@samtavle/contracts';

/** What the stream calls a change of one element. A stay's exit criterion is told only where the board status is open too. */
export function changeOf(kind: ElementKind): 'wrote' | 'criterion' {
  return kind === 'exit_criterion' ? 'criterion' : 'wrote';
}
