import { consentStateOn, type Viewer, type VisibleCitizen } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type ConsentView, type RelativeId } from '@samtavle/contracts';
import { CATEGORIES, danishDay, type Day, OWNERS, type Sector, type Slot, slotOf } from '@samtavle/domain';
import {
  type ConsentFlow,
  type ConsentPackage,
  type ConsentState,
  consentShares,
  SHARING_POLICY,
} from '@samtavle/policy';

interface ConsentRow {
  package: string;
  sector: Sector;
  state: ConsentState;
  version: number;
  asked_on: Day | null;
  answer_by: Day | null;
  ask_again_on: Day | null;
  given_on: Day | null;
  expires_on: Day | null;
  flows: ConsentFlow[];
  relative_id: RelativeId | null;
  relative_name: string | null;
  relative_relation: string | null;
}

/** What is shown, and whose records it was read from: for the record of the look. */
export interface ShownConsents {
  readonly views: ConsentView[];
  readonly slots: readonly Slot[];
}

/**
 * The packages that concern the viewer's sector, with the state this sector may know. What the other side asked for, or
 * was refused, reads as not asked; and that a consent ended is told without why. A package about one named person shows
 * once for each the own sector has registered, to those who may see the own sector's records of consents: a name stands in it.
 * @see sharing policy, consent_names_receiver
 */
export async function consentViews(
  tx: Transaction,
  viewer: Viewer,
  { citizenId, mask }: VisibleCitizen,
): Promise<ShownConsents> {
  const stored = await tx.em.query<ConsentRow[]>(
    `SELECT package, sector, state, version, asked_on, answer_by, ask_again_on, given_on, expires_on, flows, relative_id, relative_name, relative_relation
       FROM consent WHERE citizen_id = $1 ORDER BY package, relative_name, id`,
    [citizenId],
  );
  const today = danishDay(tx.now);
  const rows = stored.map((row) => ({ ...row, state: consentStateOn(today, row.state, row.expires_on) }));
  const own = OWNERS.find((owner) => owner === viewer.sector);
  const seesOwn = own !== undefined && mask[slotOf(own, 'consent_records')] === '1';
  const shown = SHARING_POLICY.consent_packages
    .filter((asked) => concerns(asked, viewer.sector))
    .flatMap((asked) => {
      const about = rows.filter((row) => row.package === asked.id);
      if (asked.per_person === true) return seesOwn ? relativeViews(asked, about, viewer.sector) : [];
      return [viewOf(asked, about, viewer.sector)];
    });
  const told = new Set(shown.flatMap(({ from }) => from.map((row) => row.sector)));
  return {
    views: shown.map(({ view }) => view),
    slots: OWNERS.filter((owner) => told.has(owner)).map((owner) => slotOf(owner, 'consent_records')),
  };
}

interface Shown {
  readonly view: ConsentView;
  readonly from: readonly ConsentRow[];
}

/** One for each relative the own sector has named: what another sector may tell them is the other's. */
function relativeViews(asked: ConsentPackage, rows: readonly ConsentRow[], sector: Sector): Shown[] {
  const flows = asked.flows.filter(({ from }) => from === sector);
  return rows
    .filter((row) => row.sector === sector && row.state !== 'superseded')
    .map((row) => viewOf({ ...asked, flows }, [row], sector));
}

function viewOf(asked: ConsentPackage, rows: readonly ConsentRow[], sector: Sector): Shown {
  const inForce = rows.find((row) => consentShares(row.state));
  const own = rows.find((row) => row.sector === sector && row.state !== 'superseded');
  const ended = rows.find((row) => row.given_on !== null);
  const known = inForce ?? own ?? ended;
  const state = !known ? 'not_asked' : known.sector === sector || consentShares(known.state) ? known.state : 'ended';
  const isOwn = known !== undefined && known === own;
  const view: ConsentView = {
    package: asked.id,
    titleDa: asked.label_da,
    titleEn: asked.label,
    form: asked.form,
    relative: relativeOf(own),
    state,
    version: own && own.version > 0 ? own.version : null,
    givenOn: known?.given_on ?? null,
    expiresOn: inForce?.expires_on ?? (isOwn && state === 'suspended_capacity' ? own.expires_on : null),
    // When it asked, and what was agreed after a no, is the asking sector's own.
    askedOn: isOwn && state === 'asked' ? own.asked_on : null,
    answerBy: isOwn && state === 'asked' ? own.answer_by : null,
    askAgainOn: isOwn && state === 'refused' ? own.ask_again_on : null,
    leftOut: inForce ? leftOut(asked, inForce.flows) : [],
    mayRegister: true,
    flows: asked.flows.map(({ from, to, categories }) => ({ from, to, categories: [...categories] })),
  };
  return { view, from: [known, own].filter((row) => row !== undefined) };
}

function relativeOf(row: ConsentRow | undefined): ConsentView['relative'] {
  if (!row?.relative_id || row.relative_name === null || row.relative_relation === null) return null;
  return { id: row.relative_id, name: row.relative_name, relation: row.relative_relation };
}

/** What the package names somewhere, and the consent given covers nowhere. */
function leftOut(asked: ConsentPackage, given: readonly ConsentFlow[]): ConsentView['leftOut'] {
  const covers = (flows: readonly ConsentFlow[]) => new Set(flows.flatMap((flow) => flow.categories));
  const named = covers(asked.flows);
  const covered = covers(given);
  return CATEGORIES.filter((category) => named.has(category) && !covered.has(category));
}

/** Sender or receiver of a flow between staff, or somebody who may tell a relative. */
function concerns(asked: ConsentPackage, sector: Sector): boolean {
  return asked.flows.some(({ from, to }) => from === sector || to === sector);
}
