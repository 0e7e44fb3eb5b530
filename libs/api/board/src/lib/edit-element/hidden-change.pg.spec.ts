import { Elements, NO_TRACE } from '@samtavle/api-access';
import { aCitizen, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { CitizenDetail, CitizenHistory, CopyOut as CopyOutView, ElementId, HistoryQuery } from '@samtavle/contracts';
import { wholeVersion } from '@samtavle/domain';
import { aBoardTeam } from '../../testing/a-board-team.js';
import { CopyOut } from '../copy-out/copy-out.js';
import { ShowCitizen } from '../show-citizen/show-citizen.js';
import { ShowHistory } from '../show-citizen/show-history.js';

let team: TestTeam;
let bente: TestCitizen;
/** The support worker's action, which all three see. */
let action: ElementId;
/** A goal that the caseworker sees, and neither the support worker nor the nurse. */
let hidden: ElementId;

beforeAll(async () => {
  team = await aBoardTeam();
}, 60_000);
afterAll(() => team?.close());
beforeEach(async () => {
  team.clock.set('2026-11-26T07:15:00Z');
  bente = await team.meets(
    aCitizen()
      .enrolledBy('region_psych', { contacts: ['nurse'] })
      .onBoard(2)
      .enrolledBy('muni_social', { contacts: ['supportWorker'] })
      .consenting('PKG_BASE')
      .consenting('PKG_SOCIAL'),
  );
  hidden = await aHiddenGoal();
  action = ElementId.parse(
    (
      await team.does('supportWorker', 'element.write', {
        citizen: idFor('supportWorker'),
        kind: 'action',
        category: 'housing',
        text: 'Ringer til udlejer.',
        responsible: team.member('supportWorker'),
      })
    ).id,
  );
  team.clock.set('2026-11-26T08:15:00Z');
});

const idFor = (key: StaffKey) => bente.id(key !== 'nurse' ? 'muni_social' : 'region_psych');
const aHiddenGoal = async () => {
  const place = { citizenId: bente.key, kind: 'effort_goal', owner: 'muni_social', category: 'criminal_forensic' };
  const content = {
    text: 'Traume',
    theme: 'health',
    aim: 'develop',
    goal: null,
    whyNot: 'x',
    state: 'active',
    dueOn: null,
  };
  const added = await team.as('caseworker', (tx) => team.get(Elements).add(tx, { ...place, content } as never));
  return ElementId.parse(added.id);
};
const edits = (key: StaffKey, version: number, more: { text?: string; goalId?: ElementId | null }) =>
  team.does(key, 'element.edit', { citizen: idFor(key), element: action, version, ...more });
const ofIt = async (key: StaffKey) => (await due(key)).lines.filter(({ element }) => element === action);
const links = async (version: number, goalId: ElementId | null = hidden) =>
  (await edits('caseworker', version, { goalId })).version ?? 0;
const shown = async (key: StaffKey) => {
  const detail = CitizenDetail.parse(await team.get(ShowCitizen).detail(await team.viewer(key), NO_TRACE, idFor(key)));
  return detail.elements.find(({ id }) => id === action);
};
const history = async (key: StaffKey) =>
  CitizenHistory.parse(
    await team
      .get(ShowHistory)
      .history(await team.viewer(key), NO_TRACE, idFor(key), HistoryQuery.parse({ element: action })),
  );
const due = async (key: StaffKey) =>
  CopyOutView.parse(await team.get(CopyOut).lines(await team.viewer(key), NO_TRACE, idFor(key)));
const copies = (key: StaffKey, version: number) =>
  team.does(key, 'element.copied', { citizen: idFor(key), elements: [{ element: action, version }] });
const NOT_TOLD = ['supportWorker', 'nurse'] as const;

describe('a change of a link that somebody may not see', () => {
  it('leaves number, time and author on their card as they were, once and often', async () => {
    const before = await Promise.all(NOT_TOLD.map(shown));
    expect(before[0]).toMatchObject({ version: 1, updatedBy: team.member('supportWorker') });
    let version = await links(1);
    expect(await shown('caseworker')).toMatchObject({ version, updatedBy: team.member('caseworker') });
    for (const goal of [null, hidden, null]) {
      team.clock.set('2026-11-26T09:15:00Z');
      version = await links(version, goal);
      expect(await Promise.all(NOT_TOLD.map(shown))).toEqual(before);
    }
  });

  it('leaves no gap in the numbers of what is changed later', async () => {
    const version = await links(1);
    await links(version, null);
    await edits('supportWorker', 1, { text: 'Ringer til udlejer og bank.' });
    for (const key of NOT_TOLD) {
      expect((await history(key)).entries.map((one) => one.version)).toEqual([2, 1]);
      expect(await shown(key)).toMatchObject({ version: 2, updatedBy: team.member('supportWorker') });
    }
    const all = (await history('caseworker')).entries.map((one) => one.version);
    expect([all[0], all[3]]).toEqual([2, 1]);
    expect(all.map(wholeVersion)).toEqual([2, 1, 1, 1]);
  });

  it('keeps nobody from saving what they began before it, and keeps the link', async () => {
    await links(1);
    expect(await edits('supportWorker', 1, { text: 'Ringer til udlejer i dag.' })).toMatchObject({ version: 2 });
    expect(await shown('caseworker')).toMatchObject({
      content: { text: 'Ringer til udlejer i dag.', goalId: hidden },
    });
    expect((await shown('supportWorker'))?.content).not.toHaveProperty('goalId');
  });

  it('is told by no refusal', async () => {
    await edits('supportWorker', 1, { text: 'Ringer i dag.' });
    const asked = () => refusalOf(edits('supportWorker', 1, { text: 'Ringer i morgen.' }));
    const before = (await asked()).body();
    await links(2);
    expect((await asked()).body()).toEqual(before);
    expect(before).toMatchObject({ error: 'stale_version', current: { version: 2 } });
  });

  it('cannot be found by asking with a number: one that there is and one that never was are the same', async () => {
    const version = await links(1);
    const never = version + 65_536;
    for (const guess of [version, never]) {
      const answer = await refusalOf(copies('supportWorker', guess));
      expect(answer.code).toBe('not_found');
    }
    expect(await edits('supportWorker', never, { text: 'Et gæt.' })).toMatchObject({ version: 2 });
    expect(await edits('supportWorker', 2 + 65_536, { text: 'Et gæt uden at noget er sket.' })).toMatchObject({
      version: 3,
    });
  });

  it('reaches the screens of those who see the link, and of nobody else', async () => {
    const before = (await team.events()).length;
    await links(1);
    const told = (await team.events()).slice(before);
    expect(told).toHaveLength(1);
    expect(told[0]?.slots).toEqual([]);
    const classes = told[0]?.changed_for ?? [];
    expect(classes).toContain((await team.viewer('caseworker')).classKey);
    for (const key of NOT_TOLD) expect(classes).not.toContain((await team.viewer(key)).classKey);
  });

  it('is nothing new to copy, and no newer copy', async () => {
    await copies('supportWorker', 1);
    const before = await shown('supportWorker');
    expect(before?.copied).toMatchObject({ version: 1 });
    const version = await links(1);
    expect(await ofIt('caseworker')).toMatchObject([{ version, change: 'changed' }]);
    expect(await ofIt('supportWorker')).toEqual([]);
    team.clock.set('2026-11-26T10:15:00Z');
    await copies('caseworker', version);
    expect(await ofIt('caseworker')).toEqual([]);
    expect(await shown('supportWorker')).toEqual(before);
    expect((await shown('caseworker'))?.copied).toMatchObject({ version });
  });

  it('that was copied is copied to who sees the rest', async () => {
    await copies('caseworker', await links(1));
    expect(await ofIt('supportWorker')).toEqual([]);
    expect((await shown('supportWorker'))?.copied).toMatchObject({ version: 1, by: team.member('caseworker') });
  });
});
