import { type ConsentView } from '@samtavle/contracts';
import { addDays, type Day, oneYearAfter } from '@samtavle/domain';
import { type Actor, type Effect } from './actor.js';
import { withConsent, withdrawn } from './facts.js';

/** Every second time the one that opens the board; otherwise any that concerns the own sector. */
function somePackage({ world: { chance, table }, reader }: Actor): string {
  const all = table.packagesOf(reader.sector);
  const base = reader.sector === 'muni_employment' ? 'PKG_WORK' : 'PKG_BASE';
  return chance.percent(50) ? base : (chance.pick(all) ?? base);
}

async function viewed(actor: Actor): Promise<{ alias: Aliased; view: ConsentView } | undefined> {
  const alias = actor.choose();
  const { consents = [] } = actor.world.chance.percent(30)
    ? (actor.seen.get(alias) ?? {})
    : ((await actor.look(alias)) ?? {});
  const wanted = somePackage(actor);
  const view = consents.find((one) => one.package === wanted);
  return view && { alias, view };
}

type Aliased = ReturnType<Actor['choose']>;

const citizenOf = (actor: Actor, alias: Aliased) => actor.world.registry.citizenOf(alias) ?? '';

export async function giveConsent(actor: Actor): Promise<void> {
  const found = await viewed(actor);
  if (!found) return;
  const { alias, view } = found;
  const { world, reader } = actor;
  const today = world.history.now.day;
  // Some lapse at the next midnight, some in a week, most in the law's year.
  const lapsesIn = world.chance.weighted<number | undefined>([
    [3, 1],
    [1, 7],
    [6, undefined],
  ]);
  const expiresOn: Day = lapsesIn === undefined ? oneYearAfter(today) : addDays(today, lapsesIn);
  const isOral = world.chance.percent(20);
  await actor.command(
    'consent.give',
    {
      citizen: alias,
      package: view.package,
      version: view.version,
      form: isOral ? 'oral' : 'written',
      ...(isOral ? { oralReason: 'Kunne ikke skrive i dag', witness: 'Kollega' } : {}),
      ...(lapsesIn === undefined ? {} : { expiresOn }),
    },
    () => ({
      citizen: citizenOf(actor, alias),
      change: (facts) =>
        withConsent(facts, {
          package: view.package,
          sector: reader.sector,
          state: 'active',
          givenOn: today,
          expiresOn,
          flows: world.table.flows(view.package),
        }),
    }),
  );
}

export async function withdrawConsent(actor: Actor): Promise<void> {
  const found = await viewed(actor);
  if (!found) return;
  const { alias, view } = found;
  await actor.command(
    'consent.withdraw',
    { citizen: alias, package: view.package, version: view.version },
    (): Effect => ({ citizen: citizenOf(actor, alias), change: (facts) => withdrawn(facts, view.package) }),
  );
}

export const refuseConsent = (actor: Actor): Promise<void> => step(actor, 'consent.refuse', 'refused');
export const askConsent = (actor: Actor): Promise<void> => step(actor, 'consent.ask', 'asked');

async function step(actor: Actor, name: 'consent.ask' | 'consent.refuse', state: string): Promise<void> {
  const found = await viewed(actor);
  if (!found) return;
  const { alias, view } = found;
  const { sector } = actor.reader;
  await actor.command(name, { citizen: alias, package: view.package, version: view.version }, (): Effect => ({
    citizen: citizenOf(actor, alias),
    change: (facts) => withConsent(facts, { package: view.package, sector, state }),
  }));
}
