import { consentStateOn, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type ConsentView } from '@samtavle/contracts';
import { danishDay, type Day, OWNERS, type Sector, slotOf } from '@samtavle/domain';
import { type ConsentPackage, type ConsentState, consentShares, SHARING_POLICY } from '@samtavle/policy';

interface ConsentRow {
  package: string;
  sector: Sector;
  state: ConsentState;
  version: number;
  given_on: Day | null;
  expires_on: Day | null;
}

export interface ShownConsents {
  readonly views: ConsentView[];
  /** Whose records are told of, for the access log. */
  readonly slots: readonly number[];
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
  const views = SHARING_POLICY.consent_packages
    .filter((asked) => concerns(asked, viewer.sector))
    .map((asked) =>
      viewOf(
        asked,
        rows.filter((row) => row.package === asked.id),
        viewer.sector,
      ),
    );
  const told = rows.filter((row) => row.sector === viewer.sector || row.given_on !== null);
  const slots = OWNERS.filter((owner) => told.some((row) => row.sector === owner)).map((owner) =>
    slotOf(owner, 'consent_records'),
  );
  return { views, slots };
}

function viewOf(asked: ConsentPackage, rows: readonly ConsentRow[], sector: Sector): ConsentView {
  const inForce = rows.find((row) => consentShares(row.state));
  const own = rows.find((row) => row.sector === sector);
  const ended = rows.find((row) => row.given_on !== null);
  const known = inForce ?? own ?? ended;
  const state = !known ? 'not_asked' : known.sector === sector || consentShares(known.state) ? known.state : 'ended';
  return {
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
}

/** Sender or receiver of a flow between staff; a package for one named relative is asked elsewhere. */
function concerns(asked: ConsentPackage, sector: Sector): boolean {
  return asked.flows.some(({ from, to }) => to !== 'relative' && (from === sector || to === sector));
}
