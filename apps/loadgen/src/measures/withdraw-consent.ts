import { openLoop } from '../figures/open-loop.js';
import { spreadOf } from '../figures/spread.js';
import { atMost, ms, never, type Section } from '../report/finding.js';
import { baseConsents, registrarOf, type Yes } from '../team/consents.js';
import { closeAll, dealt, openHands, openScreens } from '../team/open-screens.js';
import { type Colleague, mayMove, type Stay } from '../team/team.js';
import { type Screen } from '../wire/screen.js';
import { type Bench } from './bench.js';
import { ComingsAndGoings } from './comings-and-goings.js';
import { moveCards } from './move-cards.js';
import { MovingStays } from './moving-stays.js';
import { Sightings } from './sightings.js';

const WRITES_PER_SECOND = 20;
const WITHDRAWALS_PER_SECOND = 4;
/** As many citizens as take turns: each is given back between two withdrawals. */
const MOST_CITIZENS = 24;

/** Given and taken back over and over, while the rest of the team keeps writing. */
export async function withdrawConsent(
  bench: Bench,
  colleagues: readonly Colleague[],
  stays: readonly Stay[],
): Promise<Section> {
  const consents = (await baseConsents(bench.owner))
    .filter((yes) => registrarOf(colleagues, yes.sector))
    .slice(0, MOST_CITIZENS);
  const registrars = [...new Set(consents.flatMap((yes) => registrarOf(colleagues, yes.sector) ?? []))];
  const shownTo = new Set(consents.flatMap((yes) => yes.shownTo));
  const watching = [...shownTo].flatMap((key) => colleagues.find((one) => one.classKey === key) ?? []);
  bench.say('consents withdrawn and given');
  const hands = await openHands(bench.owner, bench.api.origin, registrars);
  const watchers = await openScreens(bench.owner, bench.api.origin, watching);
  const others = stays.filter(({ citizenId }) => !consents.some((yes) => yes.citizenId === citizenId));
  const writers = await openHands(
    bench.owner,
    bench.api.origin,
    dealt(
      colleagues.filter((one) => mayMove(one.classKey) && others.some((stay) => stay.seenBy.includes(one.classKey))),
      4,
    ),
  );
  try {
    const turns = new Turns(consents, hands, watchers);
    const withdrawals = bench.take(240, 16);
    const seconds = withdrawals / WITHDRAWALS_PER_SECOND;
    const writing = moveCards(
      { perSecond: WRITES_PER_SECOND, times: Math.ceil(seconds * WRITES_PER_SECOND) },
      writers,
      new MovingStays(others),
      new Sightings([], []),
    );
    const turning: Promise<void>[] = [];
    await openLoop({ perSecond: WITHDRAWALS_PER_SECOND, times: withdrawals }, () => turning.push(turns.next()));
    await Promise.all(turning);
    const { refused } = await writing;
    const gone = spreadOf(turns.gone);
    const shown = spreadOf(turns.shown);
    return {
      title: `A consent withdrawn, under ${WRITES_PER_SECOND} writes a second`,
      how: `${WITHDRAWALS_PER_SECOND} withdrawals a second of base consents of ${consents.length} citizens, ${turns.gone.length} sightings by ${watchers.length} colleagues of the other sectors, from the command to the tombstone on their screen; each is given again afterwards. Meanwhile ${WRITES_PER_SECOND} moves a second of other citizens.`,
      findings: [
        atMost('gone from the other screen, p99', gone.p99, 2_000, ms),
        { what: 'gone from the other screen, p50 · p95', measured: `${ms(gone.p50)} · ${ms(gone.p95)}` },
        atMost('consent given, on the other screen, p95', shown.p95, 1_000, ms),
        never('withdrawals some screen did not follow', turns.missed),
        never('commands refused', turns.refused.length + refused.length),
      ],
      remarks: [...new Set([...turns.refused, ...refused])],
    };
  } finally {
    closeAll([...hands, ...watchers, ...writers]);
  }
}

/** The citizens by turns: withdraw, wait until it is gone everywhere, give, wait until it is back. */
class Turns {
  readonly gone: number[] = [];
  readonly shown: number[] = [];
  readonly refused: string[] = [];
  missed = 0;
  private readonly free: { yes: Yes; version: number }[];
  private readonly screens: ComingsAndGoings;

  constructor(
    consents: readonly Yes[],
    private readonly hands: readonly Screen[],
    private readonly watchers: readonly Screen[],
  ) {
    this.free = consents.map((yes) => ({ yes, version: yes.version }));
    this.screens = new ComingsAndGoings(watchers);
  }

  async next(): Promise<void> {
    const turn = this.free.shift();
    if (!turn) return void this.refused.push('no citizen free');
    const { yes } = turn;
    const hand = this.hands.find((one) => one.colleague.sector === yes.sector);
    const citizen = yes.aliases[yes.sector];
    if (!hand || !citizen) return;
    const watchers = this.watchers.filter((one) => yes.shownTo.includes(one.colleague.classKey));
    const asked = { citizen, package: yes.package };
    try {
      const gone = this.screens.expect('gone', yes.aliases, watchers, performance.now());
      const withdrawn = await hand.command('consent.withdraw', { ...asked, version: turn.version });
      this.note(this.gone, await gone, watchers.length);
      const shown = this.screens.expect('shown', yes.aliases, watchers, performance.now());
      const given = await hand.command('consent.give', { ...asked, version: withdrawn.done.version, form: 'written' });
      this.note(this.shown, await shown, watchers.length);
      this.free.push({ yes, version: given.done.version ?? 0 });
    } catch (error) {
      this.refused.push(error instanceof Error ? error.message : String(error));
    }
  }

  private note(into: number[], afterMs: readonly number[], expected: number): void {
    into.push(...afterMs);
    if (afterMs.length < expected) this.missed += 1;
  }
}
