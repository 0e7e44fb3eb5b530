import { NO_TRACE } from '@samtavle/api-access';
import { aCitizen, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { CitizenDetail, CopyOut as CopyOutView, ElementId, type ElementView } from '@samtavle/contracts';
import { type Category, slotOf } from '@samtavle/domain';
import { randomUUID } from 'node:crypto';
import { aBoardTeam } from '../../testing/a-board-team.js';
import { ShowCitizen } from '../show-citizen/show-citizen.js';
import { CopyOut } from './copy-out.js';

let team: TestTeam;
let bente: TestCitizen;

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
      .consenting('PKG_LIFE')
      .consenting('PKG_SOCIAL'),
  );
});

const MUNICIPAL: readonly StaffKey[] = ['supportWorker', 'otherSupportWorker', 'caseworker', 'peer'];
const idFor = (key: StaffKey, citizen = bente) => citizen.id(MUNICIPAL.includes(key) ? 'muni_social' : 'region_psych');
const due = async (key: StaffKey, citizen = bente): Promise<CopyOutView> =>
  CopyOutView.parse(await team.get(CopyOut).lines(await team.viewer(key), NO_TRACE, idFor(key, citizen)));
const textsOf = ({ lines }: CopyOutView) => lines.flatMap(({ content }) => ('text' in content ? [content.text] : []));
const writes = async (key: StaffKey, text: string, category: Category = 'housing') =>
  ElementId.parse((await team.does(key, 'element.write', { citizen: idFor(key), kind: 'note', category, text })).id);
const edits = (key: StaffKey, element: ElementId, version: number, text: string) =>
  team.does(key, 'element.edit', { citizen: idFor(key), element, version, text });
const marks = (key: StaffKey, ...elements: { element: ElementId; version: number }[]) =>
  team.does(key, 'element.copied', { citizen: idFor(key), elements });
const card = async (key: StaffKey): Promise<CitizenDetail> =>
  CitizenDetail.parse(await team.get(ShowCitizen).detail(await team.viewer(key), NO_TRACE, idFor(key)));
const onCard = async (key: StaffKey, element: ElementId): Promise<ElementView | undefined> =>
  (await card(key)).elements.find(({ id }) => id === element);
const copiesOf = (element: ElementId) =>
  team.database.asOwner<{ version: number }>(
    'SELECT version FROM element_copy WHERE element_id = $1 ORDER BY version',
    [element],
  );

describe('what is to be copied into the own record', () => {
  it('is what the own sector wrote, oldest first, and never what another sector wrote', async () => {
    await writes('nurse', 'Husleje skylder.');
    await writes('supportWorker', 'Kommunens linje.');
    team.clock.set('2026-11-26T08:00:00Z');
    await writes('otherNurse', 'Vågen om natten.', 'mental_state');
    // Both notes are open to both by consent; each copies its own.
    expect((await card('nurse')).elements.filter(({ content }) => content.kind === 'note')).toHaveLength(3);
    const region = await due('nurse');
    expect(textsOf(region)).toEqual(['Husleje skylder.', 'Vågen om natten.']);
    expect(region.lines[1]).toMatchObject({
      version: 1,
      category: 'mental_state',
      writtenAt: '2026-11-26T08:00:00.000Z',
      writtenBy: team.member('otherNurse'),
      change: 'new',
      ended: false,
    });
    expect(textsOf(await due('supportWorker'))).toEqual(['Kommunens linje.']);
  });

  it('is less for a role that may see less of the own sector', async () => {
    await writes('supportWorker', 'Husleje skylder.', 'housing');
    await writes('supportWorker', 'Vil gerne ud.', 'social_support');
    expect(textsOf(await due('otherSupportWorker'))).toContain('Husleje skylder.');
    const seen = (await card('peer')).elements.flatMap(({ content }) => ('text' in content ? [content.text] : []));
    expect(textsOf(await due('peer'))).toEqual(['Vil gerne ud.']);
    expect(seen).toContain('Vil gerne ud.');
    expect(seen).not.toContain('Husleje skylder.');
  });

  it('is what somebody changed after it was copied, as it reads now, and what has ended', async () => {
    const note = await writes('nurse', 'Sover dårligt.', 'mental_state');
    const other = await writes('nurse', 'Spiser igen.', 'mental_state');
    await marks('nurse', { element: note, version: 1 }, { element: other, version: 1 });
    expect((await due('nurse')).lines).toEqual([]);
    await edits('otherNurse', note, 1, 'Sover bedre.');
    expect((await due('nurse')).lines).toMatchObject([
      { element: note, version: 2, content: { text: 'Sover bedre.' }, change: 'changed' },
    ]);
    const task = ElementId.parse(
      (
        await team.does('nurse', 'element.write', {
          citizen: idFor('nurse'),
          kind: 'action',
          category: 'medication_depot',
          text: 'Bestil depot',
        })
      ).id,
    );
    await team.does('nurse', 'element.edit', { citizen: idFor('nurse'), element: task, version: 1, done: true });
    expect((await due('nurse')).lines.find(({ element }) => element === task)).toMatchObject({
      version: 2,
      ended: true,
      change: 'new',
    });
  });

  it('is recorded as an export, with whose record and which categories, and no word of it', async () => {
    await writes('nurse', 'Hemmelig linje.', 'mental_state');
    const before = (await team.audit('citizen.copied-out')).length;
    await due('nurse');
    const records = await team.audit('citizen.copied-out');
    expect(records).toHaveLength(before + 1);
    expect(records.at(-1)).toMatchObject({ action: 'E', outcome: 'ok' });
    expect(JSON.stringify(records)).not.toContain('Hemmelig');
    const [shown] = await team.database.asOwner<{ shown: string }>(
      `SELECT s.shown FROM audit_subject s JOIN audit_event e ON e.id = s.audit_id
        WHERE e.type = 'citizen.copied-out' AND s.citizen_id = $1`,
      [bente.key],
    );
    expect(shown?.shown[slotOf('region_psych', 'mental_state')]).toBe('1');
    expect(shown?.shown[slotOf('region_psych', 'housing')]).toBe('0');
  });

  it('of somebody who is not the viewer’s is not there, and the try is recorded', async () => {
    const foreign = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] }));
    const viewer = await team.viewer('supportWorker');
    const refusals: unknown[] = [];
    for (const id of [foreign.id('region_psych'), bente.id('region_psych'), randomUUID() as typeof foreign.key])
      refusals.push(await refusalOf(team.get(CopyOut).lines(viewer, NO_TRACE, id as ReturnType<typeof idFor>)));
    expect(new Set(refusals.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(refusals[0]).toMatchObject({ code: 'not_found' });
    expect((await team.audit('access.refused')).at(-1)).toMatchObject({ reason: 'citizen.copy-out not found' });
  });
});

describe('a line that was copied', () => {
  it('says so on the card of the own sector, by whom and when, and to nobody else', async () => {
    const note = await writes('nurse', 'Husleje skylder.');
    expect(await onCard('nurse', note)).toMatchObject({ copied: null });
    team.clock.set('2026-11-26T09:00:00Z');
    const before = (await team.events()).length;
    await marks('otherNurse', { element: note, version: 1 });
    expect((await onCard('nurse', note))?.copied).toEqual({
      at: '2026-11-26T09:00:00.000Z',
      by: team.member('otherNurse'),
      version: 1,
    });
    expect((await card('nurse')).copyWithinDays).toBe(30);
    const theirs = await onCard('supportWorker', note);
    expect(theirs?.content).toEqual({ kind: 'note', text: 'Husleje skylder.' });
    expect(theirs).not.toHaveProperty('copied');
    const [told, ...more] = (await team.events()).slice(before);
    expect(more).toEqual([]);
    expect(told).toMatchObject({ change: 'copied', slots: [] });
    expect(told?.changed_for.length).toBeGreaterThan(0);
    expect(told?.changed_for.filter((key) => !key.startsWith('region_psych/'))).toEqual([]);
  });

  it('is copied once: said again it keeps who and when, and is no error', async () => {
    const note = await writes('nurse', 'Husleje skylder.');
    await marks('nurse', { element: note, version: 1 }, { element: note, version: 1 });
    const first = (await onCard('nurse', note))?.copied;
    team.clock.set('2026-11-26T10:00:00Z');
    await marks('otherNurse', { element: note, version: 1 });
    expect((await onCard('nurse', note))?.copied).toEqual(first);
    expect(await copiesOf(note)).toEqual([{ version: 1 }]);
  });

  it('is the version that was copied, also when a colleague was faster, and the newer one is due', async () => {
    const note = await writes('nurse', 'Første.');
    const shown = await due('nurse');
    await edits('otherNurse', note, 1, 'Anden.');
    await marks('nurse', ...shown.lines.map(({ element, version }) => ({ element, version })));
    expect(await onCard('nurse', note)).toMatchObject({ version: 2, copied: { version: 1 } });
    expect(textsOf(await due('nurse'))).toEqual(['Anden.']);
  });

  it('is refused for what is another sector’s, another citizen’s or nobody’s, alike, and nothing is marked', async () => {
    const own = await writes('nurse', 'Husleje skylder.');
    const municipal = await writes('supportWorker', 'Kommunens linje.');
    const hidden = await writes('nurse', 'Hører stemmer.', 'mental_state');
    const refusals = [];
    for (const [key, element, version] of [
      ['nurse', municipal, 1],
      ['nurse', own, 2],
      ['nurse', ElementId.parse(randomUUID()), 1],
      ['supportWorker', own, 1],
      ['supportWorker', hidden, 1],
    ] as const)
      refusals.push(await refusalOf(marks(key, { element, version })));
    const both = await refusalOf(marks('nurse', { element: own, version: 1 }, { element: municipal, version: 1 }));
    expect(new Set([...refusals, both].map((one) => JSON.stringify(one)))).toHaveProperty('size', 1);
    expect(both).toMatchObject({ code: 'not_found' });
    for (const element of [own, municipal, hidden]) expect(await copiesOf(element)).toEqual([]);

    const other = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(2),
    );
    const elsewhere = await refusalOf(
      team.does('nurse', 'element.copied', {
        citizen: other.id('region_psych'),
        elements: [{ element: own, version: 1 }],
      }),
    );
    expect(elsewhere).toMatchObject({ code: 'not_found' });
  });

  it('is something written: the stay on the board and a visit that is only planned are not for the record', async () => {
    const visited = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(2)
        .with('visit', 'region_psych', 'visit_logistics', { on: '2026-11-27', at: '10:00', who: [] }, '2026-11-27'),
    );
    const detail = await team.get(ShowCitizen).detail(await team.viewer('nurse'), NO_TRACE, idFor('nurse', visited));
    for (const kind of ['stay', 'visit']) {
      const one = detail.elements.find(({ content }) => content.kind === kind);
      expect(one).toBeDefined();
      expect(one).not.toHaveProperty('copied');
      const refusal = await refusalOf(
        team.does('nurse', 'element.copied', {
          citizen: idFor('nurse', visited),
          elements: [{ element: ElementId.parse(one?.id), version: 1 }],
        }),
      );
      expect(refusal).toMatchObject({ code: 'action_not_allowed' });
    }
    expect(await due('nurse', visited)).toMatchObject({ lines: [] });
  });

  it('takes no more than 200 at once, and no empty list', async () => {
    const one = { element: ElementId.parse(randomUUID()), version: 1 };
    expect(await refusalOf(marks('nurse'))).toMatchObject({ code: 'invalid_input' });
    expect(await refusalOf(marks('nurse', ...Array.from({ length: 201 }, () => one)))).toMatchObject({
      code: 'invalid_input',
    });
  });
});

describe('the database by itself, with our own filter gone', () => {
  const read = (key: StaffKey, element: ElementId) =>
    team.as(key, (tx) =>
      tx.em.query<{ version: number }[]>('SELECT version FROM element_copy WHERE element_id = $1', [element]),
    );
  const insert = (key: StaffKey, element: ElementId, version: number, by: StaffKey, slot: number) =>
    team.as(key, (tx) =>
      tx.em.query(
        `INSERT INTO element_copy (element_id, version, team_id, citizen_id, slot, at, by_member) VALUES ($1,$2,$3,$4,$5,$6,$7)`,
        [element, version, tx.scope.teamId, bente.key, slot, tx.now, team.member(by)],
      ),
    );

  it('shows a copy to the own sector alone, and to nobody for whom the line has closed', async () => {
    const note = await writes('supportWorker', 'Husleje skylder.', 'housing');
    await marks('supportWorker', { element: note, version: 1 });
    expect(await read('supportWorker', note)).toEqual([{ version: 1 }]);
    expect(await read('nurse', note)).toEqual([]);
    expect(await read('peer', note)).toEqual([]);
  });

  it('takes a copy of the own sector’s line, of a version there is, in one’s own name, and no other', async () => {
    const own = await writes('nurse', 'Husleje skylder.');
    const municipal = await writes('supportWorker', 'Kommunens linje.');
    const housing = slotOf('region_psych', 'housing');
    const refused = /row-level security/;
    await expect(insert('nurse', municipal, 1, 'nurse', slotOf('muni_social', 'housing'))).rejects.toThrow(refused);
    await expect(insert('supportWorker', own, 1, 'supportWorker', housing)).rejects.toThrow(refused);
    await expect(insert('nurse', own, 2, 'nurse', housing)).rejects.toThrow(refused);
    await expect(insert('nurse', own, 1, 'otherNurse', housing)).rejects.toThrow(refused);
    await insert('nurse', own, 1, 'nurse', housing);
    await expect(
      team.as('nurse', (tx) => tx.em.query('UPDATE element_copy SET version = 1 WHERE element_id = $1', [own])),
    ).rejects.toThrow(/permission denied/);
  });

  it('a correction takes the copy out of sight with the words', async () => {
    const note = await writes('nurse', 'Om en helt anden borger.');
    await marks('nurse', { element: note, version: 1 });
    await team.as('nurse', (tx) =>
      tx.em.query('SELECT correct_element($1, $2, 1, $3)', [bente.key, note, 'Skrevet på den forkerte']),
    );
    expect(await read('nurse', note)).toEqual([]);
    expect((await due('nurse')).lines.map(({ element }) => element)).not.toContain(note);
  });
});
