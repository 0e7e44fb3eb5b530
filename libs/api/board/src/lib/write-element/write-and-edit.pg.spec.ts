import { randomUUID } from 'node:crypto';
import { refusalOf } from '@samtavle/api-platform/testing';
import { aCitizen, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { type CommandDraft, ElementId, MeetingId } from '@samtavle/contracts';
import { aBoardTeam, currentOf } from '../../testing/a-board-team.js';
import { slotOf } from '@samtavle/domain';

let team: TestTeam;
let bente: TestCitizen;

beforeAll(async () => {
  team = await aBoardTeam();
  bente = await team.meets(
    aCitizen()
      .enrolledBy('region_psych', { contacts: ['nurse'] })
      .onBoard(2)
      .enrolledBy('muni_social', { contacts: ['supportWorker'] })
      .consenting('PKG_BASE'),
  );
}, 60_000);
afterAll(() => team?.close());

type Written = Omit<CommandDraft<'element.write'>, 'citizen'>;
type Edited = Omit<CommandDraft<'element.edit'>, 'citizen' | 'element'>;
const idFor = (key: StaffKey, citizen = bente) =>
  citizen.id(key === 'supportWorker' || key === 'peer' ? 'muni_social' : 'region_psych');

async function write(key: StaffKey, what: Written, citizen = bente): Promise<ElementId> {
  const { id } = await team.does(key, 'element.write', { citizen: idFor(key, citizen), ...what });
  return ElementId.parse(id);
}
const edit = (key: StaffKey, element: ElementId, what: Edited) =>
  team.does(key, 'element.edit', { citizen: idFor(key), element, ...what });
const note = (text = 'Sover dårligt.'): Written => ({ kind: 'note', category: 'mental_state', text });
const row = async (id: string) =>
  (await team.database.asOwner<Record<string, unknown>>('SELECT * FROM element WHERE id = $1', [id]))[0];
const refused = async (work: Promise<unknown>) => (await refusalOf(work)).body();

describe('one line on a card', () => {
  it('belongs to the writer’s own sector, in the category chosen', async () => {
    expect(await row(await write('nurse', note()))).toMatchObject({
      kind: 'note',
      owner: 'region_psych',
      category: 'mental_state',
      content: { text: 'Sover dårligt.' },
    });
    expect(await row(await write('supportWorker', { ...note(), category: 'housing' }))).toMatchObject({
      owner: 'muni_social',
      category: 'housing',
    });
  });

  it('keeps markup as the text it is', async () => {
    const text = '<script>alert("Bente")</script> & \'; DROP TABLE element; --';
    expect(await row(await write('nurse', note(text)))).toMatchObject({ content: { text } });
  });

  it('as own words is the citizen’s goal, said to somebody on a day', async () => {
    const id = await write('nurse', { kind: 'goal', category: 'diagnosis', text: 'Jeg vil have en kat.' });
    expect(await row(id)).toMatchObject({
      category: 'own_goals',
      content: { text: 'Jeg vil have en kat.', saidTo: team.member('nurse'), saidOn: '2026-11-26' },
    });
  });

  it('as something to do hangs on the stay the writer sees', async () => {
    const id = await write('nurse', {
      kind: 'action',
      category: 'visit_logistics',
      text: 'Tag med til lægen.',
      responsible: team.member('nurse'),
      dueOn: '2026-11-28',
    });
    expect(await row(id)).toMatchObject({
      stay_id: expect.any(String),
      content: { responsible: team.member('nurse'), dueOn: '2026-11-28', doneAt: null },
    });
  });

  it('agreed at the meeting one sits in keeps at which; at one that is over, or without sitting in it, nothing is written', async () => {
    const [one, over] = [randomUUID(), randomUUID()];
    for (const [meeting, closed] of [
      [over, team.clock.now()],
      [one, null],
    ] as const) {
      await team.database.asOwner(
        'INSERT INTO meeting (id, team_id, opened_by, chair_id, opened_at, closed_at) VALUES ($1,$2,$3,$3,$4,$5)',
        [meeting, team.id, team.member('nurse'), team.clock.now(), closed],
      );
      await team.database.asOwner(
        'INSERT INTO meeting_participant (meeting_id, team_id, member_id, joined_at) VALUES ($1,$2,$3,$4)',
        [meeting, team.id, team.member('nurse'), team.clock.now()],
      );
    }
    const agreed = (meeting: string): Written => ({
      kind: 'action',
      category: 'visit_logistics',
      text: 'Aftalt på mødet.',
      meeting: MeetingId.parse(meeting),
    });
    expect(await row(await write('nurse', agreed(one)))).toMatchObject({ content: { meeting: one } });
    for (const [key, meeting] of [
      ['nurse', over],
      ['supportWorker', one],
      ['nurse', randomUUID()],
    ] as const)
      expect(await refused(write(key, agreed(meeting)))).toMatchObject({ error: 'meeting_over' });
    expect(await refused(write('nurse', { ...note(), meeting: MeetingId.parse(one) }))).toMatchObject({
      fields: [{ path: 'meeting' }],
    });
    const written = await team.database.asOwner(`SELECT 1 FROM element WHERE content->>'text' = 'Aftalt på mødet.'`);
    expect(written).toHaveLength(1);
  });

  it('says in the stream which slot changed, and not what it says', async () => {
    await write('nurse', note('noget privat'));
    const events = await team.events();
    expect(events.at(-1)).toMatchObject({ change: 'wrote', citizen_id: bente.key });
    expect(JSON.stringify(events)).not.toContain('noget privat');
  });

  it.each([
    ['a secretary about somebody’s state', 'secretary', note()],
    ['a peer about money', 'peer', { ...note(), category: 'economy_benefits' }],
    ['a support worker about coercion', 'supportWorker', { ...note(), category: 'coercion_measures' }],
    ['anybody about therapy', 'psychiatrist', { ...note(), category: 'psychotherapy_notes' }],
    ['anybody into the access log', 'nurse', { ...note(), category: 'access_log' }],
  ] as const)('is refused to %s', async (_, key, what) => {
    expect(await refused(write(key, what))).toMatchObject({
      error: 'action_not_allowed',
      fields: [{ path: 'category', problem: 'role' }],
    });
  });

  it('to be done by somebody who may not see it is refused', async () => {
    const what: Written = {
      kind: 'action',
      category: 'mental_state',
      text: 'Spørg ind.',
      responsible: team.member('supportWorker'),
    };
    expect(await refused(write('nurse', what))).toMatchObject({ error: 'responsible_cannot_see' });
    await write('nurse', { ...what, category: 'visit_logistics' });
  });

  it('to be done by somebody of another sector is refused alike whether that sector knows the citizen or not', async () => {
    const both = () =>
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .inHospital('2026-11-20');
    const alone = await team.meets(both());
    const apart = await team.meets(both().enrolledBy('muni_social', { contacts: ['supportWorker'], selService: true }));
    const what: Written = {
      kind: 'action',
      category: 'admission_discharge',
      text: 'Orlov aftales.',
      responsible: team.member('supportWorker'),
    };
    for (const citizen of [alone, apart])
      expect(await refused(write('nurse', what, citizen))).toMatchObject({ error: 'responsible_cannot_see' });
  });

  it('about what would end the stay is refused off the board', async () => {
    const resting = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] }));
    expect(
      await refused(write('nurse', { kind: 'exit_criterion', category: 'own_goals', text: 'Ro.' }, resting)),
    ).toMatchObject({ error: 'not_on_board' });
  });

  it('due on a day that has been is refused', async () => {
    expect(
      await refused(write('nurse', { kind: 'action', category: 'housing', text: 'Ring.', dueOn: '2026-11-25' })),
    ).toMatchObject({ fields: [{ path: 'dueOn' }] });
  });

  it('about somebody who is not there, or not theirs, is refused in the same words', async () => {
    const hidden = await team.meets(aCitizen().enrolledBy('region_psych').onBoard(2));
    const foreign = await refused(write('supportWorker', { ...note(), category: 'housing' }, hidden));
    const unknown = await refused(
      team.sends('supportWorker', 'element.write', {
        ...note(),
        category: 'housing',
        citizen: '11111111-1111-4111-8111-111111111111',
      }),
    );
    expect(foreign).toEqual(unknown);
    expect(foreign.error).toBe('not_found');
  });
});

describe('editing a line', () => {
  it('changes the text, and keeps what it said before', async () => {
    const id = await write('nurse', note());
    expect(await edit('nurse', id, { version: 1, text: 'Sover bedre.' })).toMatchObject({ version: 2 });
    expect(await row(id)).toMatchObject({ content: { text: 'Sover bedre.' }, version: 2 });
    const said = await team.database.asOwner<{ content: { text: string } }>(
      'SELECT content FROM element_version WHERE element_id = $1 ORDER BY version',
      [id],
    );
    expect(said.map(({ content }) => content.text)).toEqual(['Sover dårligt.', 'Sover bedre.']);
  });

  it('marks something as done, and as not done after all', async () => {
    const id = await write('nurse', { kind: 'action', category: 'housing', text: 'Ring.' });
    await edit('nurse', id, { version: 1, done: true });
    expect(await row(id)).toMatchObject({ content: { doneAt: team.clock.now() }, ended_at: team.clock.now() });
    await edit('nurse', id, { version: 2, done: false });
    expect(await row(id)).toMatchObject({ content: { doneAt: null }, ended_at: null });
  });

  it('leaves done what was done, when only its text changes', async () => {
    const id = await write('nurse', { kind: 'action', category: 'housing', text: 'Ring.' });
    await edit('nurse', id, { version: 1, done: true });
    await edit('nurse', id, { version: 2, text: 'Ring til hende.' });
    expect((await row(id))?.['ended_at']).not.toBeNull();
  });

  it('does not bring back what ended with the stay', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(2),
    );
    const id = await write(
      'nurse',
      { kind: 'exit_criterion', category: 'own_goals', text: 'To rolige uger.' },
      citizen,
    );
    await team.does('nurse', 'board.take-off', {
      citizen: citizen.id('region_psych'),
      owner: 'region_psych',
      version: 1,
      because: 'stable',
    });
    await team.does('nurse', 'element.edit', {
      citizen: citizen.id('region_psych'),
      element: id,
      version: 2,
      text: 'Tre rolige uger.',
    });
    expect((await row(id))?.['ended_at']).not.toBeNull();
  });

  it('that somebody else changed is refused, and the refusal carries the other text', async () => {
    const id = await write('nurse', note());
    await edit('otherNurse', id, { version: 1, text: 'Sover slet ikke.' });
    const refusal = await refusalOf(edit('nurse', id, { version: 1, text: 'Sover bedre.' }));
    expect(refusal.code).toBe('stale_version');
    expect(currentOf(refusal)).toMatchObject({ version: 2, content: { kind: 'note', text: 'Sover slet ikke.' } });
    expect(await row(id)).toMatchObject({ content: { text: 'Sover slet ikke.' } });
  });

  it('that somebody else changed in other fields keeps both changes', async () => {
    const id = await write('nurse', { kind: 'action', category: 'mental_state', text: 'Ring til hende.' });
    await edit('otherNurse', id, { version: 1, dueOn: '2026-12-01' });
    expect(await edit('nurse', id, { version: 1, text: 'Ring til ham.' })).toMatchObject({ version: 3 });
    await edit('otherNurse', id, { version: 1, done: true });
    expect(await row(id)).toMatchObject({
      content: { text: 'Ring til ham.', dueOn: '2026-12-01', doneAt: expect.any(String) },
      ended_at: expect.any(String),
    });
    // Who still sees it as open, and says only that, has changed nothing of it.
    await edit('nurse', id, { version: 1, done: false });
    expect((await row(id))?.['ended_at']).not.toBeNull();
    await edit('nurse', id, { version: 5, done: false });
    expect(await row(id)).toMatchObject({ content: { doneAt: null }, ended_at: null });
  });

  it('that two change in the same field at the same moment is one’s, and the other is told which field', async () => {
    const id = await write('nurse', note());
    const texts = ['Sover slet ikke.', 'Sover bedre.', 'Sover om dagen.'];
    const tries = await Promise.allSettled(
      texts.map((text, at) => edit(at === 0 ? 'nurse' : 'otherNurse', id, { version: 1, text })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of tries)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({
          code: 'stale_version',
          extra: { fields: [{ path: 'text', problem: 'changed_by_both', da: expect.any(String) }] },
        });
  });

  it('is recorded as a look where the refusal shows the other text', async () => {
    const id = await write('nurse', note());
    await edit('otherNurse', id, { version: 1, text: 'Sover slet ikke.' });
    await refusalOf(edit('nurse', id, { version: 1, text: 'Sover bedre.' }));
    const record = (await team.audit('command.refused')).at(-1);
    expect(record).toMatchObject({ actor_name: 'Nanna Prøve', outcome: 'denied', citizens: 1 });
    const [shown] = await team.database.asOwner<{ citizen_id: string; shown: string }>(
      `SELECT s.citizen_id, s.shown FROM audit_subject s JOIN audit_event e ON e.id = s.audit_id
        WHERE e.type = 'command.refused' ORDER BY e.recorded_at DESC LIMIT 1`,
    );
    expect(shown?.citizen_id).toBe(bente.key);
    expect([...(shown?.shown ?? '')].flatMap((bit, slot) => (bit === '1' ? [slot] : []))).toEqual([
      slotOf('region_psych', 'mental_state'),
    ]);
  });

  it('that one may see and not write is refused; that one may not see is not there', async () => {
    const seen = await write('nurse', { ...note('Mødes i parken.'), category: 'visit_logistics' });
    expect(await refused(edit('supportWorker', seen, { version: 1, text: 'Nej.' }))).toMatchObject({
      error: 'action_not_allowed',
    });
    const hidden = await write('nurse', note());
    expect(await refused(edit('supportWorker', hidden, { version: 1, text: 'Nej.' }))).toMatchObject({
      error: 'not_found',
    });
    expect(
      await refused(
        edit('supportWorker', ElementId.parse('11111111-1111-4111-8111-111111111111'), { version: 1, text: 'Nej.' }),
      ),
    ).toEqual(await refused(edit('supportWorker', hidden, { version: 1, text: 'Nej.' })));
  });

  it('of another citizen than the one named is refused', async () => {
    const other = await team.meets(aCitizen().enrolledBy('region_psych').onBoard(2));
    const id = await write('nurse', note(), other);
    expect(await refused(edit('nurse', id, { version: 1, text: 'Forvekslet.' }))).toMatchObject({ error: 'not_found' });
  });

  it('is for lines: the citizen’s own words stand, and neither names nor stays are edited this way', async () => {
    const words = await write('nurse', { kind: 'goal', category: 'own_goals', text: 'Jeg vil have en kat.' });
    expect(await refused(edit('nurse', words, { version: 1, text: 'Borgeren ønsker kæledyr.' }))).toMatchObject({
      error: 'action_not_allowed',
    });
    const [stay] = await team.database.asOwner<{ id: string }>(
      `SELECT id FROM element WHERE citizen_id = $1 AND kind = 'stay'`,
      [bente.key],
    );
    expect(await refused(edit('nurse', ElementId.parse(stay?.id), { version: 1, text: 'x' }))).toMatchObject({
      error: 'action_not_allowed',
    });
  });

  it('to be done by somebody who may not see it is refused', async () => {
    const id = await write('nurse', { kind: 'action', category: 'mental_state', text: 'Spørg ind.' });
    expect(await refused(edit('nurse', id, { version: 1, responsible: team.member('supportWorker') }))).toMatchObject({
      error: 'responsible_cannot_see',
    });
  });
});
