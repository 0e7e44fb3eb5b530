import { present, type VisibleCitizen } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type DisclosureView, type ElementKind, type MemberId, type SharingEvent } from '@samtavle/contracts';
import {
  addDays,
  danishDay,
  type Day,
  type Instant,
  OWNERS,
  pairOf,
  type Slot,
  slotOf,
  startOfDanishDay,
} from '@samtavle/domain';
import { type ActingRole, type ConsentEvent, consentShares } from '@samtavle/policy';
import { type Knowledge } from './sharing-knowledge.js';

/** The newest; older ones are in the history of each consent and plan. */
const NEWEST = 200;

export interface Timeline {
  readonly events: SharingEvent[];
  /** Whose records it was read from: for the record of the look. */
  readonly slots: readonly Slot[];
}

interface Step {
  consent_id: string;
  package: string;
  sector: string;
  own: boolean;
  event: string;
  at: Instant;
  by_member: MemberId | null;
  by_role: ActingRole | null;
  by_authority: string | null;
}

/**
 * What was opened and closed and why, newest first, as far as this sector may know it: of the other side's consents only
 * that they opened and ended, never why; a question or a no of theirs never.
 */
export async function sharingEvents(
  tx: Transaction,
  citizen: VisibleCitizen,
  { own, outward }: Knowledge,
  disclosures: readonly DisclosureView[],
): Promise<Timeline> {
  const reads = citizen.mask[slotOf(own, 'consent_records')] === '1';
  const steps = reads ? await tx.em.query<Step[]>('SELECT * FROM sharing_steps($1)', [citizen.citizenId]) : [];
  // They come by time and version: what two consents went through at one moment stands consent by consent.
  steps.sort((a, b) => compare(a.at, b.at) || compare(a.consent_id, b.consent_id));
  const plans = await planSteps(tx, citizen, own);
  const today = danishDay(tx.now);
  const events = [
    ...consentEvents(steps),
    ...(reads ? lapsed(outward.consents, steps, own, today) : []),
    ...plans.events,
    ...disclosures.toReversed().map((one): SharingEvent => ({
      at: one.recordedAt,
      what: 'disclosure',
      change: 'recorded',
      name: one.gateway,
      by: one.recordedBy,
      byOther: null,
    })),
  ];
  const told = OWNERS.filter((owner) => steps.some(({ sector }) => sector === owner));
  return {
    // Each of them came oldest first, and of one moment the later step is the newer.
    events: events
      .sort((a, b) => compare(a.at, b.at))
      .reverse()
      .slice(0, NEWEST),
    slots: [...told.map((owner) => slotOf(owner, 'consent_records')), ...plans.slots],
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const OWN_STEPS: Partial<Record<ConsentEvent, SharingEvent['change']>> = {
  ask: 'asked',
  give: 'opened',
  renew: 'renewed',
  refuse: 'refused',
  withdraw: 'withdrawn',
  reach_expiry: 'lapsed',
  capacity_doubt: 'paused',
  representative_confirms: 'opened',
  citizen_confirms: 'opened',
  change_scope: 'changed',
};

const isOwnStep = (event: string): event is keyof typeof OWN_STEPS & string => Object.hasOwn(OWN_STEPS, event);

function consentEvents(steps: readonly Step[]): SharingEvent[] {
  const open = new Set<string>();
  return steps.flatMap((step): SharingEvent[] => {
    const { at, package: name, own, event, by_member: by } = step;
    if (own) {
      const change = isOwnStep(event) ? OWN_STEPS[event] : undefined;
      return change ? [{ at, what: 'consent', change, name, by, byOther: functionOf(step) }] : [];
    }
    // Only a change of what is open is told: how often the other side touched its record is its own.
    const opens = event === 'opened';
    if (opens === open.has(step.consent_id)) return [];
    if (opens) open.add(step.consent_id);
    else open.delete(step.consent_id);
    return [{ at, what: 'consent', change: opens ? 'opened' : 'closed', name, by: null, byOther: null }];
  });
}

function functionOf({ by_role: role, by_authority: authority }: Step): SharingEvent['byOther'] {
  return role === null || authority === null ? null : { role, authority };
}

/** What ran out by itself and nobody has touched since. */
function lapsed(
  consents: Knowledge['outward']['consents'],
  steps: readonly Step[],
  own: Knowledge['own'],
  today: Day,
): SharingEvent[] {
  return consents.flatMap(({ id, package: name, state, expiresOn, askedBySector }): SharingEvent[] => {
    const known = steps.some(({ consent_id: of }) => of === id);
    if (!known || expiresOn === null || expiresOn > today || !consentShares(state)) return [];
    const change = askedBySector === own ? 'lapsed' : 'closed';
    return [{ at: startOfDanishDay(expiresOn), what: 'consent', change, name, by: null, byOther: null }];
  });
}

interface PlanVersion {
  id: string;
  version: number;
  kind: ElementKind;
  slot: number;
  content: { planKind: string; lastDay: Day | null };
  ended: boolean;
  latest: boolean;
  changed_at: Instant;
  changed_by: MemberId | null;
}

/** The versions of plans whose document this viewer may read. */
async function planSteps(
  tx: Transaction,
  citizen: VisibleCitizen,
  own: Knowledge['own'],
): Promise<{ events: SharingEvent[]; slots: Slot[] }> {
  const rows = await tx.em.query<PlanVersion[]>(
    `SELECT v.element_id AS id, v.version, v.kind, v.slot, v.content, v.ended, v.version = e.version AS latest, v.changed_at, v.changed_by
       FROM element_version v JOIN element e ON e.id = v.element_id WHERE v.citizen_id = $1 AND v.kind = 'plan'
      ORDER BY v.changed_at, v.element_id, v.version`,
    [citizen.citizenId],
  );
  const seen = present(citizen, rows);
  const today = danishDay(tx.now);
  const events = seen.flatMap((row): SharingEvent[] => {
    const by = pairOf(row.slot).owner === own ? row.changed_by : null;
    const { planKind: name, lastDay } = row.content;
    const change = row.ended ? 'ended' : row.version === 1 ? 'opened' : 'changed';
    const ran = row.latest && !row.ended && lastDay !== null && lastDay < today;
    return [
      { at: row.changed_at, what: 'plan', change, name, by, byOther: null },
      ...(ran
        ? [
            {
              at: startOfDanishDay(addDays(lastDay, 1)),
              what: 'plan',
              change: 'ended',
              name,
              by: null,
              byOther: null,
            } as const,
          ]
        : []),
    ];
  });
  const slots = OWNERS.map((owner) => slotOf(owner, 'coordination_plan')).filter((slot) =>
    seen.some((row) => row.slot === slot),
  );
  return { events, slots };
}
