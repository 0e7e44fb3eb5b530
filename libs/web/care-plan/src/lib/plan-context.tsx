import { type CitizenId, type ElementView } from '@samtavle/contracts';
import { type Category } from '@samtavle/domain';
import { type MayKnow } from './sheets/relatives.js';
import { createContext, type ReactNode, useContext } from 'react';

/** The plan that is on the screen, as its parts need it. */
export interface ShownPlan {
  readonly citizen: CitizenId;
  /** The citizen by first name. */
  readonly name: string;
  readonly today: string;
  readonly elements: readonly ElementView[];
  /** Categories this viewer may write. */
  readonly writable: readonly Category[];
  /** Who will see what is written there, in words; null where the citizen looks on. */
  readonly audience: ((category: Category) => string) | null;
  /** Whom the citizen has named in the own sector's consent register. */
  readonly relatives: readonly MayKnow[];
  /** How many days a record may stand on the board alone; undefined where nothing is copied out. */
  readonly copyWithinDays: number | undefined;
}

const Context = createContext<ShownPlan | null>(null);

export function PlanProvider({ plan, children }: { plan: ShownPlan; children: ReactNode }) {
  return <Context value={plan}>{children}</Context>;
}

/** @throws Error outside `PlanProvider` */
export function usePlan(): ShownPlan {
  const plan = useContext(Context);
  if (plan === null) throw new Error('usePlan outside PlanProvider');
  return plan;
}
