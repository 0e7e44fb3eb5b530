import { z } from 'zod';

/** Where the citizen was met, or that nobody was. */
export const CONTACT_HOWS = ['home', 'out', 'office', 'ward', 'phone', 'video', 'attempt'] as const;
export type ContactHow = (typeof CONTACT_HOWS)[number];

/** How long it took, as bands: nobody measures, and four are chosen in a glance. */
export const CONTACT_MINUTES = ['up_to_15', 'up_to_30', 'up_to_60', 'over_60'] as const;
export type ContactMinutes = (typeof CONTACT_MINUTES)[number];

/** `attempted`: somebody went, and nobody was met. */
export const VISIT_STATES = ['planned', 'done', 'attempted', 'cancelled'] as const;
export type VisitState = (typeof VISIT_STATES)[number];

/** `08:45`, as a clock on a Danish wall shows it. */
export const ClockText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
