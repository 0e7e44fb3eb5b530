import { Injectable } from '@nestjs/common';
import { actorOf, Policies, type RequestTrace, scopeOf, type Viewer } from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { type PolicyDrafts, type PolicyDraftView, type PolicyVersionView } from '@samtavle/contracts';
import { SHARING_POLICY } from '@samtavle/policy';
import { DRAFT_COLUMNS, Drafts, type DraftRow } from '../drafts/drafts.js';
import { notTheSecond } from '../drafts/four-eyes.js';

interface Officer {
  readonly name: string;
  readonly authority: string;
}

interface NamedDraft extends DraftRow {
  readonly drafted_at: string;
  readonly decided_at: string | null;
  readonly decided_because: string | null;
  readonly drafter: Officer | null;
  readonly decider: Officer | null;
}

interface NamedVersion {
  readonly version: string;
  readonly origin: PolicyVersionView['origin'];
  readonly at: string;
  readonly changes: unknown;
  readonly drafter: Officer | null;
  readonly approver: Officer | null;
  readonly teams: number;
}

/** Decided drafts are many in the end; the versions keep what became of them. */
const MOST = 100;

const officer = (member: string) => `(SELECT jsonb_build_object('name', p.name, 'authority', a.name)
  FROM member m JOIN person p ON p.id = m.person_id JOIN authority a ON a.id = m.authority_id WHERE m.id = ${member})`;

/** What waits, what was decided, and every version there has been. */
@Injectable()
export class ReadDrafts {
  constructor(
    private readonly work: UnitOfWork,
    private readonly policies: Policies,
    private readonly audit: AuditLog,
  ) {}

  async read(viewer: Viewer, trace: RequestTrace): Promise<PolicyDrafts> {
    return this.work.runAs(scopeOf(viewer), async (tx) => {
      const inForce = (await this.policies.inForce(tx, null)).policy_version;
      const drafts = await tx.em.query<NamedDraft[]>(
        `SELECT ${DRAFT_COLUMNS}, ${officer('d.drafter_member')} AS drafter, ${officer('d.decider_member')} AS decider
           FROM policy_draft d ORDER BY (d.state = 'open') DESC, d.changed_at DESC, d.id LIMIT ${MOST}`,
      );
      const versions = await this.versions(tx);
      await this.audit.append(tx, { type: 'policy.read', action: 'R', outcome: 'ok', actor: actorOf(viewer, trace) });
      return { inForce, drafts: drafts.map((draft) => viewOf(draft, viewer, inForce)), versions, asOf: tx.now };
    });
  }

  private async versions(tx: Transaction): Promise<PolicyVersionView[]> {
    const rows = await tx.em.query<NamedVersion[]>(
      `SELECT v.version, v.origin, v.at, v.changes, ${officer('v.drafter_member')} AS drafter, ${officer('v.approver_member')} AS approver,
              (SELECT count(*)::int FROM team t WHERE t.policy_version = v.version) AS teams
         FROM policy_version v ORDER BY v.nr DESC LIMIT ${MOST}`,
    );
    return rows.map((row) => ({ ...row, changes: Drafts.changesOf(row) }));
  }
}

function viewOf(draft: NamedDraft, viewer: Viewer, inForce: string): PolicyDraftView {
  return {
    id: draft.id,
    base: draft.base,
    startsFrom: draft.starts_from,
    version: draft.version,
    state: draft.state,
    changes: Drafts.changesOf(draft),
    drafter: draft.drafter,
    mine: draft.drafter_person === viewer.personId,
    draftedAt: draft.drafted_at,
    decided:
      draft.decider && draft.decided_at
        ? { by: draft.decider, at: draft.decided_at, because: draft.decided_because }
        : null,
    notMine: notMine(draft, viewer, inForce),
  };
}

function notMine(draft: NamedDraft, viewer: Viewer, inForce: string): PolicyDraftView['notMine'] {
  if (viewer.role !== 'data_protection_officer') return 'not_officer';
  if (draft.state !== 'open') return 'closed';
  const stale =
    draft.base !== inForce || (draft.starts_from === 'file' && draft.file !== SHARING_POLICY.policy_version);
  return stale ? 'stale' : notTheSecond(draft, viewer);
}
