import { expect, test } from '@playwright/test';
import { addDays, type Category, type Owner, OWNERS } from '@samtavle/domain';
import { enrolledBy, type Facts, withConsent } from './oracle/facts.js';
import {
  lifted,
  openedToOne,
  type Plan,
  planEnded,
  planned,
  refused,
  representedAs,
} from './oracle/facts-of-the-law.js';
import { minutesAfter } from '../support/server-clock.js';
import { factSlot, mayRead, type Moment, NOTICE, planSlot, type Reader, slot } from './oracle/rights.js';
import {
  base,
  consenting,
  consultant,
  homeNurse,
  later,
  moment,
  nurse,
  regional,
  secretary,
  table,
  today,
  worker,
} from './oracle/some-readers.js';

/* What the oracle reads out of the law besides consent. It is wrong about these before the product can be. */

const sees = (reader: Reader, facts: Facts, owner: Owner, category: Category, at: Moment = moment) =>
  mayRead(table, reader, facts, at).has(slot(owner, category));
const EVERYTHING = { id: 'r', givenTo: 'region_psych', categories: [], receivers: ['muni_health'] };
const both = enrolledBy(regional, 'muni_health', ['home nurse'], moment.at);
const social = enrolledBy(base(regional), 'muni_social', ['worker'], moment.at);

test.describe('a refusal', () => {
  test('blocks treatment sharing that needs no consent, towards whom it names and nobody else', () => {
    expect(sees(homeNurse, both, 'region_psych', 'medication_depot')).toBe(true);
    const said = refused(both, EVERYTHING);
    expect(sees(homeNurse, said, 'region_psych', 'medication_depot')).toBe(false);
    expect(sees(homeNurse, said, 'muni_health', 'medication_depot'), 'its own it goes on with').toBe(true);
    expect(sees(nurse, said, 'region_psych', 'medication_depot')).toBe(true);
    expect(sees(nurse, said, 'muni_health', 'medication_depot')).toBe(true);
    expect(sees(homeNurse, lifted(said, 'r'), 'region_psych', 'medication_depot')).toBe(true);
  });

  test('blocks the categories it names', () => {
    const said = refused(both, { ...EVERYTHING, categories: ['diagnosis'] });
    expect(sees(homeNurse, said, 'region_psych', 'diagnosis')).toBe(false);
    expect(sees(homeNurse, said, 'region_psych', 'medication_depot')).toBe(true);
  });

  test('blocks an older consent, and gives way to a newer one', () => {
    const towards = { ...EVERYTHING, receivers: ['muni_social'] };
    expect(sees(worker, social, 'region_psych', 'board_status')).toBe(true);
    const said = refused(social, towards);
    expect(sees(worker, said, 'region_psych', 'board_status')).toBe(false);
    expect(sees(worker, base(said), 'region_psych', 'board_status')).toBe(true);
    expect(sees(worker, refused(base(said), { ...towards, id: 'again' }), 'region_psych', 'board_status')).toBe(false);
  });

  test('is not made older by a consent that only came into its last thirty days', () => {
    const said = refused(social, { ...EVERYTHING, receivers: ['muni_social'] });
    const lastDays = withConsent(said, { package: 'PKG_BASE', sector: 'region_psych', state: 'expiring' });
    expect(sees(worker, lastDays, 'region_psych', 'board_status')).toBe(false);
  });

  test('leaves the hospital’s notice, plans and emergencies as they are', () => {
    const service = { treatment: false, sel: true, sickness: false };
    const admitted: Facts = {
      ...social,
      hospital: { dischargedOn: null },
      enrolled: new Map(social.enrolled).set('muni_social', service),
    };
    const to = { ...EVERYTHING, receivers: ['muni_social'], categories: ['admission_discharge'] };
    expect(mayRead(table, worker, refused(admitted, to), moment).has(NOTICE)).toBe(true);
    const planOfBoth = planned(refused(social, { ...to, categories: [] }), aPlan({ fields: ['medication_depot'] }));
    expect(sees(worker, planOfBoth, 'region_psych', 'medication_depot')).toBe(true);
    const looked = openedToOne(refused(both, EVERYTHING), lookUp(homeNurse, 'diagnosis'));
    expect(sees(homeNurse, looked, 'region_psych', 'diagnosis')).toBe(true);
  });
});

const aPlan = (more: Partial<Plan> = {}): Plan => ({
  id: 'p',
  owner: 'region_psych',
  parties: ['region_psych', 'muni_social'],
  fields: [],
  firstDay: today,
  lastDay: null,
  ended: false,
  ...more,
});

test.describe('a plan', () => {
  const known = enrolledBy(regional, 'muni_social', ['worker'], moment.at);
  const along = (more: Partial<Plan> = {}) => planned(known, aPlan(more));

  test('opens the name, the team, its document and what it names, between its parties', () => {
    const facts = along({ fields: ['medication_depot'] });
    expect(sees(worker, known, 'region_psych', 'identification')).toBe(false);
    for (const category of ['identification', 'team_membership', 'coordination_plan', 'medication_depot'] as const)
      expect(sees(worker, facts, 'region_psych', category), category).toBe(true);
    expect(sees(worker, facts, 'region_psych', 'somatic_health')).toBe(false);
    expect(mayRead(table, worker, facts, moment).has(planSlot('p'))).toBe(true);
    expect(mayRead(table, nurse, facts, moment).has(planSlot('p'))).toBe(true);
    expect(mayRead(table, consultant, facts, moment).size).toBe(0);
  });

  test('never opens the board, diagnosis or network, whatever is written in it', () => {
    const facts = along({ fields: ['board_status', 'diagnosis', 'network_relatives'] });
    for (const category of ['board_status', 'diagnosis', 'network_relatives'] as const)
      expect(sees(worker, facts, 'region_psych', category), category).toBe(false);
  });

  test('runs from its first day to the end of its last, or until it is ended', () => {
    const facts = along({ firstDay: addDays(today, 1), lastDay: addDays(today, 2) });
    const on = (days: number) => sees(worker, facts, 'region_psych', 'identification', later(addDays(today, days)));
    expect([0, 1, 2, 3].map(on)).toEqual([false, true, true, false]);
    expect(sees(worker, planEnded(along(), 'p'), 'region_psych', 'identification')).toBe(false);
  });

  test('lets in somebody of a party who has not enrolled the citizen, by their own relation only', () => {
    const plan = aPlan({ parties: ['region_psych', 'muni_health'] });
    const facts = planned(regional, plan);
    expect(mayRead(table, homeNurse, facts, moment).size).toBe(0);
    const related = { member: homeNurse.member, kind: 'planned_contact', from: moment.at, to: null };
    expect(sees(homeNurse, { ...facts, relations: [related] }, 'region_psych', 'identification')).toBe(true);
  });

  test('does not open another plan', () => {
    const other = aPlan({ id: 'other', parties: ['region_psych', 'muni_health'] });
    const rights = mayRead(table, worker, planned(along(), other), moment);
    expect([rights.has(planSlot('p')), rights.has(planSlot('other'))]).toEqual([true, false]);
  });
});

test.describe('who speaks for the citizen', () => {
  test('is asked of every consent: doubt on either side stops it, a recorded mandate does not', () => {
    expect(sees(worker, representedAs(social, 'region_psych', 'unclear'), 'region_psych', 'board_status')).toBe(false);
    const recorded = representedAs(social, 'region_psych', 'mandate_recorded');
    expect(sees(worker, recorded, 'region_psych', 'board_status')).toBe(true);
    expect(sees(nurse, representedAs(social, 'muni_social', 'unclear'), 'region_psych', 'diagnosis')).toBe(true);
  });

  test('a consent suspended over it shares nothing', () => {
    const state = { package: 'PKG_BASE', sector: 'region_psych', state: 'suspended_capacity' };
    expect(mayRead(table, worker, withConsent(base(regional), state), moment).size).toBe(0);
  });
});

/** With the name, without which nobody is shown anything. */
function lookUp(reader: Reader, ...named: Category[]) {
  const categories: Category[] = [...named, 'identification'];
  const until = minutesAfter(moment.at, 240);
  return { kind: 'look-up', member: reader.member, categories, owners: OWNERS, until } as const;
}

test.describe('an emergency', () => {
  const stranger = { ...nurse, member: 'stranger' };
  const offBoard = enrolledBy(
    { ...regional, enrolled: new Map(), stays: new Set(), relations: [] },
    'region_psych',
    [],
    moment.at,
  );

  test('opens to one health person what was named, without a relation, until its hour', () => {
    const facts = openedToOne(offBoard, lookUp(stranger, 'diagnosis'));
    expect(mayRead(table, stranger, offBoard, moment).size).toBe(0);
    expect(sees(stranger, facts, 'region_psych', 'diagnosis')).toBe(true);
    expect(sees(stranger, facts, 'region_psych', 'mental_state')).toBe(false);
    expect(sees({ ...stranger, member: 'another' }, facts, 'region_psych', 'diagnosis')).toBe(false);
    const at = (minutes: number) => ({ ...moment, at: minutesAfter(moment.at, minutes) });
    expect(sees(stranger, facts, 'region_psych', 'diagnosis', at(239))).toBe(true);
    expect(sees(stranger, facts, 'region_psych', 'diagnosis', at(240))).toBe(false);
  });

  test('is never looked up by who is no health person, nor towards social data', () => {
    expect(mayRead(table, worker, openedToOne(offBoard, lookUp(worker, 'diagnosis')), moment).size).toBe(0);
    const facts = openedToOne(enrolledBy(offBoard, 'muni_social', [], moment.at), lookUp(stranger, 'housing'));
    expect(sees(stranger, facts, 'muni_social', 'housing')).toBe(false);
  });

  test('pushes one fact to one member for a time, past every ceiling', () => {
    const of = { owner: 'region_psych', category: 'crisis_plan' } as const;
    const right = {
      kind: 'pushed',
      member: worker.member,
      element: 'e',
      ...of,
      until: minutesAfter(moment.at, 60),
    } as const;
    const facts = openedToOne(enrolledBy(regional, 'muni_social', ['worker', 'another'], moment.at), right);
    const has = (member: string, at = moment.at) =>
      mayRead(table, { ...worker, member }, facts, { ...moment, at }).has(factSlot('e'));
    expect(has('worker')).toBe(true);
    expect(has('another')).toBe(false);
    expect(has('worker', minutesAfter(moment.at, 60))).toBe(false);
    expect(mayRead(table, worker, openedToOne(regional, right), moment).size, 'of nobody they work with').toBe(0);
  });
});

test('a conditional role is a health person only on a registered responsibility, and never in a social sector', () => {
  expect(sees(secretary, regional, 'region_psych', 'identification')).toBe(false);
  expect(sees({ ...secretary, hasResponsible: true }, regional, 'region_psych', 'identification')).toBe(true);
  const leader: Reader = { ...worker, role: 'team_leader_joint', hasResponsible: true };
  const known = consenting(social, 'PKG_TREAT_EXTRA');
  expect(sees(leader, known, 'region_psych', 'diagnosis')).toBe(false);
  expect(sees({ ...leader, sector: 'region_psych', isRegional: true }, known, 'region_psych', 'diagnosis')).toBe(true);
});
