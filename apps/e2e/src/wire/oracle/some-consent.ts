import { type CitizenId, type CommandDone, type CommandDraft, type ConsentView } from '@samtavle/contracts';
import { addDays, type Category, type Day, oneYearAfter } from '@samtavle/domain';
import { type Actor, type Effect } from './actor.js';
import { type Consent, type Facts } from './facts.js';

/** A consent on somebody's card, as the persona may act on it. */
export interface Found {
  readonly alias: CitizenId;
  readonly view: ConsentView;
  readonly which: Pick<CommandDraft<'consent.withdraw'>, 'citizen' | 'package' | 'version' | 'relative'>;
}

/** Every second time the one that opens the board; otherwise any that concerns the own sector. */
function somePackage({ world: { chance, table }, reader }: Actor): string {
  const all = table.packagesOf(reader.sector);
  const base = reader.sector === 'muni_employment' ? 'PKG_WORK' : 'PKG_BASE';
  return chance.percent(50) ? base : (chance.pick(all) ?? base);
}

/** Which consents a step is about, as they are on record: of the own sector, or of whichever side. */
export interface Wanted {
  readonly states: readonly string[];
  readonly ofAnySide?: boolean;
}

/**
 * Some consent on some card, mostly of a usual package; and mostly one that stands as wanted, if there is any on the screen:
 * most steps are only possible in some states.
 */
export async function someConsent(actor: Actor, wanted?: Wanted): Promise<Found | undefined> {
  const { chance } = actor.world;
  const standing = wanted && chance.percent(85) ? chance.pick(standingAs(actor, wanted)) : undefined;
  const alias = standing?.alias ?? actor.choose();
  const detail = chance.percent(30) ? actor.seen.get(alias) : await actor.look(alias);
  const named = standing?.package ?? somePackage(actor);
  const view = (detail?.consents ?? []).find((one) => one.package === named);
  if (!view) return undefined;
  const { package: of, version, relative } = view;
  return {
    alias,
    view,
    which: { citizen: alias, package: of, version, ...(relative ? { relative: relative.id } : {}) },
  };
}

/** Those of the persona's screen that stand so. */
function standingAs({ screen, reader, world: { history, registry } }: Actor, { states, ofAnySide }: Wanted) {
  return [...screen.cards.values()].flatMap(({ id: alias }) =>
    history
      .factsNow(registry.citizenOf(alias) ?? '')
      .consents.filter((one) => states.includes(one.state) && (ofAnySide || one.sector === reader.sector))
      .map((one) => ({ alias, package: one.package })),
  );
}

/** What a step changes; what may be told to a relative opens nothing to anybody here. */
export function changes(
  actor: Actor,
  { alias, view }: Found,
  change: (facts: Facts) => Facts,
): (done: CommandDone) => Promise<Effect> {
  return async () => ({
    citizen: await actor.citizenOf(alias),
    change: view.relative ? (facts) => facts : change,
  });
}

/** A yes to all the package names or to some of it: how it was given, and what is then on record. */
export function someYes(
  { world, reader }: Actor,
  view: ConsentView,
  categories?: Category[],
): { readonly said: Omit<CommandDraft<'consent.give'>, keyof Found['which']>; readonly step: Yes } {
  const { chance, history, table } = world;
  const today = history.now.day;
  // Some lapse at the next midnight, some in a week, most in the law's year.
  const lapsesIn = chance.weighted<number | undefined>([
    [3, 1],
    [1, 7],
    [6, undefined],
  ]);
  const expiresOn: Day = lapsesIn === undefined ? oneYearAfter(today) : addDays(today, lapsesIn);
  const flows = table.flows(view.package).map((flow) => ({
    ...flow,
    categories: flow.categories.filter((one) => categories === undefined || categories.some((named) => named === one)),
  }));
  return {
    said: {
      ...(chance.percent(20)
        ? { form: 'oral', oralReason: 'Kunne ikke skrive i dag', witness: 'Kollega' }
        : { form: 'written' }),
      ...(lapsesIn === undefined ? {} : { expiresOn }),
      ...(categories === undefined ? {} : { categories }),
    },
    step: { package: view.package, sector: reader.sector, state: 'active', givenOn: today, expiresOn, flows },
  };
}

type Yes = Pick<Consent, 'package' | 'sector' | 'state' | 'givenOn' | 'expiresOn' | 'flows'>;
