import { type Day, type Instant, type Owner } from '@samtavle/domain';
import type pg from 'pg';
import { type Consent, type Enrolled, type Facts, type Relation, UNKNOWN_CITIZEN } from './facts.js';
import { type Plan, type Refusal } from './facts-of-the-law.js';

interface Row {
  readonly id: string;
  readonly enrolled: readonly (Enrolled & { sector: string })[];
  readonly consents: readonly (Omit<Consent, 'turn'> & Said)[];
  readonly stays: readonly Owner[];
  readonly relations: readonly { member: string; kind: string; from: string; to: string }[];
  readonly contacts: readonly { owner: string; members: string[] }[];
  readonly audience: readonly string[];
  readonly hospital: { readonly dischargedOn: Day | null } | null;
  readonly refusals: readonly (Omit<Refusal, 'turn'> & Said)[];
  readonly plans: readonly Plan[];
  readonly representatives: readonly { readonly sector: string; readonly state: string }[];
}

/** When it was said. */
interface Said {
  readonly at: string;
}

/** What is true of every citizen of the team before the first operation: plain rows, no decision. */
export async function loadFacts(owner: pg.Pool): Promise<Map<string, Facts>> {
  const { rows } = await owner.query<Row>(
    `SELECT c.id,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('sector', e.sector, 'treatment', e.treatment_course, 'sel', e.sel_service,
          'sickness', e.sickness_benefit)), '[]') FROM enrolment e WHERE e.citizen_id = c.id AND e.ended_on IS NULL) AS enrolled,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('package', k.package, 'sector', k.sector, 'state', k.state, 'givenOn', k.given_on,
          'expiresOn', k.expires_on, 'flows', k.flows, 'at', k.recorded_at)), '[]') FROM consent k
          WHERE k.citizen_id = c.id AND k.relative_id IS NULL) AS consents,
       (SELECT coalesce(jsonb_agg(s.owner), '[]') FROM element s WHERE s.citizen_id = c.id AND s.kind = 'stay' AND s.ended_at IS NULL) AS stays,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('member', r.member_id, 'kind', r.kind, 'from', r.valid_from, 'to', r.valid_to::text)), '[]')
          FROM relation r WHERE r.citizen_id = c.id) AS relations,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('owner', l.owner, 'members', l.content->'members')), '[]')
          FROM element l WHERE l.citizen_id = c.id AND l.kind = 'contacts' AND l.ended_at IS NULL) AS contacts,
       (SELECT coalesce(jsonb_agg(DISTINCT v.sector), '[]') FROM element g, jsonb_array_elements_text(g.content->'audience') v(sector)
          WHERE g.citizen_id = c.id AND g.owner = 'citizen' AND g.ended_at IS NULL) AS audience,
       (SELECT jsonb_build_object('dischargedOn', a.content->'dischargedOn') FROM element a
          WHERE a.citizen_id = c.id AND a.kind = 'admission' AND a.content->>'status' <> 'cancelled'
          ORDER BY a.content->>'since' DESC, a.created_at DESC LIMIT 1) AS hospital,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'givenTo', o.given_to, 'categories', o.categories, 'receivers', o.receivers,
          'at', o.recorded_at)), '[]') FROM objection o WHERE o.citizen_id = c.id AND o.lifted_at IS NULL) AS refusals,
       (SELECT coalesce(jsonb_agg(p.content || jsonb_build_object('id', p.id, 'owner', p.owner, 'ended', p.ended_at IS NOT NULL)), '[]')
          FROM element p WHERE p.citizen_id = c.id AND p.kind = 'plan') AS plans,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('sector', r.sector, 'state', r.state)), '[]')
          FROM representative r WHERE r.citizen_id = c.id) AS representatives
     FROM citizen c`,
  );
  return new Map(rows.map((row) => [row.id, factsOf(row)]));
}

function factsOf(row: Row): Facts {
  const turnOf = turnsOf(row);
  return {
    ...UNKNOWN_CITIZEN,
    enrolled: new Map(row.enrolled.map(({ sector, ...services }) => [sector, services])),
    consents: row.consents.map((consent) => ({ ...consent, turn: turnOf(consent) })),
    stays: new Set(row.stays),
    relations: row.relations.map(relationOf),
    contacts: new Map(row.contacts.map(({ owner, members }) => [owner, members])),
    audience: new Set(row.audience),
    hospital: row.hospital,
    refusals: row.refusals.map((refusal) => ({ ...refusal, turn: turnOf(refusal) })),
    plans: row.plans,
    representatives: new Map(row.representatives.map(({ sector, state }) => [sector, state])),
    turn: row.consents.length + row.refusals.length,
  };
}

/** In the order it was said; of what was said in the same moment the refusal comes last, because it counts. */
function turnsOf({ consents, refusals }: Row): (said: Said) => number {
  const said: Said[] = [...consents, ...refusals];
  const inOrder = [...said].sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || said.indexOf(a) - said.indexOf(b));
  return (one) => inOrder.indexOf(one) + 1;
}

function relationOf({ member, kind, from, to }: Row['relations'][number]): Relation {
  return { member, kind, from: iso(from), to: to === 'infinity' ? null : iso(to) };
}

function iso(text: string): Instant {
  return new Date(text).toISOString() as Instant;
}
