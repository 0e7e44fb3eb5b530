import { NO_TRACE } from '@samtavle/api-access';
import { aCitizen, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { ElementId } from '@samtavle/contracts';
import { type Sector } from '@samtavle/domain';
import { anEmergencyTeam, slot } from '../../testing/an-emergency-team.js';
import { joined, SECRET, treatedBy, whileTakenOff, whoReads } from '../../testing/who-reads.js';
import { ShowPrivateMarks } from './private-marks.js';

let team: TestTeam;
beforeAll(async () => {
  team = await anEmergencyTeam();
}, 60_000);
afterAll(() => team?.close());

const noteOf = async (bente: TestCitizen, text = SECRET) => {
  const [row] = await team.database.asOwner<{ id: string; version: number }>(
    `SELECT id, version FROM element WHERE citizen_id = $1 AND content->>'text' = $2`,
    [bente.key, text],
  );
  return { element: ElementId.parse(row?.id), version: row?.version ?? 0 };
};
const saidToSocial = () => team.meets(joined().saying('muni_social', 'social_support', SECRET));
const marks = async (bente: TestCitizen, key: StaffKey = 'caseworker', sector: Sector = 'muni_social') =>
  team.does(key, 'element.mark-private', { citizen: bente.id(sector), ...(await noteOf(bente)) });
const opens = (bente: TestCitizen, key: StaffKey = 'supportWorker') =>
  team.does(key, 'private.open', { citizen: bente.id('muni_social') });

describe('what a citizen asks to keep private', () => {
  it('leaves everybody’s sight at once, the writer’s and the history’s too, and tells the screens that saw it', async () => {
    const bente = await saidToSocial();
    expect(await whoReads(team, bente, SECRET)).toContain('caseworker muni_social');
    const before = (await team.events()).length;
    await marks(bente);
    expect(await whoReads(team, bente, SECRET)).toEqual([]);
    expect((await team.events()).slice(before)).toMatchObject([
      { change: 'changed', slots: [slot('muni_social', 'social_support'), slot('muni_social', 'private_notes')] },
    ]);
  });

  it('opens to the first contact person outside health, for the day, and to no other', async () => {
    const bente = await saidToSocial();
    await marks(bente);
    const refused = await refusalOf(opens(bente, 'caseworker'));
    expect(refused.extra.fields).toMatchObject([{ problem: 'primary_contact_only' }]);
    expect((await refusalOf(team.does('nurse', 'private.open', { citizen: bente.id('region_psych') }))).code).toBe(
      'action_not_allowed',
    );
    await opens(bente);
    expect(await whoReads(team, bente, SECRET)).toEqual(['supportWorker muni_social']);
    expect((await team.audit('private.opened')).at(-1)).toMatchObject({ rules_of_municipality: ['R-OWN-SOC-PRIV'] });
    const start = team.clock.now();
    team.clock.set('2026-11-26T23:00:00Z');
    expect(await whoReads(team, bente, SECRET)).toEqual([]);
    team.clock.set(start);
  });

  it('closes to who is no longer the first contact person', async () => {
    const bente = await saidToSocial();
    await marks(bente);
    await opens(bente);
    await team.database.asOwner(
      `UPDATE element SET content = jsonb_build_object('members', jsonb_build_array($2::text, $3::text))
        WHERE citizen_id = $1 AND kind = 'contacts' AND owner = 'muni_social'`,
      [bente.key, team.member('caseworker'), team.member('supportWorker')],
    );
    expect(await whoReads(team, bente, SECRET)).toEqual([]);
  });

  it('in health opens to nobody but by an emergency look-up', async () => {
    const bente = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(1)
        .saying('region_psych', 'mental_state', SECRET),
    );
    await marks(bente, 'nurse', 'region_psych');
    expect(await whoReads(team, bente, SECRET)).toEqual([]);
    await team.does('nurse', 'emergency.look-up', {
      citizen: bente.id('region_psych'),
      reason: 'Fundet bevidstløs i hjemmet',
      categories: ['private_notes'],
    });
    expect(await whoReads(team, bente, SECRET)).toEqual(['nurse region_psych']);
  });

  it('goes back where it was when whoever marked it lifts the mark, history and all', async () => {
    const bente = await saidToSocial();
    const readers = await whoReads(team, bente, SECRET);
    const { element } = await noteOf(bente);
    await marks(bente);
    const listed = await team
      .get(ShowPrivateMarks)
      .list(await team.viewer('caseworker'), NO_TRACE, bente.id('muni_social'));
    expect(listed.marks).toMatchObject([{ element, category: 'social_support' }]);
    expect(JSON.stringify(listed)).not.toContain(SECRET);
    const others = await team
      .get(ShowPrivateMarks)
      .list(await team.viewer('otherSupportWorker'), NO_TRACE, bente.id('muni_social'));
    expect(others.marks).toEqual([]);
    const lifts = (key: StaffKey) =>
      team.does(key, 'element.lift-private', { citizen: bente.id('muni_social'), element });
    expect((await refusalOf(lifts('otherSupportWorker'))).code).toBe('not_found');
    await lifts('caseworker');
    expect(await whoReads(team, bente, SECRET)).toEqual(readers);
    expect((await refusalOf(lifts('caseworker'))).code).toBe('not_found');
  });

  it('is not lifted by who lost the citizen while waiting for the colleague who took them off', async () => {
    const bente = await treatedBy(team, 'caseworker');
    const { element } = await noteOf(bente);
    await marks(bente);
    const late = await whileTakenOff(team, bente, 'caseworker', () =>
      team.does('caseworker', 'element.lift-private', { citizen: bente.id('muni_social'), element }),
    );
    expect(late).toMatchObject({ code: 'not_found' });
    const [{ category } = { category: '' }] = await team.database.asOwner<{ category: string }>(
      'SELECT category FROM element WHERE id = $1',
      [element],
    );
    expect(category).toBe('private_notes');
  });

  it('is not marked over what somebody else has just written, nor by who may not write it', async () => {
    const bente = await saidToSocial();
    const { element, version } = await noteOf(bente);
    const mark = (key: StaffKey, more: object, sector: Sector = 'muni_social') =>
      refusalOf(team.sends(key, 'element.mark-private', { citizen: bente.id(sector), element, version, ...more }));
    expect((await mark('caseworker', { version: version + 1 })).code).toBe('stale_version');
    expect((await mark('jobConsultant', {}, 'muni_employment')).code).toBe('not_found');
    const [stay] = await team.database.asOwner<{ id: string }>(
      `SELECT id FROM element WHERE citizen_id = $1 AND kind = 'stay' AND owner = 'muni_social'`,
      [bente.key],
    );
    expect((await mark('caseworker', { element: stay?.id })).code).toBe('action_not_allowed');
    expect(await whoReads(team, bente, SECRET)).toContain('caseworker muni_social');
  });
});
