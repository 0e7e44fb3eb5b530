import { type Day, type Sector } from '@samtavle/domain';
import {
  consentPackage,
  consentTransition,
  expiryOf,
  type ConsentEvent,
  type ConsentFlow,
  type ConsentPackage,
  type ConsentState,
} from '@samtavle/policy';
import { type Crew } from '../crew.js';
import { type DemoConsent, type DemoConsentStep } from '../model.js';
import { STAFF } from '../staff.js';
import { type Stage } from '../stage.js';
import { type ConsentStory } from '../stories/story.js';
import { sectorOf } from './casebook.js';

/** When in the day each step is written down. Time itself acts at midnight, and nobody signs for it. */
const BY_TIME: readonly ConsentEvent[] = ['30_days_left', 'reach_expiry', 'no_answer'];
const CLOCK: Partial<Record<ConsentEvent, string>> = {
  ask: '10:15',
  give: '10:40',
  refuse: '10:40',
  withdraw: '09:20',
  capacity_doubt: '11:05',
  change_scope: '10:10',
};

/**
 * Plays the steps of one consent through the policy's state machine.
 * @throws Error when the story tells a step the policy does not have
 */
export function tellConsent(stage: Stage, crew: Crew, citizen: string, story: ConsentStory): DemoConsent {
  const asked = consentPackage(story.package);
  if (asked === undefined) throw new Error(`the policy has no package ${story.package}`);
  let state: ConsentState = 'not_asked';
  let askedOn: Day | null = null;
  let givenOn: Day | null = null;
  const steps: DemoConsentStep[] = [];
  for (const [event, day] of story.steps) {
    const to = consentTransition(state, event);
    if (to === undefined) throw new Error(`no ${event} of a consent that is ${state}`);
    if (event === 'ask') askedOn = stage.day(day);
    if (event === 'give') givenOn = stage.day(day);
    const by = BY_TIME.includes(event) ? null : crew.of(story.by);
    steps.push({
      event,
      from: state,
      to,
      at: stage.at(day, CLOCK[event] ?? '00:00'),
      by,
      details: detailsOf(event, story),
    });
    state = to;
  }
  const sector = sectorOf(story.by);
  // One that was replaced, and one about a relative, lie beside another of the same package.
  const beside = [...(state === 'superseded' ? [state] : []), ...(story.relative ? [story.relative.name] : [])];
  return {
    id: stage.id('consent', citizen, story.package, sector, ...beside),
    package: story.package,
    sector,
    state,
    askedOn,
    askAgainOn: story.askAgain === undefined ? null : stage.day(story.askAgain),
    givenOn,
    expiresOn: givenOn && expiryOf(givenOn, asked),
    flows: givenOn ? flowsOf(asked, sector, story) : [],
    relative: story.relative
      ? { id: stage.id('relative', citizen, sector, story.relative.name), ...story.relative }
      : null,
    steps,
  };
}

/** What was said yes to; of what may be told to a relative, each sector asks about its own. */
function flowsOf(
  { flows, per_person: perPerson }: ConsentPackage,
  sector: Sector,
  { only }: ConsentStory,
): ConsentFlow[] {
  return flows
    .filter(({ from }) => perPerson !== true || from === sector)
    .map((flow) => ({ ...flow, categories: flow.categories.filter((one) => only === undefined || only.includes(one)) }))
    .filter(({ categories }) => categories.length > 0);
}

/** How the yes was given. @see Sundhedsloven § 44; law.md §9 */
function detailsOf(event: ConsentEvent, { witness }: ConsentStory): Record<string, string> {
  if (event !== 'give') return {};
  if (witness === undefined) return { form: 'written', language: 'da' };
  return {
    form: 'oral',
    language: 'da',
    oralReason: 'Ville hellere sige det end skrive under.',
    witness: STAFF[witness].name,
  };
}
