import { NO_TRACE } from '@samtavle/api-access';
import { aCitizen, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { CitizenDetail, CitizenHistory, ElementId, HistoryQuery } from '@samtavle/contracts';
import { aBoardTeam } from '../../testing/a-board-team.js';
import { ShowCitizen } from './show-citizen.js';
import { ShowHistory } from './show-history.js';

let team: TestTeam;

beforeAll(async () => {
  team = await aBoardTeam();
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

const idFor = (key: StaffKey, citizen: TestCitizen) =>
  citizen.id(key === 'supportWorker' ? 'muni_social' : 'region_psych');
const historyOf = async (
  key: StaffKey,
  citizen: TestCitizen,
  query: Partial<Record<'before' | 'element', string>> = {},
) =>
  CitizenHistory.parse(
    await team
      .get(ShowHistory)
      .history(await team.viewer(key), NO_TRACE, idFor(key, citizen), HistoryQuery.parse(query)),
  );
const cardOf = async (key: StaffKey, citizen: TestCitizen) =>
  CitizenDetail.parse(await team.get(ShowCitizen).detail(await team.viewer(key), NO_TRACE, idFor(key, citizen)));
const writes = async (key: StaffKey, citizen: TestCitizen, text: string) => {
  const note = { citizen: idFor(key, citizen), kind: 'note', category: 'housing', text } as const;
  return ElementId.parse((await team.does(key, 'element.write', note)).id);
};
const corrects = (key: StaffKey, citizen: TestCitizen, element: ElementId, version: number, why: string) =>
  team.as(key, (tx) =>
    tx.em.query<{ done: boolean }[]>('SELECT correct_element($1, $2, $3, $4) AS done', [
      citizen.key,
      element,
      version,
      why,
    ]),
  );

const both = () =>
  aCitizen()
    .enrolledBy('region_psych', { contacts: ['nurse'] })
    .onBoard(2)
    .enrolledBy('muni_social', { contacts: ['supportWorker'] })
    .consenting('PKG_BASE')
    .consenting('PKG_LIFE')
    .consenting('PKG_SOCIAL');

describe('the history, page by page', () => {
  it('goes on where a page ended, and holds every version once, also of the same moment', async () => {
    const citizen = await team.meets(both());
    const note = await writes('nurse', citizen, 'nr. 0');
    for (let nth = 1; nth <= 230; nth += 1) {
      if (nth % 40 === 0) team.clock.set(`2026-11-26T08:${String(nth / 40).padStart(2, '0')}:00Z`);
      await team.does('nurse', 'element.edit', {
        citizen: idFor('nurse', citizen),
        element: note,
        version: nth,
        text: `nr. ${nth}`,
      });
    }
    const seen: string[] = [];
    let next: string | null = null;
    let pages = 0;
    do {
      const page: CitizenHistory = await historyOf('nurse', citizen, next === null ? {} : { before: next });
      seen.push(...page.entries.map(({ element, version }) => `${element} ${version}`));
      expect(page.more).toBe(page.next !== null);
      next = page.next;
      pages += 1;
    } while (next !== null);
    expect(pages).toBe(2);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((one) => one.startsWith(note))).toEqual(
      Array.from({ length: 231 }, (_, at) => `${note} ${231 - at}`),
    );
  }, 60_000);

  it('of one element says that element alone, as the decision stands now', async () => {
    const citizen = await team.meets(both());
    const note = await writes('nurse', citizen, 'Husleje skylder.');
    await writes('nurse', citizen, 'Noget andet.');
    const of = async (key: StaffKey) => (await historyOf(key, citizen, { element: note })).entries.length;
    expect([await of('nurse'), await of('supportWorker')]).toEqual([1, 1]);
    await team.database.asOwner(`UPDATE consent SET state = 'withdrawn', flows = '[]' WHERE citizen_id = $1`, [
      citizen.key,
    ]);
    await team.decidesAnew([citizen.key]);
    expect(await of('supportWorker')).toBe(0);
  });

  it('takes nothing for a cursor that is none', () => {
    for (const before of ['', 'x', "2026-11-26T07:15:00.000Z~'; DROP TABLE element; --~1"])
      expect(HistoryQuery.safeParse({ before }).success).toBe(false);
  });
});

describe('what was corrected', () => {
  it('is said to whoever may see the category: when, by whom and why, and never what it said', async () => {
    const citizen = await team.meets(both());
    const note = await writes('nurse', citizen, 'Om en helt anden borger.');
    await team.does('nurse', 'element.edit', {
      citizen: idFor('nurse', citizen),
      element: note,
      version: 1,
      text: 'Stadig om en anden borger.',
    });
    await corrects('nurse', citizen, note, 2, 'Skrevet på en forkert borger.');
    for (const key of ['nurse', 'supportWorker'] as const) {
      const history = await historyOf(key, citizen);
      expect(history.corrections).toEqual([
        {
          element: note,
          owner: 'region_psych',
          category: 'housing',
          at: team.clock.now(),
          by: team.member('nurse'),
          because: 'Skrevet på en forkert borger.',
        },
      ]);
      expect(JSON.stringify([history, await cardOf(key, citizen)])).not.toContain('anden borger');
      expect((await historyOf(key, citizen, { element: note })).corrections).toHaveLength(1);
    }
  });

  it('is not said to whoever may not see the category', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(2)
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .consenting('PKG_BASE'),
    );
    const note = await writes('nurse', citizen, 'Hemmeligt.');
    await corrects('nurse', citizen, note, 1, 'Forkert.');
    expect((await historyOf('supportWorker', citizen)).corrections).toEqual([]);
    expect((await historyOf('supportWorker', citizen, { element: note })).corrections).toEqual([]);
  });

  it('stands on one page, whichever it belongs to', async () => {
    const citizen = await team.meets(both());
    const early = await writes('nurse', citizen, 'Tidligt.');
    await corrects('nurse', citizen, early, 1, 'Først.');
    team.clock.set('2026-11-26T09:00:00Z');
    const note = await writes('nurse', citizen, 'nr. 0');
    for (let nth = 1; nth <= 210; nth += 1)
      await team.does('nurse', 'element.edit', {
        citizen: idFor('nurse', citizen),
        element: note,
        version: nth,
        text: `nr. ${nth}`,
      });
    const first = await historyOf('nurse', citizen);
    const second = await historyOf('nurse', citizen, { before: first.next ?? '' });
    expect([first, second].map(({ corrections }) => corrections.map(({ because }) => because))).toEqual([
      [],
      ['Først.'],
    ]);
  }, 60_000);
});

describe('an effort goal in the history', () => {
  it('names in no version a goal that is hidden now', async () => {
    const citizen = await team.meets(both());
    const goal = {
      citizen: idFor('nurse', citizen),
      kind: 'goal',
      category: 'own_goals',
      text: 'Egen bolig.',
    } as const;
    const named = (await team.does('nurse', 'element.write', goal)).id;
    const [effort] = await team.database.asOwner<{ id: string }>(
      `INSERT INTO element (id, team_id, citizen_id, kind, owner, category, slot, content, version, created_at, updated_at)
       SELECT gen_random_uuid(), team_id, citizen_id, 'effort_goal', 'muni_social', 'housing', 28 + 7, $2, 1, $3, $3 FROM element WHERE id = $1 RETURNING id`,
      [
        named,
        { text: 'Husleje', theme: 'housing', aim: 'develop', goal: named, whyNot: null, state: 'active', dueOn: null },
        team.clock.now(),
      ],
    );
    await team.database.asOwner(
      `INSERT INTO element_version (element_id, version, team_id, citizen_id, kind, slot, content, ended, changed_at)
       SELECT id, 1, team_id, citizen_id, kind, slot, content, false, created_at FROM element WHERE id = $1`,
      [effort?.id],
    );
    const linkOf = async (key: StaffKey) => {
      const { entries } = await historyOf(key, citizen, { element: effort?.id ?? '' });
      const card = (await cardOf(key, citizen)).elements.map(({ content }) => content);
      return [...entries.map(({ content }) => content), ...card].flatMap((content) =>
        content.kind === 'effort_goal' ? [content.goal] : [],
      );
    };
    expect(await linkOf('supportWorker')).toEqual([named, named]);
    await team.database.asOwner(`UPDATE consent SET state = 'withdrawn', flows = '[]' WHERE citizen_id = $1`, [
      citizen.key,
    ]);
    await team.decidesAnew([citizen.key]);
    expect(await linkOf('supportWorker')).toEqual([null, null]);
    expect(await linkOf('nurse')).toEqual([]);
  });
});
