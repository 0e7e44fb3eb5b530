import { type ActingScope } from '@samtavle/api-platform';
import { type AuditActor, type Controller } from '@samtavle/api-audit';
import { type CitizenId, type MemberId } from '@samtavle/contracts';
import { type Sector } from '@samtavle/domain';
import { type ActingRole, type SharingPolicy, type ViewerClass, type ViewerClassKey } from '@samtavle/policy';

/** A person in the one capacity they act in now. Every question about rights is asked of this. */
export interface Viewer {
  readonly personId: string;
  readonly name: string;
  readonly initials: string;
  readonly memberId: MemberId;
  readonly teamId: string | null;
  readonly role: ActingRole;
  readonly sector: Sector;
  readonly viewerClass: ViewerClass;
  readonly classKey: ViewerClassKey;
  readonly authorityId: string;
  readonly authority: string;
  readonly controller: Controller;
  /** `sector`: leads the own sector's unit, or is on duty for its caseload now. */
  readonly reach: 'class' | 'sector';
  /** The policy in force for their team when they were looked up; a command is held against the one in force when it runs. */
  readonly policy: SharingPolicy;
  readonly sessionId: string;
  readonly authenticatedAt: string;
}

/** Ties a viewer to one request for the record. */
export interface RequestTrace {
  readonly requestId: string | null;
  readonly client: string | null;
  readonly network: string | null;
}

export const NO_TRACE: RequestTrace = { requestId: null, client: null, network: null };

export function scopeOf(viewer: Viewer): ActingScope {
  return {
    teamId: viewer.teamId,
    classKey: viewer.classKey,
    memberId: viewer.memberId,
    sector: viewer.sector,
    reach: viewer.reach,
    ...(viewer.role === 'audit_officer' ? { authority: viewer.authorityId } : {}),
  };
}

export function actorOf(viewer: Viewer, trace: RequestTrace = NO_TRACE): AuditActor {
  return {
    personId: viewer.personId,
    name: viewer.name,
    role: viewer.role,
    sector: viewer.sector,
    authorityId: viewer.authorityId,
    authority: viewer.authority,
    controller: viewer.controller,
    teamId: viewer.teamId,
    memberId: viewer.memberId,
    sessionId: viewer.sessionId,
    ...trace,
  };
}

export type { CitizenId };
