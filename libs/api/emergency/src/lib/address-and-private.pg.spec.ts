import { setTimeout } from 'node:timers/promises';
import {
  AccessChanges,
  CitizenCommand,
  Decisions,
  DecisionSweeper,
  Elements,
  ElementsOfCards,
  NO_TRACE,
  PersonalAccess,
  PolicySwitch,
} from '@samtavle/api-access';
import { aCitizen, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { type Transaction } from '@samtavle/api-platform';
import { aLog, refusalOf } from '@samtavle/api-platform/testing';
import { ElementId } from '@samtavle/contracts';
import { type Sector } from '@samtavle/domain';
import { anEmergencyTeam, firstWall, readBy, slot } from '../testing/an-emergency-team.js';
import { ShowPrivateMarks } from './private/private-marks.js';

let team: TestTeam;
beforeAll(async () => {
  team = await anEmergencyTeam();
}, 60_000);
afterAll(() => team?.close());

const ADDRESS = 'Opdigtet Allé 7, st. tv.';
const SECRET = 'Har en gæld til en bekendt';
const EVERYBODY: readonly (readonly [StaffKey, Sector])[] = [
  ['psychiatrist', 'region_psych'],
  ['nurse', 'region_psych'],
  ['otherNurse', 'region_psych'],
  ['secretary', 'region_psych'],
  ['supportWorker', 'muni_social'],
  ['otherSupportWorker', 'muni_social'],
  ['caseworker', 'muni_social'],
  ['peer', 'muni_social'],
  ['muniNurse', 'muni_health'],
  ['jobConsultant', 'muni_employment'],
  ['leader', 'region_psych'],
  ['leader', 'muni_social'],
];
const whoReads = async (bente: TestCitizen, text: string) => {
  const readers: string[] = [];
  for (const [key, sector] of EVERYBODY) {
    const walls = [await readBy(team, key, bente, sector), await firstWall(team, key, bente, sector)];
    if (walls.some((wall) => wall.includes(text))) readers.push(`${key} ${sector}`);
  }
  return readers;
};
const sweeps = () =>
  new DecisionSweeper(
    team.database.work,
    team.get(AccessChanges),
    team.get(PolicySwitch),
    team.get(PersonalAccess),
    aLog('silent').log,
  ).sweepPersonal();
const joined = () =>
  aCitizen()
    .enrolledBy('muni_social', { contacts: ['supportWorker', 'caseworker'] })
    .onBoard(1)
    .enrolledBy('region_psych', { contacts: ['nurse'] })
    .onBoard(1, { owner: 'region_psych' })
    .consenting('PKG_BASE');
const visited = (...who: readonly StaffKey[]) =>
  team.meets(
    joined().with(
      'visit',
      'muni_social',
      'visit_logistics',
      { on: '2026-11-26', at: '13:00', who: who.map((key) => team.member(key)) },
      '2026-11-26',
    ),
  );
const protects = (bente: TestCitizen, text = ADDRESS, key: StaffKey = 'caseworker') =>
  team.does(key, 'address.protect', { citizen: bente.id('muni_social'), text, because: 'cpr_protection' });
const reveals = (bente: TestCitizen, key: StaffKey = 'supportWorker') =>
  team.does(key, 'address.reveal', { citizen: bente.id('muni_social') });
/** A colleague changes the visit, as the rooms of visits do. */
const changesVisit = (bente: TestCitizen, change: object, ended: boolean) =>
  team.as('caseworker', (tx) => changeVisit(tx, bente, change, ended));
async function changeVisit(tx: Transaction, bente: TestCitizen, change: object, ended: boolean): Promise<void> {
  const elements = team.get(Elements);
  const [visit] = await elements.openOf(tx, bente.key, 'visit', 'muni_social');
  if (visit) await elements.change(tx, visit, visit.version, { ...visit.content, ...change }, ended);
}

/** Of whom this one colleague is the only contact person, and who is on no board. */
const treatedBy = (key: StaffKey) =>
  team.meets(
    aCitizen()
      .enrolledBy('muni_social', { contacts: [key] })
      .saying('muni_social', 'social_support', SECRET),
  );
/** What becomes of work that has begun when the colleague is taken off the contact persons before the citizen is free. */
async function whileTakenOff(bente: TestCitizen, key: StaffKey, work: () => Promise<unknown>): Promise<unknown> {
  const { late } = await team.as('leader', async (tx) => {
    await team.get(Decisions).hold(tx, bente.key, 'alone');
    const late = work().then(
      () => 'done',
      (thrown: unknown) => thrown,
    );
    await team.somebodyWaits(late);
    await tx.em.query('UPDATE relation SET valid_to = $3, closed = true WHERE citizen_id = $1 AND member_id = $2', [
      bente.key,
      team.member(key),
      tx.now,
    ]);
    return { late };
  });
  return late;
}

describe('a protected address', () => {
  it('law 16: is in nobody’s sight but the visitor’s, never another sector’s, and is gone when the day is', async () => {
    const start = team.clock.now();
    const bente = await visited('supportWorker');
    await protects(bente);
    expect(await whoReads(bente, ADDRESS)).toEqual([]);
    await reveals(bente);
    expect(await whoReads(bente, ADDRESS)).toEqual(['supportWorker muni_social']);
    expect((await team.audit('address.revealed')).at(-1)).toMatchObject({
      actor_name: 'Sanne Prøve',
      controllers: ['municipality'],
      shown: [slot('muni_social', 'protected_address')],
      rules_of_municipality: ['R-OWN-SOC-ADDR'],
    });
    team.clock.set('2026-11-26T22:59:59.999Z');
    expect(await whoReads(bente, ADDRESS)).toEqual(['supportWorker muni_social']);
    team.clock.set('2026-11-26T23:00:00Z');
    expect(await whoReads(bente, ADDRESS)).toEqual([]);
    const before = (await team.events()).length;
    await sweeps();
    expect((await team.events()).slice(before)).toMatchObject([{ members: [team.member('supportWorker')], slots: [] }]);
    team.clock.set(start);
  });

  it.each([
    ['is moved to another day', { on: '2026-11-27' }, false],
    ['is given to a colleague', { who: ['otherSupportWorker'] }, false],
    ['is called off', { state: 'cancelled' }, true],
  ] as const)(
    'closes at once when today’s visit %s, whoever does it, and the screen is told',
    async (_, change, ended) => {
      const bente = await visited('supportWorker');
      await protects(bente);
      await reveals(bente);
      await changesVisit(
        bente,
        { ...change, ...('who' in change ? { who: change.who.map((key) => team.member(key)) } : {}) },
        ended,
      );
      expect(await whoReads(bente, ADDRESS)).toEqual([]);
      const before = (await team.events()).length;
      await sweeps();
      expect((await team.events()).slice(before)).toMatchObject([
        { members: [team.member('supportWorker')], slots: [] },
      ]);
    },
  );

  it('does not open in the moment a colleague calls the visit off', async () => {
    const bente = await visited('supportWorker');
    await protects(bente);
    const { asked } = await team.as('caseworker', async (tx, viewer) => {
      await team.get(CitizenCommand).open(tx, viewer, bente.id('muni_social'), 'shared');
      await changeVisit(tx, bente, { state: 'cancelled' }, true);
      const asked = reveals(bente).then(() => 'opened', String);
      await setTimeout(200);
      return { asked };
    });
    await asked;
    expect(await whoReads(bente, ADDRESS)).toEqual([]);
  });

  it('closes when both of today’s visits are moved away at the same moment', async () => {
    const visit = { on: '2026-11-26', at: '13:00', who: [team.member('supportWorker')] };
    const bente = await team.meets(
      joined()
        .with('visit', 'muni_social', 'visit_logistics', visit, '2026-11-26')
        .with('visit', 'muni_social', 'visit_logistics', { ...visit, at: '15:00' }, '2026-11-26'),
    );
    await protects(bente);
    await reveals(bente);
    const elements = team.get(Elements);
    const moves = async (tx: Transaction, hour: string) => {
      const visits = await elements.openOf(tx, bente.key, 'visit', 'muni_social');
      for (const one of visits.filter(({ content: { at } }) => at === hour))
        await elements.change(tx, one, one.version, { ...one.content, on: '2026-11-27' });
    };
    const { other } = await team.as('caseworker', async (tx) => {
      await moves(tx, '13:00');
      const other = team.as('otherSupportWorker', (theirs) => moves(theirs, '15:00'));
      await team.somebodyWaits(other);
      return { other };
    });
    await other;
    expect(await whoReads(bente, ADDRESS)).toEqual([]);
  });

  it('is not written down by who lost the citizen while waiting for the colleague who took them off', async () => {
    const bente = await treatedBy('caseworker');
    const late = await whileTakenOff(bente, 'caseworker', () => protects(bente));
    expect(late).toMatchObject({ code: 'not_found' });
  });

  it('stays open while a visit of today is left, at another hour or with one more colleague', async () => {
    const bente = await visited('supportWorker');
    await protects(bente);
    await reveals(bente);
    await changesVisit(bente, { at: '15:00', who: [team.member('supportWorker'), team.member('peer')] }, false);
    expect(await whoReads(bente, ADDRESS)).toEqual(['supportWorker muni_social']);
  });

  it.each([
    ['a colleague the visit does not name', 'otherSupportWorker'],
    ['the contact person without a visit', 'caseworker'],
  ] as const)('stays closed to %s', async (_, key) => {
    const bente = await visited('supportWorker');
    await protects(bente);
    expect((await refusalOf(reveals(bente, key))).code).toBe('no_visit_today');
    expect(await whoReads(bente, ADDRESS)).toEqual([]);
    expect((await team.audit('command.refused')).at(-1)?.command).toBe('address.reveal');
  });

  it('is not for a peer, visit or not', async () => {
    const bente = await visited('peer');
    await protects(bente);
    expect((await refusalOf(reveals(bente, 'peer'))).code).toBe('action_not_allowed');
  });

  it('opens nothing of the other sector’s: each fetches its own', async () => {
    const bente = await team.meets(
      joined().with(
        'visit',
        'muni_social',
        'visit_logistics',
        { on: '2026-11-26', at: '13:00', who: [team.member('nurse')] },
        '2026-11-26',
      ),
    );
    await protects(bente);
    await team.does('nurse', 'address.reveal', { citizen: bente.id('region_psych') });
    expect(await whoReads(bente, ADDRESS)).toEqual([]);
  });

  it('closes with the working relation, and not only with the day', async () => {
    const bente = await team.meets(
      aCitizen()
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .with(
          'visit',
          'muni_social',
          'visit_logistics',
          { on: '2026-11-26', at: '13:00', who: [team.member('supportWorker')] },
          '2026-11-26',
        ),
    );
    await protects(bente, ADDRESS, 'supportWorker');
    await reveals(bente);
    expect(await whoReads(bente, ADDRESS)).toEqual(['supportWorker muni_social']);
    await team.database.asOwner('UPDATE relation SET valid_to = $2 WHERE citizen_id = $1', [
      bente.key,
      team.clock.now(),
    ]);
    expect(await whoReads(bente, ADDRESS)).toEqual([]);
  });

  it('is one: a new one takes the place of the old, which its writer never saw', async () => {
    const bente = await visited('supportWorker');
    await Promise.all([protects(bente, 'Gammel vej 1'), protects(bente, 'Ny vej 2')]);
    await protects(bente, 'Nyeste vej 3');
    await reveals(bente);
    const texts = (await readBy(team, 'supportWorker', bente)).filter((text) => text.includes('vej'));
    expect(texts).toEqual(['Nyeste vej 3']);
  });

  it('is never part of a card', async () => {
    const bente = await visited('supportWorker');
    await protects(bente);
    await reveals(bente);
    const seen = await team.as('supportWorker', (tx) =>
      team.get(ElementsOfCards).ofPerson(tx, [bente.key], '2026-11-26'),
    );
    expect([...seen.values()].flat().map(({ kind }) => kind)).not.toContain('address');
    expect(JSON.stringify(await team.cards('supportWorker'))).not.toContain(ADDRESS);
  });
});

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
    expect(await whoReads(bente, SECRET)).toContain('caseworker muni_social');
    const before = (await team.events()).length;
    await marks(bente);
    expect(await whoReads(bente, SECRET)).toEqual([]);
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
    expect(await whoReads(bente, SECRET)).toEqual(['supportWorker muni_social']);
    expect((await team.audit('private.opened')).at(-1)).toMatchObject({ rules_of_municipality: ['R-OWN-SOC-PRIV'] });
    const start = team.clock.now();
    team.clock.set('2026-11-26T23:00:00Z');
    expect(await whoReads(bente, SECRET)).toEqual([]);
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
    expect(await whoReads(bente, SECRET)).toEqual([]);
  });

  it('in health opens to nobody but by an emergency look-up', async () => {
    const bente = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(1)
        .saying('region_psych', 'mental_state', SECRET),
    );
    await marks(bente, 'nurse', 'region_psych');
    expect(await whoReads(bente, SECRET)).toEqual([]);
    await team.does('nurse', 'emergency.look-up', {
      citizen: bente.id('region_psych'),
      reason: 'Fundet bevidstløs i hjemmet',
      categories: ['private_notes'],
    });
    expect(await whoReads(bente, SECRET)).toEqual(['nurse region_psych']);
  });

  it('goes back where it was when whoever marked it lifts the mark, history and all', async () => {
    const bente = await saidToSocial();
    const readers = await whoReads(bente, SECRET);
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
    expect(await whoReads(bente, SECRET)).toEqual(readers);
    expect((await refusalOf(lifts('caseworker'))).code).toBe('not_found');
  });

  it('is not lifted by who lost the citizen while waiting for the colleague who took them off', async () => {
    const bente = await treatedBy('caseworker');
    const { element } = await noteOf(bente);
    await marks(bente);
    const late = await whileTakenOff(bente, 'caseworker', () =>
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
    expect(await whoReads(bente, SECRET)).toContain('caseworker muni_social');
  });
});
