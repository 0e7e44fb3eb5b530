import { holdersToTell } from '@samtavle/policy';
import { type Crew } from '../crew.js';
import { type DemoObjection, type DemoRepresentative } from '../model.js';
import { type Stage } from '../stage.js';
import { type ObjectionStory, type RepresentativeStory } from '../stories/story.js';
import { sectorOf } from './casebook.js';

/** A refusal as it would have been registered. */
export function tellObjection(stage: Stage, crew: Crew, citizen: string, story: ObjectionStory): DemoObjection {
  const { by, day, categories, receivers } = story;
  return {
    id: stage.id('objection', citizen, by, day),
    givenTo: sectorOf(by),
    categories,
    receivers,
    heldBy: holdersToTell({ categories, receivers }),
    at: stage.at(day, '13:30'),
    by: crew.of(by),
  };
}

/** Who acts for the citizen, with the mandate on record. */
export function tellRepresentative(stage: Stage, crew: Crew, story: RepresentativeStory): DemoRepresentative {
  const { by, day, kind, name, scope } = story;
  return { sector: sectorOf(by), details: { kind, name, scope }, at: stage.at(day, '14:10'), by: crew.of(by) };
}
