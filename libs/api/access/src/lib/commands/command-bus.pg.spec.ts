import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Failure, notFound, type Transaction } from '@samtavle/api-platform';
import { refusalOf } from '@samtavle/api-platform/testing';
import { CommandId, type CommandInput } from '@samtavle/contracts';
import { slotOf } from '@samtavle/domain';
import { aCitizen, aCommandId, aTeam, type TestCitizen, type TestTeam } from '../../testing/index.js';
import { type Viewer } from '../viewer.js';
import { type CommandHandler, type Effect, Handles } from './command-handler.js';

const SLOT = slotOf('region_psych', 'housing');

/** Writes a note the simplest way, and counts how often it was asked to. */
@Injectable()
@Handles('element.write')
class WriteForTest implements CommandHandler<'element.write'> {
  asked = 0;

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'element.write'>): Promise<Effect> {
    this.asked += 1;
    const [alias] = await tx.em.query<{ citizen_id: string }[]>('SELECT citizen_id FROM citizen_alias WHERE id = $1', [
      input.citizen,
    ]);
    if (!alias) throw notFound();
    await tx.em.query(
      `INSERT INTO element (id, team_id, citizen_id, kind, owner, category, slot, content, version, created_at, updated_at)
       VALUES (gen_random_uuid(), $1, $2, 'note', 'region_psych', 'housing', $3, $4, 1, $5, $5)`,
      [viewer.teamId, alias.citizen_id, SLOT, JSON.stringify({ text: input.text }), tx.now],
    );
    tx.record({ citizenId: alias.citizen_id, change: 'wrote', slots: [SLOT], byMember: viewer.memberId });
    if (input.text === 'nej') throw new Failure('not_on_board', {}, 'the test says no');
    if (input.text === 'i stykker') throw new Error('Bente Krog broke the database');
    return { action: 'C', version: 1, id: 'the-new-one', subjects: [{ citizenId: alias.citizen_id, slots: [SLOT] }] };
  }
}

let team: TestTeam;
let bente: TestCitizen;

beforeAll(async () => {
  team = await aTeam({ rooms: [WriteForTest], poolSize: 12 });
  bente = await team.meets(
    aCitizen()
      .enrolledBy('region_psych', { contacts: ['nurse'] })
      .onBoard(2),
  );
}, 60_000);
afterAll(() => team?.close());

const writing = (text: string) => ({
  citizen: bente.id('region_psych'),
  kind: 'note' as const,
  category: 'housing' as const,
  text,
});
const notes = async (text: string) =>
  (await team.database.asOwner(`SELECT 1 FROM element WHERE kind = 'note' AND content->>'text' = $1`, [text])).length;
const trail = async () => ({ events: await team.events(), log: await team.audit(), receipts: await receipts() });
const receipts = () =>
  team.database.asOwner<{ command_id: string; result: unknown }>('SELECT command_id, result FROM command_receipt');

describe('a command', () => {
  it('has its effect, its record, its event and its receipt in one transaction', async () => {
    const id = aCommandId();
    const done = await team.does('nurse', 'element.write', writing('én gang'), { id });
    const [event] = (await team.events()).slice(-1);
    expect(done).toEqual({ seq: event?.seq, version: 1, id: 'the-new-one' });
    expect(await notes('én gang')).toBe(1);
    expect(event).toMatchObject({ citizen_id: bente.key, change: 'wrote', slots: [SLOT] });
    expect((await team.audit('command.done')).at(-1)).toMatchObject({
      command: 'element.write',
      command_id: id,
      outcome: 'ok',
      actor_name: 'Nanna Prøve',
      citizens: 1,
    });
    expect(await receipts()).toContainEqual(expect.objectContaining({ command_id: id, result: done }));
  });

  it('has one effect and the same answer, however often it is sent', async () => {
    const id = aCommandId();
    const first = await team.does('nurse', 'element.write', writing('sendt igen'), { id });
    const trailAfterFirst = await trail();
    for (let time = 0; time < 4; time += 1)
      expect(await team.does('nurse', 'element.write', writing('sendt igen'), { id })).toEqual(first);
    expect(await notes('sendt igen')).toBe(1);
    expect(await trail()).toEqual(trailAfterFirst);
  });

  it('has one effect and one answer when it is sent five times at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = aCommandId();
      const text = `samtidig ${round}`;
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => team.does('nurse', 'element.write', writing(text), { id })),
      );
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(await notes(text)).toBe(1);
    }
  });

  it('is refused when its id was used for something else', async () => {
    const id = aCommandId();
    await team.does('nurse', 'element.write', writing('det første'), { id });
    expect((await refusalOf(team.does('nurse', 'element.write', writing('det andet'), { id }))).code).toBe(
      'command_id_reused',
    );
    expect(await notes('det andet')).toBe(0);
  });

  it('leaves a receipt from which nobody who reads the database can find out what was sent', async () => {
    const id = aCommandId();
    const input = writing('er den samme som det tal');
    await team.does('nurse', 'element.write', input, { id });
    const [receipt] = await team.database.asOwner<{ input_hash: string }>(
      'SELECT input_hash FROM command_receipt WHERE command_id = $1',
      [id],
    );
    // All but a number of ten digits stands in the database too: who could hash would try the numbers one by one.
    const known = JSON.stringify([team.member('nurse'), 'element.write', input]);
    for (const guess of [known, `receipt ${known}`])
      expect(receipt?.input_hash).not.toBe(createHash('sha256').update(guess).digest('base64url'));
    expect((await team.does('nurse', 'element.write', input, { id })).id).toBe('the-new-one');
  });

  it('does not meet another person’s command with the same id', async () => {
    const id = aCommandId();
    await team.does('nurse', 'element.write', writing('min'), { id });
    await team.does('otherNurse', 'element.write', writing('din'), { id });
    expect([await notes('min'), await notes('din')]).toEqual([1, 1]);
  });

  it('does not meet one’s own in another capacity: the answer would name what only the first may know', async () => {
    const id = aCommandId();
    const as = async (sector: 'region_psych' | 'muni_social') =>
      team.does('leader', 'element.write', writing('i to kasketter'), { id, sector });
    await as('region_psych');
    expect((await refusalOf(as('muni_social'))).code).toBe('command_id_reused');
  });

  it('can be sent again with the same id after it failed', async () => {
    const id = aCommandId();
    expect((await refusalOf(team.does('nurse', 'element.write', writing('nej'), { id }))).code).toBe('not_on_board');
    await team.does('nurse', 'element.write', writing('så alligevel'), { id });
    expect(await notes('så alligevel')).toBe(1);
  });
});

describe('a refused command', () => {
  it('leaves its record and nothing else', async () => {
    const before = await trail();
    const id = aCommandId();
    const refusal = await refusalOf(team.does('nurse', 'element.write', writing('nej'), { id }));
    expect(refusal.code).toBe('not_on_board');
    expect(await notes('nej')).toBe(0);
    const after = await trail();
    expect(after.events).toEqual(before.events);
    expect(after.receipts).toEqual(before.receipts);
    expect(after.log.length).toBe(before.log.length + 1);
    expect(after.log.find((row) => row.command_id === id)).toMatchObject({
      type: 'command.refused',
      outcome: 'denied',
      reason: 'the test says no',
      command: 'element.write',
      actor_name: 'Nanna Prøve',
    });
  });

  it('is not carried out for a role that may not do such a thing at all', async () => {
    const { asked } = team.get(WriteForTest);
    for (const [name, key] of [
      ['element.write', 'regionOfficer'],
      ['board.move', 'jobConsultant'],
      ['consent.give', 'muniOfficer'],
    ] as const) {
      const refusal = await refusalOf(team.sends(key, name, writing('ikke min kasket')));
      expect(refusal.code).toBe('action_not_allowed');
    }
    expect(team.get(WriteForTest).asked).toBe(asked);
    expect((await team.audit('command.refused')).map(({ actor_name }) => actor_name)).toContain('Olga Prøve');
  });

  it.each(['no.such-command', '__proto__', 'constructor', 'toString', ''])(
    'has a name nobody knows, and the record does not repeat it: “%s”',
    async (name) => {
      const id = aCommandId();
      expect((await refusalOf(team.sends('nurse', name, {}, { id }))).code).toBe('unknown_command');
      expect((await team.audit()).find((row) => row.command_id === id)).toMatchObject({
        command: 'unknown',
        type: 'command.refused',
      });
    },
  );

  it.each([
    ['an unknown key', { extra: 1 }],
    ['a wrong type', { text: 5 }],
    ['over-length', { text: 'x'.repeat(501) }],
    ['two lines', { text: 'en\nto' }],
    ['a control character', { text: 'en\u0007' }],
    ['no id', { citizen: 'not-an-id' }],
  ])('has input that is not in its contract: %s', async (_, wrong) => {
    const { asked } = team.get(WriteForTest);
    const refusal = await refusalOf(team.sends('nurse', 'element.write', { ...writing('x'), ...wrong }));
    expect(refusal.code).toBe('invalid_input');
    expect(refusal.extra.fields?.length).toBeGreaterThan(0);
    expect(team.get(WriteForTest).asked).toBe(asked);
  });

  it('says of a fault on our side only that there was one', async () => {
    const id = aCommandId();
    const refusal = await team
      .does('nurse', 'element.write', writing('i stykker'), { id })
      .catch((thrown: unknown) => thrown);
    expect(refusal).toBeInstanceOf(Failure);
    expect(refusal instanceof Failure && refusal.code).toBe('unexpected');
    const record = (await team.audit()).find((row) => row.command_id === id);
    expect(record).toMatchObject({ type: 'command.refused', reason: 'unexpected' });
    expect(JSON.stringify(await team.audit())).not.toContain('broke the database');
    expect(await notes('i stykker')).toBe(0);
  });

  it('keeps what a note says out of the log', async () => {
    await team.does('nurse', 'element.write', writing('noget meget privat'));
    const dump = await team.database.asOwner<{ dump: string }>(
      'SELECT audit_event::text || coalesce(audit_subject::text, $1) AS dump FROM audit_event LEFT JOIN audit_subject ON audit_id = id',
      [''],
    );
    expect(JSON.stringify(dump)).not.toContain('noget meget privat');
  });
});

describe('a command that cannot be recorded', () => {
  it('does not happen', async () => {
    await team.database.asOwner('REVOKE INSERT ON audit_event FROM samtavle_runtime');
    const before = { events: await team.events(), receipts: await receipts() };
    try {
      await expect(team.does('nurse', 'element.write', writing('uden spor'))).rejects.toThrow();
    } finally {
      await team.database.asOwner('GRANT INSERT ON audit_event TO samtavle_runtime');
    }
    expect(await notes('uden spor')).toBe(0);
    expect({ events: await team.events(), receipts: await receipts() }).toEqual(before);
  });
});

describe('the bus', () => {
  it('does not start with two handlers for one command, nor without one', async () => {
    @Injectable()
    @Handles('element.write')
    class AnotherWriter extends WriteForTest {}
    await expect(aTeam({ rooms: [WriteForTest, AnotherWriter] })).rejects.toThrow('two handlers for element.write');
  }, 30_000);

  it('takes ids that are ids', () => {
    expect(CommandId.safeParse('1 OR 1=1').success).toBe(false);
  });
});
