import { Injectable } from '@nestjs/common';
import { actorOf, Policies, type RequestTrace, scopeOf, type Viewer } from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { UnitOfWork } from '@samtavle/api-platform';
import { type PolicyView } from '@samtavle/contracts';
import { type SharingPolicy } from '@samtavle/policy';
import { citizenTexts } from './citizen-texts.js';

/** The policy in force with every rule, gateway and legal source. */
@Injectable()
export class ReadPolicy {
  constructor(
    private readonly work: UnitOfWork,
    private readonly policies: Policies,
    private readonly audit: AuditLog,
  ) {}

  async read(viewer: Viewer, trace: RequestTrace): Promise<PolicyView> {
    return this.work.runAs(scopeOf(viewer), async (tx) => {
      const policy = await this.policies.inForce(tx, viewer.teamId);
      const [row] = await tx.em.query<{ at: string }[]>('SELECT at FROM policy_version WHERE version = $1', [
        policy.policy_version,
      ]);
      await this.audit.append(tx, {
        type: 'policy.read',
        action: 'R',
        outcome: 'ok',
        actor: actorOf(viewer, trace),
        resource: policy.policy_version,
      });
      return { ...viewOf(policy), since: row?.at ?? tx.now, asOf: tx.now };
    });
  }
}

function viewOf(policy: SharingPolicy): Omit<PolicyView, 'since' | 'asOf'> {
  const meanings = (glossary: Readonly<Record<string, string>>) =>
    Object.entries(glossary).map(([id, text]) => ({ id, text }));
  return {
    version: policy.policy_version,
    // Copies: what is frozen and shared by every decision does not leave in parts that somebody could change.
    rules: structuredClone(policy.rules) as PolicyView['rules'],
    gateways: structuredClone(policy.gateways) as PolicyView['gateways'],
    sources: policy.legal_sources.map((source) => ({ ...source })),
    purposes: policy.purposes.map(({ id, label_da: text }) => ({ id, text })),
    requirements: meanings(policy.requires_vocabulary),
    duties: meanings(policy.duties_vocabulary),
    citizenText: citizenTexts(policy),
  };
}
