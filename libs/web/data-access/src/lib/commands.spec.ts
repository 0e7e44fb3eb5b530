import { type CommandDraft, type CommandName, ElementId, MeetingId } from '@samtavle/contracts';
import { answeringFetch } from '../spec-parts/answering-api.js';
import { manualClock } from '../testing/manual-clock.js';
import { citizen } from '../spec-parts/some-board.js';
import { spokenLine } from '../spec-parts/spoken-line.js';
import { createApiClient } from './api-client.js';
import { createCommandSender, intend, type Intention } from './commands.js';

const note = (text: string): CommandDraft<'element.write'> => ({
  citizen: citizen(1),
  kind: 'note',
  category: 'social_support',
  text,
});

function anIntention(): Intention {
  const intended = intend('element.write', note('Ringet 8.05'), () => null);
  if (!intended.ok) throw new Error('a good note');
  return intended.value;
}

function aSender(answer: () => { status?: number; body?: unknown } | 'no answer', live: boolean) {
  const clock = manualClock();
  const line = spokenLine();
  const { fetchFrom, calls } = answeringFetch({ 'POST /api/commands/element.write': answer });
  const opened = line.open({ ...line.says });
  let refetched = 0;
  const sender = createCommandSender({
    api: createApiClient(fetchFrom),
    clock,
    socket: () => (live ? opened : null),
    afterRest: () => (refetched += 1),
  });
  return { clock, line, calls, sender, refetched: () => refetched };
}

describe('a command', () => {
  it('is one intention for as long as no answer has come, whoever asks for the same thing', async () => {
    const { clock, sender } = aSender(() => 'no answer', false);
    const wish = (text: string) => {
      const intended = intend('element.write', note(text), sender.unanswered);
      if (!intended.ok) throw new Error('a good note');
      return intended.value;
    };
    const first = wish('Ringet 8.05');
    const answer = sender.send(first);
    expect(wish('  Ringet 8.05 ').id).toBe(first.id);
    await clock.pass(10_000);
    await answer;
    expect(wish('Ringet 8.05').id).toBe(first.id);
    expect(wish('Ringet 9.10').id).not.toBe(first.id);
    await clock.pass(15 * 60_000);
    expect(wish('Ringet 8.05').id).not.toBe(first.id);
  });

  it('is a new intention once it was answered, and for whoever comes after', async () => {
    const { clock, line, sender } = aSender(() => 'no answer', true);
    line.answers.command = async () => ({ ok: true, value: { seq: 4, version: 1, id: null } });
    const first = anIntention();
    const answer = sender.send(first);
    await clock.pass(10);
    await answer;
    expect(sender.unanswered(first.name, first.input)).toBeNull();
    line.answers.command = async () => null;
    const second = sender.send(anIntention());
    await clock.pass(10_000);
    await second;
    expect(sender.unanswered(first.name, first.input)).not.toBeNull();
    sender.forget();
    expect(sender.unanswered(first.name, first.input)).toBeNull();
  });

  it('is refused with the field before it is sent when the contract cannot read it', () => {
    const intended = intend('element.write', note('   '), () => null);
    expect(intended).toMatchObject({ ok: false, error: { error: 'invalid_input', fields: [{ path: 'text' }] } });
  });

  it('is sent again with the same id when no answer comes', async () => {
    const { clock, line, sender } = aSender(() => 'no answer', true);
    let heard = 0;
    line.answers.command = async () =>
      (heard += 1) < 3 ? null : { ok: true, value: { seq: 4, version: 1, id: null } };
    const answer = sender.send(anIntention());
    await clock.pass(5_000);
    expect(await answer).toEqual({ ok: true, value: { seq: 4, version: 1, id: null } });
    const ids = line.asked.map(({ said }) => (said as { id: string }).id);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
  });

  it('goes over REST when the line is down, and reads the board after it', async () => {
    const { clock, calls, sender, refetched } = aSender(() => ({ body: { seq: 4, version: 2, id: null } }), false);
    const intention = anIntention();
    const answer = sender.send(intention);
    await clock.pass(10);
    expect((await answer).ok).toBe(true);
    expect(calls[0]).toMatchObject({
      method: 'POST',
      body: { id: intention.id, input: intention.input },
      headers: { 'x-samtavle': '1' },
    });
    expect(refetched()).toBe(1);
  });

  it('says that nothing was heard instead of pretending, after three attempts', async () => {
    const { clock, calls, sender } = aSender(() => 'no answer', false);
    const answer = sender.send(anIntention());
    await clock.pass(10_000);
    expect(await answer).toMatchObject({ ok: false, error: { error: 'unavailable' } });
    expect(calls).toHaveLength(3);
  });

  it('is not sent again after a clear refusal', async () => {
    const refusal = { error: 'stale_version', da: '', en: '', current: { version: 3 } };
    const { clock, calls, sender } = aSender(() => ({ status: 409, body: refusal }), false);
    const answer = sender.send(anIntention());
    await clock.pass(10_000);
    expect(await answer).toEqual({ ok: false, error: refusal });
    expect(calls).toHaveLength(1);
  });

  describe('that was not answered, asked for again', () => {
    const meeting = MeetingId.parse('20000000-0000-4000-8000-000000000001');
    const element = ElementId.parse('30000000-0000-4000-8000-000000000001');

    /** Sends each in turn, with an answer or without. @returns the ids they went with */
    async function sent(...wishes: readonly (readonly [CommandName, object, answered: boolean])[]): Promise<string[]> {
      const { clock, line, sender } = aSender(() => 'no answer', true);
      const ids: string[] = [];
      for (const [name, draft, answered] of wishes) {
        line.answers.command = async () => (answered ? { ok: true, value: { seq: 4, version: 1, id: null } } : null);
        const intended = intend(name, draft as never, sender.unanswered);
        if (!intended.ok) throw new Error(JSON.stringify(intended.error));
        ids.push(intended.value.id);
        const answer = sender.send(intended.value);
        await clock.pass(21_000);
        await answer;
      }
      return ids;
    }

    it('is a new command after it was taken back: a note marked private, opened and marked again', async () => {
      const mark = { citizen: citizen(1), element, version: 1 };
      const [first, , again] = await sent(
        ['element.mark-private', mark, false],
        ['element.lift-private', { citizen: citizen(1), element }, true],
        ['element.mark-private', mark, true],
      );
      expect(again).not.toBe(first);
    });

    it('is a new command wherever it says who is in the room, which others change too', async () => {
      for (const [name, draft] of [
        ['meeting.join', { meeting }],
        ['meeting.step-out', { meeting, out: false }],
        ['meeting.open', {}],
      ] as const) {
        const [first, again] = await sent([name, draft, false], [name, draft, true]);
        expect(again).not.toBe(first);
      }
    });

    it('is the same after something else was written, or done about somebody else', async () => {
      const [first, , , again] = await sent(
        ['element.write', note('Ringet 8.05'), false],
        ['element.write', note('Ringet 9.10'), true],
        ['element.lift-private', { citizen: citizen(2), element }, true],
        ['element.write', note('Ringet 8.05'), true],
      );
      expect(again).toBe(first);
    });
  });

  it('is not sent again for whoever logs in while its answer is waited for', async () => {
    const { clock, calls, sender } = aSender(() => 'no answer', false);
    const answer = sender.send(anIntention());
    await clock.pass(10);
    sender.forget();
    await clock.pass(21_000);
    expect(await answer).toMatchObject({ ok: false, error: { error: 'unavailable' } });
    expect(calls).toHaveLength(1);
  });
});
