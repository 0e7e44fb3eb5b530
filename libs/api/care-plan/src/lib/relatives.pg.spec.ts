import { citizenById, Elements, elementView, present } from '@samtavle/api-access';
import { aCitizen, type StaffKey, type TestCitizen } from '@samtavle/api-access/testing';
import { type ElementId, RelativeId } from '@samtavle/contracts';
import { randomUUID } from 'node:crypto';
import { aPlanTeam, type Content, type PlanTeam, refused } from '../testing/a-plan-team.js';

let plan: PlanTeam;
let bente: TestCitizen;

beforeAll(async () => {
  plan = await aPlanTeam();
}, 60_000);
afterAll(() => plan?.close());
beforeEach(async () => {
  bente = await plan.team.meets(both().consenting('PKG_BASE').consenting('PKG_SOCIAL').consenting('PKG_LIFE'));
});

const both = () =>
  aCitizen()
    .enrolledBy('region_psych', { contacts: ['nurse'] })
    .onBoard(2)
    .enrolledBy('muni_social', { contacts: ['supportWorker'] });

/** Named in the register of that sector. */
async function relativeOf(citizen: TestCitizen, sector: string, state = 'not_asked'): Promise<RelativeId> {
  const id = RelativeId.parse(randomUUID());
  await plan.team.database.asOwner(
    `INSERT INTO consent (id, citizen_id, team_id, package, sector, state, version, recorded_at, relative_id, relative_name, relative_relation)
     VALUES ($1, $2, $3, 'PKG_RELATIVE', $4, $5, 0, now(), $6, 'Lone Krog', 'søster')`,
    [randomUUID(), citizen.key, plan.team.id, sector, state, id],
  );
  return id;
}
const person = (relative: RelativeId | null): Extract<Content, { kind: 'network_person' }> => ({
  kind: 'network_person',
  name: 'Lone',
  relation: 'søster',
  phone: null,
  involve: 'yes',
  note: '',
  relative,
});
const shown = (key: StaffKey, id: ElementId) =>
  plan.team.as(key, async (tx, viewer) => {
    const visible = await citizenById(tx, viewer, plan.idFor(key, bente));
    const row = await plan.team.get(Elements).byId(tx, id);
    const [seen] = visible && row ? present(visible, [row]) : [];
    return seen && JSON.stringify(elementView(seen, viewer, '').content);
  });

describe('somebody in the network', () => {
  it('is a relative of the register by id, whatever either is called', async () => {
    const lone = await relativeOf(bente, 'region_psych');
    const id = await plan.write('nurse', bente, 'network_relatives', person(lone));
    expect(JSON.parse((await shown('nurse', id)) ?? '{}')).toMatchObject({ name: 'Lone', relative: lone });
    await plan.revise('nurse', bente, id, 1, { kind: 'network_person', relative: null });
    expect((await plan.row(id)).content).toMatchObject({ relative: null });
  });

  it('is to the other authority, which does not know the register, the same whether or not it is one', async () => {
    const lone = await relativeOf(bente, 'muni_social');
    const tied = await plan.write('supportWorker', bente, 'network_relatives', person(lone));
    const untied = await plan.write('supportWorker', bente, 'network_relatives', person(null));
    expect(await shown('supportWorker', tied)).toContain(lone);
    expect(await shown('nurse', tied)).toBeDefined();
    expect(await shown('nurse', tied)).toBe(await shown('nurse', untied));
  });

  it('is not another citizen’s relative, the other authority’s, one that was replaced, or nobody: one answer', async () => {
    const other = await plan.team.meets(both());
    const wrong = [
      await relativeOf(other, 'region_psych'),
      await relativeOf(bente, 'muni_social'),
      await relativeOf(bente, 'region_psych', 'superseded'),
      RelativeId.parse(randomUUID()),
    ];
    const id = await plan.write('nurse', bente, 'network_relatives', person(null));
    for (const relative of wrong) {
      const field = { problem: 'unknown_relative', da: expect.any(String), en: expect.any(String) };
      expect(await refused(plan.write('nurse', bente, 'network_relatives', person(relative)))).toMatchObject({
        error: 'invalid_input',
        fields: [{ path: 'content.relative', ...field }],
      });
      expect(await refused(plan.revise('nurse', bente, id, 1, { kind: 'network_person', relative }))).toMatchObject({
        fields: [{ path: 'changes.relative', ...field }],
      });
    }
    expect(await plan.count(bente, 'network_person')).toBe(1);
  });
});
