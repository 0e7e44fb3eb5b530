import { type Viewer } from '@samtavle/api-access';
import { type AuditActor, type AuditRecord } from '@samtavle/api-audit';
import { type Part } from './frames.js';
import { groupBy } from './group-by.js';

/** One record per distinct audience: what was shown of whom, and to which colleagues. */
export function recordsOf(parts: readonly Part[], seq: number): AuditRecord[] {
  const shown = parts.filter((part) => part.read && part.show.size > 0);
  const audiences = groupBy(shown, (part) => [...part.show].map((screen) => screen.socket.id).join());
  return [...audiences.values()].flatMap((together): AuditRecord[] => {
    const receivers = [...(together[0]?.show ?? [])].map((screen) => screen.viewer);
    const [first] = receivers;
    if (!first) return [];
    return [
      {
        type: 'board.live',
        action: 'R',
        outcome: 'ok',
        actor: classActor(first),
        subjects: together.flatMap((part) => part.read?.shown ?? []),
        recipients: [...new Set(receivers.map((viewer) => viewer.memberId))],
        seq,
      },
    ];
  });
}

/** A delivery is nobody's act: the record names the role it went out to, and the recipients one by one. */
function classActor(one: Viewer): AuditActor {
  return {
    personId: null,
    name: null,
    role: one.role,
    sector: one.sector,
    authorityId: one.authorityId,
    authority: one.authority,
    controller: one.controller,
    teamId: one.teamId,
    memberId: null,
    sessionId: null,
    client: null,
    network: null,
    requestId: null,
  };
}
