import { Injectable } from '@nestjs/common';
import { actorOf, Policies, PolicyEffect, type RequestTrace, scopeOf, type Viewer } from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { type DraftEffect } from '@samtavle/contracts';
import { pairOf } from '@samtavle/domain';
import { differenceBetween, type SharingPolicy, viewerClassKey } from '@samtavle/policy';
import { Drafts } from '../drafts/drafts.js';
import { textDifference } from '../read/citizen-texts.js';
import { termsOf } from './terms-of.js';
import { type ToldEffect, toldOf } from './told-counts.js';

/**
 * What a draft would do if it were switched on now, before anybody switches it on. An officer of data protection reads
 * nothing about any citizen, so of citizens there are counts only, and of few not even those.
 */
@Injectable()
export class PreviewDraft {
  constructor(
    private readonly work: UnitOfWork,
    private readonly policies: Policies,
    private readonly drafts: Drafts,
    private readonly effects: PolicyEffect,
    private readonly audit: AuditLog,
  ) {}

  /** @throws Failure `not_found`, or `policy_stale` when what it builds on is no longer in force */
  async of(viewer: Viewer, trace: RequestTrace, id: string): Promise<DraftEffect> {
    return this.work.runAs(
      scopeOf(viewer),
      async (tx) => {
        const draft = await this.drafts.byId(tx, id);
        const before = await this.policies.inForce(tx, null);
        const after = await this.drafts.outcome(tx, draft, Drafts.changesOf(draft), 'draft');
        const fewest = before.defaults.min_cell_size;
        const difference = differenceBetween(before, after);
        const teams = await this.teams(tx, before, after, fewest);
        await this.audit.append(tx, {
          type: 'policy.previewed',
          action: 'R',
          outcome: 'ok',
          actor: actorOf(viewer, trace),
          resource: id,
        });
        return {
          draft: id,
          version: draft.version,
          terms: termsOf(difference),
          combinations: difference.combinations.map(({ category, from, to, before: was, after: is }) => ({
            category,
            from,
            to,
            before: { ...was, gateways: [...was.gateways] },
            after: { ...is, gateways: [...is.gateways] },
          })),
          teams,
          citizenText: textDifference(before, after),
          fewest,
          asOf: tx.now,
        };
      },
      'REPEATABLE READ',
    );
  }

  private async teams(
    tx: Transaction,
    before: SharingPolicy,
    after: SharingPolicy,
    fewest: number,
  ): Promise<DraftEffect['teams']> {
    const rows = await tx.em.query<{ id: string; name: string }[]>('SELECT id, name FROM team ORDER BY name, id');
    const teams: DraftEffect['teams'] = [];
    for (const { id, name } of rows) {
      const { citizens, cells, personal } = toldOf(fewest, await this.effects.on(tx, id, before, after));
      teams.push({ team: name, citizens, cells: cellsOf(cells), personal: [...personal] });
    }
    return teams;
  }
}

function cellsOf(cells: ToldEffect['cells']): DraftEffect['teams'][number]['cells'] {
  return [...cells]
    .sort((a, b) => a.slot - b.slot || (viewerClassKey(a.viewerClass) < viewerClassKey(b.viewerClass) ? -1 : 1))
    .map(({ viewerClass: { role, sector, healthPerson }, slot, gained, lost }) => ({
      role,
      sector,
      healthPerson,
      ...pairOf(slot),
      gained,
      lost,
    }));
}
