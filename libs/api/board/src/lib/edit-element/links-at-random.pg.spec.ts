import fc from 'fast-check';
import { Elements, NO_TRACE } from '@samtavle/api-access';
import { aCitizen, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { Failure } from '@samtavle/api-platform';
import { CitizenDetail, CitizenHistory, CopyOut as CopyOutView, ElementId, HistoryQuery } from '@samtavle/contracts';
import { instant, isUncounted, slotOf, versionOrder, wholeVersion } from '@samtavle/domain';
import { aBoardTeam, currentOf } from '../../testing/a-board-team.js';
import { type Asked, type CopyMark, LinksAsSeen, type Version } from '../../testing/links-as-seen.js';
import { CopyOut } from '../copy-out/copy-out.js';
import { ShowCitizen } from '../show-citizen/show-citizen.js';
import { ShowHistory } from '../show-citizen/show-history.js';

const WRITERS = ['caseworker', 'supportWorker'] as const;
const VIEWERS = [...WRITERS, 'nurse'] as const;
type Writer = (typeof WRITERS)[number];
type Viewer = (typeof VIEWERS)[number];
/** Where the goals lie that an action may name, one in each: who sees which changes on the way. */
const PLACES = ['criminal_forensic', 'economy_benefits', 'network_relatives'] as const;
type Place = (typeof PLACES)[number];
const BEGUN = Date.parse('2026-11-26T08:15:00Z');

/** An edit of the action, begun on what its writer saw `behind` versions ago. */
interface Edit {
  readonly by: Writer;
  readonly behind: number;
  readonly text: boolean;
  readonly goal: Place | 'none' | 'as it is';
}
/** One edit, or two at the same moment; a goal that opens or closes to somebody; a version that was copied. */
type Step =
  | { readonly edits: readonly Edit[] }
  | { readonly of: Viewer; readonly place: Place; readonly open: boolean }
  | { readonly copiedBy: Writer; readonly behind: number };

const behind = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 4 }));
const goal = fc.constantFrom(...PLACES, 'none' as const, 'none' as const, 'as it is' as const);
const text = fc.constantFrom(true, false, false);
const editOf = (by: Writer): fc.Arbitrary<Edit> => fc.record({ by: fc.constant(by), behind, text, goal });
const open = fc.boolean();
const step: fc.Arbitrary<Step> = fc.oneof(
  ...WRITERS.map((by) => fc.record({ edits: fc.tuple(editOf(by)) })),
  fc.record({ edits: fc.tuple(editOf('caseworker'), editOf('supportWorker')) }),
  fc.record({ of: fc.constantFrom(...VIEWERS), place: fc.constantFrom(...PLACES), open }),
  fc.record({ copiedBy: fc.constantFrom(...WRITERS), behind }),
);

let team: TestTeam;
beforeAll(async () => {
  team = await aBoardTeam();
}, 60_000);
afterAll(() => team?.close());

describe('an action whose goal not all may see, edited by two who see different ones', () => {
  it('loses nothing anybody wrote, and is to each what they saw happen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 20 }), async (steps) => {
        const story = await Story.begin();
        for (const one of steps) await story.goOn(one);
      }),
      { numRuns: 2, endOnFailure: true },
    );
  }, 120_000);
});

/** The action as it is, beside the action as the rules say it is. */
class Story {
  private readonly rules = new LinksAsSeen<Viewer>();
  private readonly copies: CopyMark[] = [];
  private steps = 0;

  private constructor(
    private readonly bente: TestCitizen,
    private readonly goals: Readonly<Record<Place, ElementId>>,
    private readonly action: ElementId,
  ) {}

  static async begin(): Promise<Story> {
    team.clock.set(instant(new Date(BEGUN)));
    const bente = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(2)
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .consenting('PKG_BASE')
        .consenting('PKG_SOCIAL'),
    );
    const [forensic, economy, network] = [
      await aGoal(bente, PLACES[0]),
      await aGoal(bente, PLACES[1]),
      await aGoal(bente, PLACES[2]),
    ];
    const { id } = await team.does('supportWorker', 'element.write', {
      citizen: bente.id('muni_social'),
      kind: 'action',
      category: 'housing',
      text: 'Ringer til udlejer.',
      responsible: team.member('supportWorker'),
    });
    const goals = { criminal_forensic: forensic, economy_benefits: economy, network_relatives: network };
    const story = new Story(bente, goals, ElementId.parse(id));
    for (const place of PLACES) {
      await story.opens('caseworker', place, place !== 'network_relatives');
      await story.opens('supportWorker', place, place !== 'criminal_forensic');
      await story.opens('nurse', place, false);
    }
    story.rules.versions = await story.stored();
    return story;
  }

  async goOn(one: Step): Promise<void> {
    this.steps += 1;
    team.clock.set(instant(new Date(BEGUN + this.steps * 1000)));
    if ('edits' in one) await this.edited(one.edits);
    else if ('copiedBy' in one) await this.copied(one.copiedBy, one.behind);
    else await this.opens(one.of, one.place, one.open);
    for (const key of VIEWERS) await this.isToldTo(key);
  }

  private async opens(key: Viewer, place: Place, open: boolean): Promise<void> {
    await opens(this.bente, key, place, open);
    this.rules.opens(key, this.goals[place], open);
  }

  private async copied(by: Writer, behind: number): Promise<void> {
    const { version } = this.versionOf(by, behind);
    await team.does(by, 'element.copied', { citizen: this.idFor(by), elements: [{ element: this.action, version }] });
    const at = team.clock.now();
    if (!this.copies.some((one) => one.version === version)) this.copies.push({ version, at, by: team.member(by) });
  }

  /** What came of edits at one moment is what comes of them one after the other, in one of the two orders. */
  private async edited(edits: readonly Edit[]): Promise<void> {
    const asked = edits.map((edit) => this.asked(edit));
    const from = this.rules.versions.at(-1);
    const known = this.rules.versions.length;
    const results = await Promise.allSettled(asked.map((one) => this.sends(one)));
    this.rules.versions = await this.stored();
    const written = this.rules.versions.slice(known);
    const is = {
      taken: results.map(({ status }) => status === 'fulfilled'),
      written: written.map((one) => ({ text: one.text, goal: one.goal, counted: !isUncounted(one.version) })),
    };
    if (!from) throw new Error('nothing was written');
    const turned = this.rules.inTurn(asked.toReversed(), from);
    expect([this.rules.inTurn(asked, from), { ...turned, taken: turned.taken.reverse() }]).toContainEqual(is);
    results.forEach((result, at) => {
      const by = asked[at]?.by;
      if (result.status === 'rejected' && by) this.isRefusal(result.reason, by, known);
    });
  }

  private sends({ by, base, ...fields }: Asked<Viewer>) {
    const { text, goal: goalId } = fields;
    const said = { ...(text === undefined ? {} : { text }), ...(goalId === undefined ? {} : { goalId }) };
    const about = { citizen: this.idFor(by), element: this.action, version: base.version };
    return team.does(by, 'element.edit', { ...about, ...said });
  }

  /** It says what stands to their eyes, now or before what another wrote at the same moment. */
  private isRefusal(refusal: unknown, by: Viewer, known: number): void {
    if (!(refusal instanceof Failure) || refusal.code !== 'stale_version') throw refusal;
    const could = [known, this.rules.versions.length].map((upTo) => this.rules.seenBy(by, upTo).at(-1));
    const current = currentOf(refusal);
    expect(could.map((one) => one?.version)).toContain(current?.version);
    expect(current).toMatchObject(
      this.shown(
        by,
        could.find((one) => one?.version === current?.version),
      ),
    );
  }

  private asked({ by, behind, text, goal }: Edit): Asked<Viewer> {
    const chosen = goal === 'none' ? null : goal === 'as it is' ? undefined : this.goals[goal];
    const may = chosen !== undefined && (chosen === null || this.rules.sees(by, chosen));
    return {
      by,
      base: this.versionOf(by, behind),
      ...(text ? { text: `${by} ${this.steps}` } : {}),
      ...(may ? { goal: chosen } : {}),
    };
  }

  private async isToldTo(key: Viewer): Promise<void> {
    const [viewer, id, seen] = [await team.viewer(key), this.idFor(key), this.rules.seenBy(key)];
    const last = seen.at(-1);
    const { elements } = CitizenDetail.parse(await team.get(ShowCitizen).detail(viewer, NO_TRACE, id));
    const card = elements.find((one) => one.id === this.action);
    expect({ ...card, content: linkOf(card?.content) }).toMatchObject(this.shown(key, last));

    const query = HistoryQuery.parse({ element: this.action });
    const { entries } = CitizenHistory.parse(await team.get(ShowHistory).history(viewer, NO_TRACE, id, query));
    const told = entries.map((one) => ({
      version: one.version,
      updatedAt: one.changedAt,
      updatedBy: one.changedBy,
      content: linkOf(one.content),
    }));
    const newestFirst = seen.toReversed().map((one) => this.shown(key, one));
    expect(told.sort((a, b) => versionOrder(b.version) - versionOrder(a.version))).toEqual(newestFirst);
    // No gap in the numbers; and no number between two for who sees no goal at all.
    const whole = new Set(told.map(({ version }) => wholeVersion(version)));
    expect(Math.max(...whole)).toBe(whole.size);
    expect(told.some(({ version }) => isUncounted(version)) && !this.rules.seesAny(key)).toBe(false);

    const copy = key === 'nurse' ? null : this.rules.copyTo(key, this.copies);
    expect(card?.copied ?? null).toEqual(copy);
    const { lines } = CopyOutView.parse(await team.get(CopyOut).lines(viewer, NO_TRACE, id));
    const due = lines.filter(({ element }) => element === this.action).map(({ version }) => version);
    expect(due).toEqual(key === 'nurse' || copy?.version === last?.version ? [] : [last?.version]);
  }

  private shown(key: Viewer, one: Version | undefined) {
    const goalId = one ? this.rules.goalTo(key, one) : null;
    const content = { text: one?.text, ...(goalId === null ? {} : { goalId }) };
    return { version: one?.version, updatedAt: one?.at, updatedBy: one?.by, content };
  }

  private versionOf(key: Viewer, behind: number): Version {
    const seen = this.rules.seenBy(key);
    const version = seen.at(-1 - behind) ?? seen[0];
    if (!version) throw new Error('nothing was written');
    return version;
  }

  private idFor(key: Viewer) {
    return this.bente.id(key === 'nurse' ? 'region_psych' : 'muni_social');
  }

  /** As it is stored, past every wall, the oldest first. */
  private async stored(): Promise<Version[]> {
    const rows = await team.database.asOwner<Version>(
      `SELECT version, content->>'text' AS text, content->>'goalId' AS goal, changed_at AS at, changed_by AS by
         FROM element_version WHERE element_id = $1`,
      [this.action],
    );
    return rows.sort((a, b) => versionOrder(a.version) - versionOrder(b.version));
  }
}

const linkOf = (content: object | undefined) =>
  Object.fromEntries(Object.entries(content ?? {}).filter(([name]) => name === 'text' || name === 'goalId'));

async function aGoal(bente: TestCitizen, category: Place): Promise<ElementId> {
  await opens(bente, 'caseworker', category, true);
  const content = {
    text: 'Mål',
    theme: 'health',
    aim: 'develop',
    goal: null,
    whyNot: 'x',
    state: 'active',
    dueOn: null,
  };
  const place = { citizenId: bente.key, kind: 'effort_goal', owner: 'muni_social', category } as const;
  const { id } = await team.as('caseworker', (tx) => team.get(Elements).add(tx, { ...place, content }));
  return ElementId.parse(id);
}

/** Lets the decision about the citizen open a place to a colleague's class, or close it. */
async function opens({ key }: TestCitizen, who: Viewer, place: Place, open: boolean): Promise<void> {
  const { classKey } = await team.viewer(who);
  await team.database.asOwner(
    'UPDATE decision SET mask = set_bit(mask, $3, $4) WHERE citizen_id = $1 AND class_key = $2',
    [key, classKey, slotOf('muni_social', place), open ? 1 : 0],
  );
}
