import { Injectable } from '@nestjs/common';
import { Policies, type Viewer } from '@samtavle/api-access';
import { type Controller } from '@samtavle/api-audit';
import { Failure, notFound, type Transaction } from '@samtavle/api-platform';
import { PolicyChangeInput } from '@samtavle/contracts';
import { applyDraft, type PolicyChange, sayProblem, SHARING_POLICY, type SharingPolicy } from '@samtavle/policy';
import { z } from 'zod';

/** A draft as it is stored. */
export interface DraftRow {
  readonly id: string;
  readonly base: string;
  readonly starts_from: 'base' | 'file';
  readonly file: string;
  readonly changes: unknown;
  readonly version: number;
  readonly state: 'open' | 'discarded' | 'approved';
  readonly drafter_person: string | null;
  readonly drafter_member: string | null;
  readonly drafter_authority: string | null;
  readonly drafter_kind: Controller | null;
}

/** A draft's columns, with the side its drafter works for. */
export const DRAFT_COLUMNS = 'd.*, (SELECT a.kind FROM authority a WHERE a.id = d.drafter_authority) AS drafter_kind';

const Changes = z.array(PolicyChangeInput);

/** The drafts of the sharing policy in the database, and what each would make of it. */
@Injectable()
export class Drafts {
  constructor(private readonly policies: Policies) {}

  /**
   * An open draft that still stands at `version`, held until commit.
   * @throws Failure `not_found`, `draft_closed` or `stale_version`
   */
  async open(tx: Transaction, id: string, version: number): Promise<DraftRow> {
    const [draft] = await tx.em.query<DraftRow[]>(
      `SELECT ${DRAFT_COLUMNS} FROM policy_draft d WHERE d.id = $1 FOR UPDATE`,
      [id],
    );
    if (!draft) throw notFound('no such draft');
    if (draft.state !== 'open') throw new Failure('draft_closed');
    if (draft.version !== version) throw new Failure('stale_version');
    return draft;
  }

  async byId(tx: Transaction, id: string): Promise<DraftRow> {
    const [draft] = await tx.em.query<DraftRow[]>(`SELECT ${DRAFT_COLUMNS} FROM policy_draft d WHERE d.id = $1`, [id]);
    if (!draft) throw notFound('no such draft');
    return draft;
  }

  /**
   * The policy the draft comes to, under a name of its own.
   * @throws Failure `policy_faulty` naming each fault, or `policy_stale` when what it builds on is no longer in force
   */
  async outcome(
    tx: Transaction,
    draft: Pick<DraftRow, 'base' | 'starts_from' | 'file'>,
    changes: readonly PolicyChange[],
    name: string,
  ): Promise<SharingPolicy> {
    return applied(await this.basis(tx, draft), changes, name);
  }

  /** What the draft's changes are made to. @throws Failure `policy_stale` */
  private async basis(tx: Transaction, draft: Pick<DraftRow, 'base' | 'starts_from' | 'file'>): Promise<SharingPolicy> {
    const inForce = await this.policies.inForce(tx, null);
    if (draft.base !== inForce.policy_version) throw new Failure('policy_stale', {}, 'base no longer in force');
    if (draft.starts_from === 'base') return inForce;
    if (draft.file !== SHARING_POLICY.policy_version) throw new Failure('policy_stale', {}, 'another program file');
    return SHARING_POLICY;
  }

  /** The stored changes, parsed again: the database is an edge too. */
  static changesOf(row: Pick<DraftRow, 'changes'>): PolicyChangeInput[] {
    return Changes.parse(row.changes);
  }

  /** Who drafts, as a draft keeps it. */
  static hand(viewer: Viewer): readonly [person: string, member: string, authority: string] {
    return [viewer.personId, viewer.memberId, viewer.authorityId];
  }
}

function applied(basis: SharingPolicy, changes: readonly PolicyChange[], name: string): SharingPolicy {
  const outcome = applyDraft(basis, name, changes);
  if (outcome.ok) return outcome.policy;
  const fields = outcome.problems.slice(0, 40).map((problem) => ({
    path: ['changes', ...(problem.change === null ? [] : [String(problem.change)]), problem.field ?? '']
      .filter(Boolean)
      .join('.'),
    problem: problem.code,
    ...sayProblem(problem),
  }));
  const named = [...new Set(outcome.problems.map(({ code, where }) => `${code} ${where}`))].slice(0, 8).join(', ');
  throw new Failure('policy_faulty', { fields }, `policy_faulty: ${named}`.slice(0, 400));
}
