import { NO_TRACE } from '@samtavle/api-access';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { TogetherView } from '@samtavle/contracts';
import { slotOf } from '@samtavle/domain';
import { pdfText } from '@samtavle/testing';
import { PrintPlan } from '../print/print-plan.js';
import { OpenToBoth } from './open-to-both.js';
import { ShowTogether } from './show-together.js';

let team: TestTeam;
beforeAll(async () => {
  team = await aTeam({ rooms: [OpenToBoth, ShowTogether, PrintPlan] });
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

const idFor = (key: StaffKey, citizen: TestCitizen) =>
  citizen.id(key === 'supportWorker' ? 'muni_social' : 'region_psych');
const together = async (key: StaffKey, citizen: TestCitizen) =>
  TogetherView.parse(await team.get(ShowTogether).show(await team.viewer(key), NO_TRACE, idFor(key, citizen)));
const print = async (
  key: StaffKey,
  citizen: TestCitizen,
  wanted: Partial<Parameters<PrintPlan['print']>[3]> = {},
): Promise<string> =>
  pdfText(
    await team.get(PrintPlan).print(await team.viewer(key), NO_TRACE, idFor(key, citizen), {
      what: 'plan',
      receiver: 'citizen',
      language: 'da',
      ...wanted,
    }),
  );
const words = ({ elements }: TogetherView) => JSON.stringify(elements.map(({ content }) => content));

const CRISIS = {
  earlySigns: 'Sover under fem timer',
  helps: 'Kort besøg\nGå en tur',
  helpsNot: '',
  whoToCall: 'Søster Lone',
  ifAdmitted: '',
  atHome: '',
  aboutCoercion: '',
  madeWith: 'citizen',
  reviewedOn: null,
};

const known = () =>
  aCitizen()
    .named('Karen', 'Ravnholt')
    .enrolledBy('region_psych', { contacts: ['nurse'] })
    .onBoard(2, { action: 'Ring til boligselskabet' })
    .with('goal', 'region_psych', 'own_goals', {
      text: 'Jeg vil blive boende',
      saidTo: null,
      saidOn: '2026-11-12',
      source: 'citizen',
      theme: 'housing',
      state: 'active',
      rating: { value: 4, on: '2026-11-12' },
    })
    .with('crisis_plan', 'region_psych', 'crisis_plan', CRISIS)
    .saying('region_psych', 'own_goals', 'Personalets notat')
    .saying('region_psych', 'mental_state', 'Hører stemmer')
    .with('effort_goal', 'region_psych', 'mental_state', {
      text: 'Symptomer dæmpes',
      theme: 'health',
      aim: 'limit',
      goal: null,
      whyNot: 'Kræver gennemgang først',
      state: 'active',
      dueOn: null,
    })
    .with('network_person', 'region_psych', 'network_relatives', {
      name: 'Lone',
      relation: 'søster',
      phone: null,
      involve: 'yes',
      note: 'Fortalt i fortrolighed',
    })
    .with('measure', 'region_psych', 'mental_state', { instrument: 'honos', on: '2026-11-01', score: 17 });

describe('the plan looked at together', () => {
  it('holds what both may read, and of the plan only', async () => {
    const page = await together('nurse', await team.meets(known()));
    expect(page).toMatchObject({ name: 'Karen Ravnholt', today: '2026-11-26', unclear: false });
    expect(page.elements.map(({ content }) => content.kind).sort()).toEqual(['action', 'crisis_plan', 'goal']);
    expect(words(page)).toContain('Jeg vil blive boende');
  });

  it('holds nothing that staff keep among themselves or that must be looked through first', async () => {
    const page = await together('nurse', await team.meets(known()));
    expect(JSON.stringify(page)).not.toMatch(
      /Hører stemmer|Personalets notat|Symptomer|søster|honos|fortrolighed|heldBack/,
    );
  });

  it('holds nothing the viewer may not see, though the citizen may', async () => {
    const shared = known()
      .enrolledBy('muni_social', { contacts: ['supportWorker'] })
      .consenting('PKG_BASE');
    const page = await together('supportWorker', await team.meets(shared));
    expect(page.name).toBe('Karen Ravnholt');
    expect(page.elements.map(({ content }) => content.kind).sort()).toEqual(['action', 'goal']);
  });

  it('shows of a professional goal no link to a goal that is not on the page, and no step towards what is not', async () => {
    const citizen = await team.meets(
      known()
        .with('effort_goal', 'region_psych', 'housing', {
          text: 'Huslejen betales',
          theme: 'housing',
          aim: 'maintain',
          goal: '22222222-2222-4222-8222-222222222222',
          whyNot: null,
          state: 'active',
          dueOn: null,
        })
        .with('action', 'region_psych', 'housing', {
          text: 'Ring til banken',
          responsible: null,
          dueOn: null,
          doneAt: null,
          goalId: '22222222-2222-4222-8222-222222222222',
        })
        .with('sub_goal', 'region_psych', 'housing', {
          text: 'Ring til kommunen',
          of: '22222222-2222-4222-8222-222222222222',
          dueOn: null,
          state: 'active',
        }),
    );
    const page = await together('nurse', citizen);
    expect(words(page)).toContain('Huslejen betales');
    expect(words(page)).toContain('Ring til banken');
    expect(JSON.stringify(page)).not.toMatch(/22222222|Ring til kommunen/);
  });

  it('shows nothing while it is unclear who acts for the citizen, and says why from the own record alone', async () => {
    const citizen = await team.meets(known().enrolledBy('muni_social').consenting('PKG_BASE'));
    const unclear = (sector: string) =>
      team.database.asOwner(
        `INSERT INTO representative (team_id, citizen_id, sector, state, version, recorded_at, recorded_by)
         VALUES ($1, $2, $3, 'unclear', 1, $4, $5)`,
        [team.id, citizen.key, sector, team.clock.now(), team.member('nurse')],
      );
    await unclear('muni_social');
    expect((await together('nurse', citizen)).elements.length).toBeGreaterThan(0);
    await unclear('region_psych');
    expect(await together('nurse', citizen)).toMatchObject({ name: null, unclear: true, elements: [] });
    expect((await refusalOf(print('nurse', citizen))).body()).toMatchObject({
      error: 'invalid_input',
      fields: [{ path: 'receiver', problem: 'unclear' }],
    });
  });

  it('is recorded as such, with what was shown and by which rule the citizen reads it', async () => {
    await together('nurse', await team.meets(known()));
    const record = (await team.audit('citizen.together')).at(-1);
    expect(record).toMatchObject({ outcome: 'ok', actor_name: 'Nanna Prøve', citizens: 1 });
    expect(record?.shown).toContain(slotOf('region_psych', 'own_goals'));
    expect(record?.shown).not.toContain(slotOf('region_psych', 'mental_state'));
    expect(record?.rules_of_region).toContain('R-ANY-CIT-OPEN');
  });

  it('of somebody else’s citizen is not there, on screen and on paper, and the try is recorded', async () => {
    const hidden = await team.meets(known());
    for (const [look, what] of [
      [together('supportWorker', hidden), 'citizen.together not found'],
      [print('supportWorker', hidden), 'citizen.plan.print not found'],
    ] as const) {
      expect((await refusalOf(look)).code).toBe('not_found');
      expect((await team.audit('access.refused')).at(-1)).toMatchObject({ reason: what, citizens: 0 });
    }
  });
});

describe('the plan on paper', () => {
  it('says whom it was printed for, own words first, and what is agreed', async () => {
    const text = await print('nurse', await team.meets(known()));
    expect(text).toContain('Karens plan');
    expect(text).toContain('Udskrevet til Karen 26.11.2026');
    expect(text).toMatch(/Side 1 af \d/);
    for (const said of [
      '»Jeg vil blive boende«',
      'Karens egne ord',
      'egen vurdering: 4 af 10',
      'Ring til boligselskabet',
      'Gå en tur',
    ])
      expect(text).toContain(said);
    expect(text.indexOf('Jeg vil blive boende')).toBeLessThan(text.indexOf('Ring til boligselskabet'));
  });

  it('holds nothing that is not open to the citizen, and no number', async () => {
    const text = await print('nurse', await team.meets(known()));
    expect(text).not.toMatch(/stemmer|Personalets|Symptomer|Lone, søster|HoNOS|fortrolighed|\d{6}-?\d{4}|Tilbageholdt/);
  });

  it('is recorded as a print with its receiver before it leaves', async () => {
    const citizen = await team.meets(known());
    await print('nurse', citizen, { what: 'crisis_plan' });
    const record = (await team.audit('citizen.plan-printed')).at(-1);
    expect(record).toMatchObject({ reason: 'crisis plan for the citizen', citizens: 1 });
    expect(record?.shown).toContain(slotOf('region_psych', 'crisis_plan'));
    expect(record?.shown).not.toContain(slotOf('region_psych', 'own_goals'));
    await team.database.asOwner('REVOKE INSERT ON audit_event FROM samtavle_runtime');
    try {
      await expect(print('nurse', citizen)).rejects.toThrow();
      await expect(together('nurse', citizen)).rejects.toThrow();
    } finally {
      await team.database.asOwner('GRANT INSERT ON audit_event TO samtavle_runtime');
    }
  });

  it('of a crisis has the crisis plan and nothing else', async () => {
    const text = await print('nurse', await team.meets(known()), { what: 'crisis_plan', language: 'en' });
    expect(text).toContain('Karen’s crisis and coping plan');
    expect(text).toContain('Sover under fem timer');
    expect(text).not.toMatch(/blive boende|boligselskabet/);
  });

  it('is made for somebody who acts for the citizen only where that is on record', async () => {
    const citizen = await team.meets(known());
    expect((await refusalOf(print('nurse', citizen, { receiver: 'representative' }))).body()).toMatchObject({
      error: 'invalid_input',
      fields: [{ path: 'receiver', problem: 'nobody_acts' }],
    });
  });
});
