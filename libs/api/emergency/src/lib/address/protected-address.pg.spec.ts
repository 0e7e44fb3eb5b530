import { setTimeout } from 'node:timers/promises';
import {
  AccessChanges,
  CitizenCommand,
  DecisionSweeper,
  Elements,
  ElementsOfCards,
  PersonalAccess,
  PolicySwitch,
} from '@samtavle/api-access';
import { aCitizen, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { type Transaction } from '@samtavle/api-platform';
import { aLog, refusalOf } from '@samtavle/api-platform/testing';
import { anEmergencyTeam, readBy, slot } from '../../testing/an-emergency-team.js';
import { joined, treatedBy, whileTakenOff, whoReads } from '../../testing/who-reads.js';

let team: TestTeam;
beforeAll(async () => {
  team = await anEmergencyTeam();
}, 60_000);
afterAll(() => team?.close());

const ADDRESS = 'Opdigtet Allé 7, st. tv.';
const sweeps = () =>
  new DecisionSweeper(
    team.database.work,
    team.get(AccessChanges),
    team.get(PolicySwitch),
    team.get(PersonalAccess),
    aLog('silent').log,
  ).sweepPersonal();
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

describe('a protected address', () => {
  it('law 16: is in nobody’s sight but the visitor’s, never another sector’s, and is gone when the day is', async () => {
    const start = team.clock.now();
    const bente = await visited('supportWorker');
    await protects(bente);
    expect(await whoReads(team, bente, ADDRESS)).toEqual([]);
    await reveals(bente);
    expect(await whoReads(team, bente, ADDRESS)).toEqual(['supportWorker muni_social']);
    expect((await team.audit('address.revealed')).at(-1)).toMatchObject({
      actor_name: 'Sanne Prøve',
      controllers: ['municipality'],
      shown: [slot('muni_social', 'protected_address')],
      rules_of_municipality: ['R-OWN-SOC-ADDR'],
    });
    team.clock.set('2026-11-26T22:59:59.999Z');
    expect(await whoReads(team, bente, ADDRESS)).toEqual(['supportWorker muni_social']);
    team.clock.set('2026-11-26T23:00:00Z');
    expect(await whoReads(team, bente, ADDRESS)).toEqual([]);
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
      expect(await whoReads(team, bente, ADDRESS)).toEqual([]);
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
    expect(await whoReads(team, bente, ADDRESS)).toEqual([]);
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
    expect(await whoReads(team, bente, ADDRESS)).toEqual([]);
  });

  it('is not written down by who lost the citizen while waiting for the colleague who took them off', async () => {
    const bente = await treatedBy(team, 'caseworker');
    const late = await whileTakenOff(team, bente, 'caseworker', () => protects(bente));
    expect(late).toMatchObject({ code: 'not_found' });
  });

  it('stays open while a visit of today is left, at another hour or with one more colleague', async () => {
    const bente = await visited('supportWorker');
    await protects(bente);
    await reveals(bente);
    await changesVisit(bente, { at: '15:00', who: [team.member('supportWorker'), team.member('peer')] }, false);
    expect(await whoReads(team, bente, ADDRESS)).toEqual(['supportWorker muni_social']);
  });

  it.each([
    ['a colleague the visit does not name', 'otherSupportWorker'],
    ['the contact person without a visit', 'caseworker'],
  ] as const)('stays closed to %s', async (_, key) => {
    const bente = await visited('supportWorker');
    await protects(bente);
    expect((await refusalOf(reveals(bente, key))).code).toBe('no_visit_today');
    expect(await whoReads(team, bente, ADDRESS)).toEqual([]);
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
    expect(await whoReads(team, bente, ADDRESS)).toEqual([]);
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
    expect(await whoReads(team, bente, ADDRESS)).toEqual(['supportWorker muni_social']);
    await team.database.asOwner('UPDATE relation SET valid_to = $2 WHERE citizen_id = $1', [
      bente.key,
      team.clock.now(),
    ]);
    expect(await whoReads(team, bente, ADDRESS)).toEqual([]);
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
