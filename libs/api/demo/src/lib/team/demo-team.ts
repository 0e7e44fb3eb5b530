import { type Instant } from '@samtavle/domain';
import { storiesFor } from './caseload/stories-for.js';
import { cprNumbers } from './cpr-numbers.js';
import { Crew } from './crew.js';
import { type DemoTeam } from './model.js';
import { TEAM_NAME } from './staff.js';
import { Stage } from './stage.js';
import { tellCitizen } from './telling/tell-citizen.js';

/** How many citizens the team knows, and how many of them are on the board. */
export interface TeamSize {
  readonly citizens: number;
  readonly onBoard: number;
  /** How many days back contacts are told; a year when nothing is said. */
  readonly contactDays?: number;
}

export const DEMO_SIZE: TeamSize = { citizens: 180, onBoard: 30 };

/**
 * Team Søhøjlandet: two authorities, their staff, and citizens in every legal situation the board knows. Pure: the same
 * seed and moment give the same team.
 */
export function demoTeam(seed: number, now: Instant, size: TeamSize = DEMO_SIZE): DemoTeam {
  const stage = new Stage(seed, now, size.contactDays);
  const team = { id: stage.id('team'), name: TEAM_NAME };
  const crew = new Crew(stage, team.id);
  const { authorities, persons, members, duties } = crew;
  const numbers = cprNumbers(stage);
  const citizens = storiesFor(stage, size).map((story) => tellCitizen(stage, crew, story, numbers.next().value));
  return { team, authorities, persons, members, duties, citizens };
}
