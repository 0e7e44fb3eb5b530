import { type Viewer } from '@samtavle/api-access';
import { MemberId } from '@samtavle/contracts';
import { SHARING_POLICY, viewerClassKey, viewerClassOf } from '@samtavle/policy';

let made = 0;

/** A support worker, for rules that ask nothing of the database. */
export function aViewer(more: Partial<Viewer> = {}): Viewer {
  const nth = String((made += 1)).padStart(12, '0');
  const viewerClass = viewerClassOf('muni_social', 'support_worker_muni', false);
  return {
    personId: `00000000-0000-4000-9000-${nth}`,
    name: 'Sanne Prøve',
    initials: 'SP',
    memberId: MemberId.parse(`00000000-0000-4000-8000-${nth}`),
    teamId: '00000000-0000-4000-a000-000000000001',
    role: 'support_worker_muni',
    sector: 'muni_social',
    viewerClass,
    classKey: viewerClassKey(viewerClass),
    authorityId: '00000000-0000-4000-b000-000000000001',
    authority: 'Prøvens kommune',
    controller: 'municipality',
    reach: 'class',
    policy: SHARING_POLICY,
    sessionId: `00000000-0000-4000-8000-${nth}`,
    authenticatedAt: '2026-11-26T07:00:00.000Z',
    ...more,
  };
}
