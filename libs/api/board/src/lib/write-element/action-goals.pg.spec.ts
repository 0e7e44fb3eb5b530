import { NO_TRACE } from '@samtavle/api-access';
import { aCitizen, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { type CitizenHistory, type CommandDone, type CommandDraft, ElementId } from '@samtavle/contracts';
import { randomUUID } from 'node:crypto';
import { aBoardTeam, currentOf } from '../../testing/a-board-team.js';
import { ShowCitizen } from '../show-citizen/show-citizen.js';
import { ShowHistory } from '../show-citizen/show-history.js';

let team: TestTeam;

beforeAll(async () => {
  team = await aBoardTeam();
}, 60_000);
afterAll(() => team?.close());

const both = () =>
  aCitizen()
    .enrolledBy('region_psych', { contacts: ['nurse'] })
    .onBoard(2)
    .enrolledBy('muni_social', { contacts: ['supportWorker'] });

const idFor = (key: StaffKey, citizen: TestCitizen) =>
  citizen.id(key === 'supportWorker' ? 'muni_social' : 'region_psych');
async function write(
  key: StaffKey,
  citizen: TestCitizen,
  what: Omit<CommandDraft<'element.write'>, 'citizen'>,
): Promise<ElementId> {
  const { id } = await team.does(key, 'element.write', { citizen: idFor(key, citizen), ...what });
  return ElementId.parse(id);
}
const edit = (
  key: StaffKey,
  citizen: TestCitizen,
  element: ElementId,
  what: Omit<CommandDraft<'element.edit'>, 'citizen' | 'element'>,
) => team.does(key, 'element.edit', { citizen: idFor(key, citizen), element, ...what });
const goal = (key: StaffKey, citizen: TestCitizen) =>
  write(key, citizen, { kind: 'goal', category: 'own_goals', text: 'Jeg vil bo i min egen lejlighed.' });
const action = (key: StaffKey, citizen: TestCitizen, goalId?: ElementId) =>
  write(key, citizen, {
    kind: 'action',
    category: 'visit_logistics',
    text: 'Ringer til boligforeningen.',
    ...(goalId === undefined ? {} : { goalId }),
  });
const stored = async (id: string) =>
  (
    await team.database.asOwner<{ content: Record<string, unknown> }>('SELECT content FROM element WHERE id = $1', [id])
  )[0]?.content;
const shown = async (key: StaffKey, citizen: TestCitizen) =>
  team.get(ShowCitizen).detail(await team.viewer(key), NO_TRACE, idFor(key, citizen));
const history = async (key: StaffKey, citizen: TestCitizen) =>
  team.get(ShowHistory).history(await team.viewer(key), NO_TRACE, idFor(key, citizen));
const withdraw = async (citizen: TestCitizen) => {
  await team.database.asOwner(`UPDATE consent SET state = 'withdrawn', flows = '[]' WHERE citizen_id = $1`, [
    citizen.key,
  ]);
  await team.decidesAnew([citizen.key]);
};

const versionOf = ({ version }: CommandDone) => version ?? 0;

describe('an action that is a part of a goal', () => {
  it('names it in the card and in its history, to who sees both, and not after the goal is hidden', async () => {
    const citizen = await team.meets(both().consenting('PKG_BASE'));
    const theirs = await goal('nurse', citizen);
    const id = await action('supportWorker', citizen, theirs);
    const card = await shown('supportWorker', citizen);
    expect(card.elements.find((one) => one.id === id)?.content).toMatchObject({ goalId: theirs });
    const before = await history('supportWorker', citizen);
    expect(before.entries.find(({ element }) => element === id)?.content).toMatchObject({ goalId: theirs });

    await withdraw(citizen);
    for (const page of [await shown('supportWorker', citizen), await history('supportWorker', citizen)]) {
      expect(JSON.stringify(page)).toContain(id);
      expect(JSON.stringify(page)).not.toContain(theirs);
      expect(JSON.stringify(page)).not.toContain('goalId');
    }
  });

  it('keeps a goal its writer no longer sees when something else of it is changed, and tells nothing of it', async () => {
    const citizen = await team.meets(both().consenting('PKG_BASE'));
    const theirs = await goal('nurse', citizen);
    const id = await action('supportWorker', citizen, theirs);
    await withdraw(citizen);
    await edit('supportWorker', citizen, id, { version: 1, text: 'Skriver til boligforeningen.' });
    expect(await stored(id)).toMatchObject({ text: 'Skriver til boligforeningen.', goalId: theirs });
    await edit('supportWorker', citizen, id, { version: 2, done: true });
    expect(await stored(id)).toMatchObject({ goalId: theirs });
    const late = await refusalOf(edit('supportWorker', citizen, id, { version: 1, text: 'Besøger dem.' }));
    expect(currentOf(late)?.content).toMatchObject({ text: 'Skriver til boligforeningen.' });
    expect(JSON.stringify(late.body())).not.toContain(theirs);
  });

  it('of somebody else, of nobody, hidden, ended, or no goal at all: one answer, and nothing is written', async () => {
    const citizen = await team.meets(both());
    const other = await team.meets(both());
    const ended = await goal('supportWorker', citizen);
    await team.database.asOwner('UPDATE element SET ended_at = now() WHERE id = $1', [ended]);
    const standing = await action('supportWorker', citizen);
    const note = await write('supportWorker', citizen, { kind: 'note', category: 'housing', text: 'Betalt.' });
    const answers = [];
    const wrong = [await goal('supportWorker', other), await goal('nurse', citizen), ended, note];
    for (const goalId of [...wrong, ElementId.parse(randomUUID())]) {
      answers.push((await refusalOf(action('supportWorker', citizen, goalId))).body());
      answers.push((await refusalOf(edit('supportWorker', citizen, standing, { version: 1, goalId }))).body());
    }
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({
      error: 'invalid_input',
      fields: [{ path: 'goalId', problem: 'unknown_link', da: expect.any(String), en: expect.any(String) }],
    });
    expect(await stored(standing)).not.toHaveProperty('goalId');
  });

  it('may be given a goal later, another, and none', async () => {
    const citizen = await team.meets(both());
    const [one, two] = [await goal('supportWorker', citizen), await goal('supportWorker', citizen)];
    const id = await action('supportWorker', citizen);
    const first = await edit('supportWorker', citizen, id, { version: 1, goalId: one });
    expect(await stored(id)).toMatchObject({ goalId: one });
    const second = await edit('supportWorker', citizen, id, { version: versionOf(first), goalId: two });
    expect(await stored(id)).toMatchObject({ goalId: two });
    await edit('supportWorker', citizen, id, { version: versionOf(second), goalId: null });
    expect(await stored(id)).not.toHaveProperty('goalId');
  });

  it('alone: a note names none', async () => {
    const citizen = await team.meets(both());
    const goalId = await goal('supportWorker', citizen);
    const answer = await refusalOf(
      write('supportWorker', citizen, { kind: 'note', category: 'housing', text: 'Betalt.', goalId }),
    );
    expect(answer.body()).toMatchObject({ fields: [{ path: 'goalId', problem: 'not_an_action' }] });
    const note = await write('supportWorker', citizen, { kind: 'note', category: 'housing', text: 'Betalt.' });
    const edited = await refusalOf(edit('supportWorker', citizen, note, { version: 1, goalId }));
    expect(edited.body()).toMatchObject({ fields: [{ path: 'goalId', problem: 'not_an_action' }] });
  });

  it('is not taken away by who does not see it, nor told of when two change it, and another chosen takes its place', async () => {
    const citizen = await team.meets(both().consenting('PKG_BASE'));
    const theirs = await goal('nurse', citizen);
    const own = await goal('supportWorker', citizen);
    const id = await action('supportWorker', citizen);
    const tied = await edit('supportWorker', citizen, id, { version: 1, goalId: theirs });
    await withdraw(citizen);
    await edit('supportWorker', citizen, id, { version: versionOf(tied), goalId: null });
    expect(await stored(id)).toMatchObject({ goalId: theirs });
    // From before it was tied, by somebody who sees an action without a goal then and now.
    await edit('supportWorker', citizen, id, { version: 1, goalId: own });
    expect(await stored(id)).toMatchObject({ goalId: own });
    const other = await goal('supportWorker', citizen);
    const late = await refusalOf(edit('supportWorker', citizen, id, { version: 2, goalId: other }));
    expect(late.body()).toMatchObject({ error: 'stale_version', fields: [{ path: 'goalId' }] });
    expect(JSON.stringify(late.body())).not.toContain(theirs);
  });

  it('that is hidden now leaves no version behind in which only it changed', async () => {
    const citizen = await team.meets(both().consenting('PKG_BASE'));
    const theirs = await goal('nurse', citizen);
    const id = await action('supportWorker', citizen);
    const tied = versionOf(await edit('supportWorker', citizen, id, { version: 1, goalId: theirs }));
    await edit('supportWorker', citizen, id, { version: tied, text: 'Skriver til boligforeningen.' });
    const untied = versionOf(await edit('supportWorker', citizen, id, { version: 2, goalId: null }));
    const versions = async () =>
      (await history('supportWorker', citizen)).entries.flatMap(({ element, version }) =>
        element === id ? [version] : [],
      );
    expect(await versions()).toEqual([untied, 2, tied, 1]);
    await withdraw(citizen);
    expect(await versions()).toEqual([2, 1]);
  });

  it('fills the pages of the history alike, hidden or not', async () => {
    const citizen = await team.meets(both().consenting('PKG_BASE'));
    const theirs = await goal('nurse', citizen);
    const id = await action('supportWorker', citizen);
    // 230 times the goal alone, then 210 times the text.
    await team.database.asOwner(
      `INSERT INTO element_version (element_id, version, team_id, citizen_id, kind, slot, content, ended, changed_at)
       SELECT v.element_id, nth, v.team_id, v.citizen_id, v.kind, v.slot,
              CASE WHEN nth > 231 THEN v.content || jsonb_build_object('text', nth::text) WHEN nth % 2 = 0 THEN v.content || $2 ELSE v.content END,
              false, v.changed_at
         FROM element_version v, generate_series(2, 441) nth WHERE v.element_id = $1`,
      [id, { goalId: theirs }],
    );
    await withdraw(citizen);
    const read = async (query = {}) =>
      team
        .get(ShowHistory)
        .history(await team.viewer('supportWorker'), NO_TRACE, idFor('supportWorker', citizen), query);
    const ofIt = (page: CitizenHistory) =>
      page.entries.flatMap(({ element, version }) => (element === id ? [version] : []));
    const first = await read({ element: id });
    expect(ofIt(first)).toEqual(Array.from({ length: 200 }, (_, at) => 441 - at));
    expect(first.more).toBe(true);
    const second = await read({ element: id, before: first.next });
    expect(ofIt(second)).toEqual([...Array.from({ length: 10 }, (_, at) => 241 - at), 1]);
    expect([second.more, second.next]).toEqual([false, null]);
  });
});
