import { z } from 'zod';
import { CategoryName } from './board.js';
import { CitizenId, ElementId, Version } from './ids.js';
import { StaffSectorName } from './people.js';
import { DayText, LongText } from './text.js';

/** An agreement made before discharge, or a plan for somebody who would not take part in one. @see Psykiatriloven §§ 13 a, 13 b */
export const PLAN_KINDS = ['discharge_agreement', 'coordination_plan'] as const;
export const PlanKind = z.enum(PLAN_KINDS);
export type PlanKind = z.infer<typeof PlanKind>;

const unlike = <T>(all: readonly T[]) => new Set(all).size === all.length;

const terms = {
  planKind: PlanKind,
  /** Who takes part. That there are any, and the right ones, is for the rules to say, with the paragraph. */
  parties: z.array(StaffSectorName).max(4).refine(unlike, { message: 'the same party twice' }),
  /** The categories the plan names; `none` says that it names none on purpose. */
  fields: z.union([
    z.literal('none'),
    z.array(CategoryName).min(1).max(28).refine(unlike, { message: 'the same field twice' }),
  ]),
  firstDay: DayText,
  /** The last day, included; null while no end is agreed. */
  lastDay: DayText.nullable(),
  agreements: LongText,
  followUpOn: DayText.nullable(),
};

export const MakePlan = z.strictObject({ citizen: CitizenId, ...terms });
/** The whole plan as it is to read from now on; what it said before is kept. */
export const ChangePlan = z.strictObject({ citizen: CitizenId, plan: ElementId, version: Version, ...terms });
export const EndPlan = z.strictObject({ citizen: CitizenId, plan: ElementId, version: Version });
