import { type Who } from './actor.js';

/**
 * Twelve at once, each of another kind: on duty and not, health person, on somebody's responsibility and not, both
 * employers, every sector, a low ceiling, and one who leads in two capacities.
 */
export const TEAM: readonly Who[] = [
  { persona: 'anne' },
  { persona: 'henrik' },
  { persona: 'sofie' },
  { persona: 'karim' },
  { persona: 'jonas' },
  { persona: 'birgit' },
  { persona: 'pia' },
  { persona: 'dorte', sector: 'muni_health' },
  { persona: 'tom' },
  { persona: 'nina' },
  { persona: 'louise', sector: 'region_psych' },
  { persona: 'louise', sector: 'muni_social' },
];

/** One of each authority. */
export const OFFICERS: readonly Who[] = [{ persona: 'ove' }, { persona: 'kirsten' }];

/** One of each authority: what one drafts, the other approves. */
export const DATA_PROTECTION: readonly Who[] = [{ persona: 'erik' }, { persona: 'vibeke' }];
