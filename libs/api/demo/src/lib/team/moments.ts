import { type DemoCitizen, type DemoTeam } from './model.js';

/**
 * Citizens in the legal situations a demonstration or a test looks for. The stories say why; these names only point.
 */
export const MOMENTS = {
  /** The regional citizen: on the board, known to the region alone, never asked for the base consent. Anne's. */
  regionAlone: 'inge',
  /** Known to the region alone, with the base consent and a no to »Hvordan jeg har det«. */
  baseConsent: 'per',
  /** Known to the region alone, with the base consent and »Hvordan jeg har det«. */
  baseAndDaily: 'lis',
  /** Known to both without base consent: two stays, and neither side can tell that there is another. */
  knownToBothApart: 'villy',
  /** The same, after a no to the municipality. */
  knownToBothRefused: 'bo',
  /** Yes to everything: both see the same. */
  everything: 'karen',
  municipalityAlone: 'carsten',
  /** In hospital, with help that brings the law's notice to the municipality. */
  admittedWithService: 'ahmed',
  /** In hospital, known to both with the base consent, with help that does not. */
  admittedWithoutService: 'verner',
  onLeave: 'mogens',
  /** The base consent lapsed; nothing of it is left on the other side. */
  lapsed: 'camilla',
} as const;
export type Moment = keyof typeof MOMENTS;

/** @throws Error when the team is too small to have that citizen */
export function citizenAt(team: DemoTeam, moment: Moment): DemoCitizen {
  const citizen = team.citizens.find(({ key }) => key === MOMENTS[moment]);
  if (citizen === undefined) throw new Error(`nobody is in the situation ${moment}`);
  return citizen;
}
