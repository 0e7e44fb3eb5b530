import { z } from 'zod';
import { ElementView } from './citizen.js';
import { CitizenId } from './ids.js';
import { PRINT_RECEIVERS } from './sharing.js';
import { DayText, InstantText } from './text.js';

/**
 * What a colleague and the citizen look at together: of the plan, what both of them may read and nothing else. There are
 * no notes on what is held back, no card, no history.
 */
export const TogetherView = z.strictObject({
  id: CitizenId,
  /** As the team calls the citizen; null where even the name is not shown now. */
  name: z.string().nullable(),
  asOf: InstantText,
  today: DayText,
  /** The own sector has recorded that it is unclear who acts for the citizen: then nothing is shown. */
  unclear: z.boolean(),
  /** May this viewer write down the citizen’s words. */
  mayWriteGoals: z.boolean(),
  elements: z.array(ElementView),
});
export type TogetherView = z.infer<typeof TogetherView>;

/** What of it goes on paper. */
export const PLAN_PAPERS = ['plan', 'crisis_plan'] as const;
export const PrintPlan = z.strictObject({
  what: z.enum(PLAN_PAPERS),
  receiver: z.enum(PRINT_RECEIVERS),
  language: z.enum(['da', 'en']),
});
export type PrintPlan = z.infer<typeof PrintPlan>;
