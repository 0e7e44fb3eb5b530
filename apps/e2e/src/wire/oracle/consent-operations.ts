import { type CommandName } from '@samtavle/contracts';
import { type Category } from '@samtavle/domain';
import { type Actor } from './actor.js';
import { marker } from './claims.js';
import { doubted, PAUSED, rescoped, SHARING_STATES, withConsent, withdrawn } from './facts.js';
import { slot } from './rights.js';
import { changes, someConsent, someYes } from './some-consent.js';

export async function giveConsent(actor: Actor): Promise<void> {
  const found = await someConsent(actor);
  if (!found) return;
  const { said, step } = someYes(actor, found.view);
  await actor.command(
    'consent.give',
    { ...found.which, ...said },
    changes(actor, found, (facts) => withConsent(facts, step)),
  );
}

export async function withdrawConsent(actor: Actor): Promise<void> {
  const found = await someConsent(actor, { states: [...SHARING_STATES, PAUSED], ofAnySide: true });
  if (!found) return;
  const { sector } = actor.reader;
  const named = found.view.package;
  await actor.command(
    'consent.withdraw',
    found.which,
    changes(actor, found, (facts) => {
      const ended = withdrawn(facts, named);
      // The own sector's is taken back also while it pauses.
      const isPaused = ended.consents.some(
        (one) => one.package === named && one.sector === sector && one.state === PAUSED,
      );
      return isPaused ? withConsent(ended, { package: named, sector, state: 'withdrawn' }) : ended;
    }),
  );
}

export const refuseConsent = (actor: Actor): Promise<void> => step(actor, 'consent.refuse', 'refused', ['asked']);
export const askConsent = (actor: Actor): Promise<void> =>
  step(actor, 'consent.ask', 'asked', ['not_asked', 'refused']);
export const noAnswer = (actor: Actor): Promise<void> => step(actor, 'consent.no-answer', 'not_asked', ['asked']);

async function step(
  actor: Actor,
  name: Extract<CommandName, 'consent.ask' | 'consent.refuse' | 'consent.no-answer'>,
  state: string,
  from: readonly string[],
): Promise<void> {
  const found = await someConsent(actor, { states: from });
  if (!found) return;
  const { sector } = actor.reader;
  const own = { package: found.view.package, sector, state };
  await actor.command(
    name,
    found.which,
    changes(actor, found, (facts) => withConsent(facts, own)),
  );
}

/** Whether the citizen can consent is in doubt: what is shared by it stops, and what was asked waits. */
export async function doubt(actor: Actor): Promise<void> {
  const found = await someConsent(actor, { states: [...SHARING_STATES, 'asked'] });
  if (!found) return;
  const { sector } = actor.reader;
  const named = found.view.package;
  await actor.command(
    'consent.doubt',
    found.which,
    changes(actor, found, (facts) => {
      const isAsked = facts.consents.some(
        (one) => one.package === named && one.sector === sector && one.state === 'asked',
      );
      const paused = doubted(facts, named);
      return isAsked ? withConsent(paused, { package: named, sector, state: ASKED_IN_DOUBT }) : paused;
    }),
  );
}

/** On record as paused too, and nobody has said yes: the end of the doubt is the yes. */
const ASKED_IN_DOUBT = 'asked, and in doubt';

/** The doubt is over: what was said goes on to its old end; where nothing had been said, this is the yes. */
export async function confirm(actor: Actor): Promise<void> {
  const found = await someConsent(actor, { states: [PAUSED, ASKED_IN_DOUBT] });
  if (!found) return;
  const { said, step: yes } = someYes(actor, found.view);
  const own = { package: yes.package, sector: yes.sector };
  const by = actor.world.chance.percent(80) ? 'citizen' : 'representative';
  await actor.command(
    'consent.confirm',
    { ...found.which, by, ...said },
    changes(actor, found, (facts) => {
      const record = facts.consents.find((one) => one.package === own.package && one.sector === own.sector);
      return withConsent(facts, record?.state === ASKED_IN_DOUBT ? yes : { ...own, state: 'active' });
    }),
  );
}

/** Something else than before is shared by a consent in force. */
export async function changeScope(actor: Actor): Promise<void> {
  const found = await someConsent(actor, { states: SHARING_STATES });
  if (!found) return;
  const { chance, table } = actor.world;
  const named = [...new Set(table.flows(found.view.package).flatMap(({ categories }) => categories))] as Category[];
  const categories = chance.some(named, 1 + chance.below(named.length));
  if (categories.length === 0) return;
  const { said, step: yes } = someYes(actor, found.view, categories);
  await actor.command(
    'consent.change-scope',
    { ...found.which, ...said, categories },
    changes(actor, found, (facts) => rescoped(facts, yes)),
  );
}

/** Somebody the citizen names. It opens nothing to anybody at work. */
export async function addRelative(actor: Actor): Promise<void> {
  const { world, reader } = actor;
  const citizen = actor.choose();
  const named = await actor.named(citizen);
  const own = (['region_psych', 'muni_social', 'muni_health', 'muni_employment'] as const).find(
    (one) => one === reader.sector,
  );
  if (!named || !own) return;
  const name = marker(slot(own, 'consent_records'), named.key, world.nextMarker());
  await actor.command('consent.add-relative', { citizen, name, relation: 'Søster' });
}
