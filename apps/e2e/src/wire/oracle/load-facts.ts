import { type Day, type Instant, type Owner } from '@samtavle/domain';
import type pg from 'pg';
import { type Consent, type Enrolled, type Facts, type Relation, UNKNOWN_CITIZEN } from './facts.js';

interface Row {
  readonly id: string;
  readonly enrolled: readonly (Enrolled & { sector: string })[];
  readonly consents: readonly Consent[];
  readonly refusals: Facts['refusals'];
  readonly stays: readonly Owner[];
  readonly relations: readonly { member: string; kind: string; from: string; to: string }[];
  readonly contacts: readonly { owner: string; members: string[] }[];
  readonly audience: readonly string[];
  readonly hospital: { readonly dischargedOn: Day | null } | null;
}

/** What is true of every citizen of the team before the first operation: plain rows, no decision. */
export async function loadFacts(owner: pg.Pool): Promise<Map<string, Facts>> {
  const { rows } = await owner.query<Row>(
    `SELECT c.id,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('sector', e.sector, 'treatment', e.treatment_course, 'sel', e.sel_service,
          'sickness', e.sickness_benefit)), '[]') FROM enrolment e WHERE e.citizen_id = c.id AND e.ended_on IS NULL) AS enrolled,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('package', k.package, 'sector', k.sector, 'state', k.state, 'givenOn', k.given_on,
          'expiresOn', k.expires_on, 'flows', k.flows)), '[]') FROM consent k
          WHERE k.citizen_id = c.id AND k.state <> 'superseded' AND k.relative_id IS NULL) AS consents,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('categories', o.categories, 'receivers', o.receivers,
          'day', (o.recorded_at AT TIME ZONE 'Europe/Copenhagen')::date)), '[]') FROM objection o
          WHERE o.citizen_id = c.id AND o.lifted_at IS NULL) AS refusals,
       (SELECT coalesce(jsonb_agg(s.owner), '[]') FROM element s WHERE s.citizen_id = c.id AND s.kind = 'stay' AND s.ended_at IS NULL) AS stays,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('member', r.member_id, 'kind', r.kind, 'from', r.valid_from, 'to', r.valid_to::text)), '[]')
          FROM relation r WHERE r.citizen_id = c.id) AS relations,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('owner', l.owner, 'members', l.content->'members')), '[]')
          FROM element l WHERE l.citizen_id = c.id AND l.kind = 'contacts' AND l.ended_at IS NULL) AS contacts,
       (SELECT coalesce(jsonb_agg(DISTINCT v.sector), '[]') FROM element g, jsonb_array_elements_text(g.content->'audience') v(sector)
          WHERE g.citizen_id = c.id AND g.owner = 'citizen' AND g.ended_at IS NULL) AS audience,
       (SELECT jsonb_build_object('dischargedOn', a.content->'dischargedOn') FROM element a
          WHERE a.citizen_id = c.id AND a.kind = 'admission' AND a.content->>'status' <> 'cancelled'
          ORDER BY a.content->>'since' DESC, a.created_at DESC LIMIT 1) AS hospital
     FROM citizen c`,
  );
  return new Map(rows.map((row) => [row.id, factsOf(row)]));
}

function factsOf(row: Row): Facts {
  return {
    ...UNKNOWN_CITIZEN,
    enrolled: new Map(row.enrolled.map(({ sector, ...services }) => [sector, services])),
    consents: row.consents,
    refusals: row.refusals,
    stays: new Set(row.stays),
    relations: row.relations.map(relationOf),
    contacts: new Map(row.contacts.map(({ owner, members }) => [owner, members])),
    audience: new Set(row.audience),
    hospital: row.hospital,
  };
}

function relationOf({ member, kind, from, to }: Row['relations'][number]): Relation {
  return { member, kind, from: iso(from), to: to === 'infinity' ? null : iso(to) };
}

function iso(text: string): Instant {
  return new Date(text).toISOString() as Instant;
}
