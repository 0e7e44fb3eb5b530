import { type ElementEntity } from '@samtavle/api-access';
import { type MemberId, VisitContent, type VisitState } from '@samtavle/contracts';

export interface VisitSaid {
  readonly on: string;
  readonly at: string;
  readonly who: readonly MemberId[];
  readonly minutes: number | null;
  readonly state: VisitState;
}

/** What a visit says, with what was left unsaid. @throws ZodError when the row is no visit */
export function visitSaid({ content }: Pick<ElementEntity, 'content'>): VisitSaid {
  const { on, at, who, minutes = null, state = 'planned' } = VisitContent.parse({ kind: 'visit', ...content });
  return { on, at, who, minutes, state };
}
