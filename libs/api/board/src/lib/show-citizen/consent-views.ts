import { consentStateOn, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type ConsentView } from '@samtavle/contracts';
import { danishDay, type Day, OWNERS, type Sector, type Slot, slotOf } from '@samtavle/domain';
import { type ConsentPackage, type ConsentState, consentShares, SHARING_POLICY } from '@samtavle/policy';

interface ConsentRow {
  package: string;
  sector: Sector;
  state: ConsentState;
  version: number;
  given_on: Day | null;
  expires_on: Day | null;
}

/** What is shown, and whose records it was read from: for the record of the look. */
export interface ShownConsents {
  readonly views: ConsentView[];
  readonly slots: readonly Slot[];
}

/**
 * The packages that concern the viewer's sector, with the state this sector may know. What the other side asked for, or
 * was refused, reads as not asked; and that a consent ended is told without why.
 * @see sharing policy, consent_names_receiver
 */
export async function consentViews(tx: Transaction, viewer: Viewer, citizenId: string): Promise<ShownConsents> {
  const stored = await tx.em.query<ConsentRow[]>(
    'SELECT package, sector, state, version, given_on, expires_on FROM consent WHERE citizen_id = $1',
    [citizenId],
  );
  const today = danishDay(tx.now);
  const rows = stored.map((row) => ({ ...row, state: consentStateOn(today, row.state, row.expires_on) }));
  const shown = SHARING_POLICY.consent_packages
    .filter((asked) => concerns(asked, viewer.sector))
    .map((asked) =>
      viewOf(
        asked,
        rows.filter((row) => row.package === asked.id),
        viewer.sector,
      ),
    );
  const told = new Set(shown.flatMap(({ from }) => from.map((row) => row.sector)));
  return {
    views: shown.map(({ view }) => view),
    slots: OWNERS.filter((owner) => told.has(owner)).map((owner) => slotOf(owner, 'consent_records')),
  };
}

function viewOf(
  asked: ConsentPackage,
  rows: readonly ConsentRow[],
  sector: Sector,
): { view: ConsentView; from: readonly ConsentRow[] } {
  const inForce = rows.find((row) => consentShares(row.state));
  const own = rows.find((row) => row.sector === sector);
  const ended = rows.find((row) => row.given_on !== null);
  const known = inForce ?? own ?? ended;
  const state = !known ? 'not_asked' : known.sector === sector || consentShares(known.state) ? known.state : 'ended';
  const view: ConsentView = {
    package: asked.id,
    titleDa: asked.label_da,
    titleEn: asked.label,
    form: asked.form,
    state,
    version: own?.version ?? null,
    givenOn: known?.given_on ?? null,
    expiresOn: inForce?.expires_on ?? null,
    mayRegister: true,
    flows: asked.flows.map(({ from, to, categories }) => ({ from, to, categories: [...categories] })),
  };
  return { view, from: [known, own].filter((row) => row !== undefined) };
}

/** Sender or receiver of a flow between staff; a package for one named relative is asked elsewhere. */
function concerns(asked: ConsentPackage, sector: Sector): boolean {
  return asked.flows.some(({ from, to }) => to !== 'relative' && (from === sector || to === sector));
}
