import { instant, parseCpr, type Cpr } from '@samtavle/domain';
import * as fc from 'fast-check';
import { foldAdmission } from './fold-admission.js';
import { groupByStay } from './group-by-stay.js';
import { stayMessageOf, type StayMessage } from './hospital-notification.js';
import { readHospitalNotification } from './read-hospital-notification.js';
import type { StayTelling } from './stay-register.js';
import { INVENTED_MUNICIPALITY, tellHospitalStay } from './tell-hospital-stay.js';

const CPR = parseCpr('0101575001') as Cpr;
const EPISODE = '7d3c1d9e-5a5b-4c0e-9d4f-3f1c52a80b11';
const options = { receivers: [INVENTED_MUNICIPALITY], receivedAt: instant('2026-11-26T12:00:00Z') };
const at = (text: string) => instant(`2026-11-${text}:00Z`);
const shown = (text: string) => `2026-11-${text}:00.000Z`;

function stay(tellings: readonly StayTelling[], episode = EPISODE): readonly StayMessage[] {
  return tellHospitalStay({ cpr: CPR, episode }, tellings).map((bundle) => {
    const result = readHospitalNotification(bundle, options);
    if (!result.ok) throw new Error(`${result.refusal.code} at ${result.refusal.path}`);
    return stayMessageOf(result.value);
  });
}

const admitted: StayTelling = { event: 'admit', at: at('01T08:00') };
const startLeave: StayTelling = { event: 'start_leave', at: at('05T10:00') };
const endLeave: StayTelling = { event: 'end_leave', at: at('06T10:00') };
const discharged: StayTelling = { event: 'discharge', at: at('09T14:00') };
const later = { sentAt: at('20T00:00') };

describe('a hospital stay as it stands', () => {
  const base = {
    admittedAt: shown('01T08:00'),
    dischargedAt: null,
    leaveSince: null,
    emergency: false,
    deceased: false,
  };

  it.each<[string, StayTelling[], object]>([
    ['admitted', [admitted], { ...base, status: 'admitted' }],
    ['on leave', [admitted, startLeave], { ...base, status: 'on_leave', leaveSince: shown('05T10:00') }],
    ['back from leave', [admitted, startLeave, endLeave], { ...base, status: 'admitted' }],
    [
      'discharged',
      [admitted, startLeave, endLeave, discharged],
      { ...base, status: 'discharged', dischargedAt: shown('09T14:00') },
    ],
    ['acute', [{ ...admitted, emergency: true }], { ...base, status: 'admitted', emergency: true }],
    [
      'discharged from an acute stay',
      [{ ...admitted, emergency: true }, discharged],
      { ...base, status: 'discharged', emergency: true, dischargedAt: shown('09T14:00') },
    ],
    [
      'admitted from an acute stay',
      [
        { ...admitted, emergency: true },
        { event: 'admit', at: at('01T20:00') },
      ],
      { ...base, status: 'admitted', admittedAt: shown('01T20:00') },
    ],
    [
      'never there: the admission was cancelled',
      [admitted, { event: 'admit', change: 'cancel', at: at('02T08:00') }],
      { ...base, status: 'cancelled' },
    ],
    [
      'never there: cancelled with its leave',
      [admitted, startLeave, { event: 'admit', change: 'cancel', at: at('06T08:00') }],
      { ...base, status: 'cancelled' },
    ],
    [
      'still acute: only the admission from it was cancelled',
      [
        { ...admitted, emergency: true },
        { event: 'admit', at: at('01T20:00') },
        { event: 'admit', change: 'cancel', at: at('01T21:00') },
      ],
      { ...base, status: 'admitted', emergency: true },
    ],
    [
      'admitted: the acute stay before it was cancelled',
      [
        { ...admitted, emergency: true },
        { event: 'admit', at: at('01T20:00') },
        { event: 'admit', change: 'cancel', emergency: true, at: at('01T21:00') },
      ],
      { ...base, status: 'admitted', admittedAt: shown('01T20:00') },
    ],
    [
      'admitted after all: a cancelled admission was corrected, and the one before it is left alone',
      [
        admitted,
        discharged,
        { event: 'admit', at: at('10T08:00') },
        { event: 'admit', change: 'cancel', at: at('10T09:00') },
        { event: 'admit', change: 'revise', at: at('10T07:00'), sentAt: at('10T10:00') },
        { event: 'admit', change: 'cancel', at: at('10T11:00') },
      ],
      { ...base, status: 'discharged', dischargedAt: shown('09T14:00') },
    ],
    [
      'discharged alive: a death told after the discharge was taken back',
      [
        admitted,
        discharged,
        { event: 'death', at: at('10T03:00') },
        { event: 'death', change: 'cancel', at: at('10T04:00') },
      ],
      { ...base, status: 'discharged', dischargedAt: shown('09T14:00') },
    ],
    [
      'never there: a corrected admission was cancelled',
      [
        admitted,
        { event: 'admit', change: 'revise', at: at('01T07:00'), sentAt: at('01T09:00') },
        { event: 'admit', change: 'cancel', at: at('01T10:00') },
      ],
      { ...base, status: 'cancelled', admittedAt: shown('01T07:00') },
    ],
    [
      'admitted again after a cancellation',
      [admitted, { event: 'admit', change: 'cancel', at: at('02T08:00') }, { event: 'admit', at: at('02T09:00') }],
      { ...base, status: 'admitted', admittedAt: shown('02T09:00') },
    ],
    [
      'admitted at the corrected time',
      [admitted, { event: 'admit', change: 'revise', at: at('01T07:00'), sentAt: at('01T09:00') }],
      { ...base, status: 'admitted', admittedAt: shown('01T07:00') },
    ],
    [
      'still on leave when the admission is corrected meanwhile',
      [admitted, startLeave, { event: 'admit', change: 'revise', at: at('01T07:00'), ...later }],
      { ...base, status: 'on_leave', admittedAt: shown('01T07:00'), leaveSince: shown('05T10:00') },
    ],
    [
      'still discharged when the admission is corrected afterwards',
      [admitted, discharged, { event: 'admit', change: 'revise', at: at('01T07:00'), ...later }],
      { ...base, status: 'discharged', admittedAt: shown('01T07:00'), dischargedAt: shown('09T14:00') },
    ],
    [
      'on leave since the corrected time',
      [admitted, startLeave, { event: 'start_leave', change: 'revise', at: at('05T12:00'), ...later }],
      { ...base, status: 'on_leave', leaveSince: shown('05T12:00') },
    ],
    [
      'not on leave after all',
      [admitted, startLeave, { event: 'start_leave', change: 'cancel', at: at('05T11:00') }],
      { ...base, status: 'admitted' },
    ],
    [
      'still on leave: the return was cancelled',
      [admitted, startLeave, endLeave, { event: 'end_leave', change: 'cancel', at: at('06T11:00') }],
      { ...base, status: 'on_leave', leaveSince: shown('05T10:00') },
    ],
    [
      'discharged at the corrected time',
      [admitted, discharged, { event: 'discharge', change: 'revise', at: at('09T12:00'), ...later }],
      { ...base, status: 'discharged', dischargedAt: shown('09T12:00') },
    ],
    [
      'not discharged after all',
      [admitted, discharged, { event: 'discharge', change: 'cancel', at: at('09T15:00') }],
      { ...base, status: 'admitted' },
    ],
    [
      'still on leave: the discharge from leave was cancelled',
      [admitted, startLeave, discharged, { event: 'discharge', change: 'cancel', at: at('09T15:00') }],
      { ...base, status: 'on_leave', leaveSince: shown('05T10:00') },
    ],
    [
      'ended by death',
      [admitted, startLeave, { event: 'death', at: at('06T03:00') }],
      { ...base, status: 'discharged', dischargedAt: shown('06T03:00'), deceased: true },
    ],
    [
      'alive: the death was taken back',
      [admitted, { event: 'death', at: at('06T03:00') }, { event: 'death', change: 'cancel', at: at('06T04:00') }],
      { ...base, status: 'admitted' },
    ],
    [
      'moved to another department',
      [admitted, { ...startLeave, hospital: { name: 'Afsnit N7', sor: '999999990000003', gln: null } }],
      { ...base, status: 'on_leave', leaveSince: shown('05T10:00'), ward: 'Afsnit N7' },
    ],
  ])('%s', (_, tellings, state) => {
    expect(foldAdmission(stay(tellings))).toMatchObject(state);
  });

  it('a cancelled discharge says in-progress, yet who was on leave is on leave', () => {
    const told = stay([admitted, startLeave, discharged, { event: 'discharge', change: 'cancel', at: at('09T15:00') }]);
    const literal = told.map((message) =>
      message.event === 'cancel' ? { ...message, status: 'in-progress' as const, leave: null } : message,
    );
    expect(foldAdmission(literal)).toMatchObject({ status: 'on_leave', leaveSince: shown('05T10:00') });
  });

  it('follows the history where clocks and seconds are of no help', () => {
    const moment = { at: at('01T08:00') };
    const skewed = { at: at('05T10:00'), sentAt: at('01T07:00') };
    for (const episode of ['a', 'b', 'c', 'd', 'e']) {
      const oneSecond = stay(
        [
          { event: 'admit', ...moment },
          { event: 'start_leave', ...moment },
          { event: 'discharge', ...moment },
        ],
        episode,
      );
      expect(foldAdmission(oneSecond)).toMatchObject({ status: 'discharged' });
      expect(foldAdmission(stay([admitted, { event: 'start_leave', ...skewed }], episode))).toMatchObject({
        status: 'on_leave',
      });
    }
  });

  it('is nothing before the first message', () => {
    expect(foldAdmission([])).toEqual({ status: 'none' });
  });

  it('shows the time of the event, not of its message', () => {
    expect(foldAdmission(stay([{ ...admitted, ...later }]))).toMatchObject({ admittedAt: shown('01T08:00') });
  });
});

describe('when messages are lost', () => {
  const whole = stay([admitted, startLeave, endLeave, discharged]);
  const only = (...kept: number[]) => foldAdmission(kept.flatMap((index) => whole[index] ?? []));

  it('the stay is read from those that came', () => {
    expect(only(1)).toMatchObject({ status: 'on_leave', admittedAt: shown('01T08:00'), leaveSince: shown('05T10:00') });
    expect(only(2)).toMatchObject({ status: 'admitted', admittedAt: shown('01T08:00') });
    expect(only(3)).toMatchObject({ status: 'discharged', dischargedAt: shown('09T14:00') });
    expect(only(0, 2)).toMatchObject({ status: 'admitted', leaveSince: null });
  });

  it.each<[string, StayTelling, string]>([
    ['admission', { event: 'admit', change: 'cancel', at: at('10T00:00') }, 'cancelled'],
    ['discharge', { event: 'discharge', change: 'cancel', at: at('10T00:00') }, 'admitted'],
  ])('a cancelled %s says by itself what holds', (_, cancel, status) => {
    const message = stay([admitted, discharged, cancel]).at(-1);
    expect(message && foldAdmission([message])).toMatchObject({ status });
  });

  it('a cancelled return from leave says by itself since when the leave lasts', () => {
    const message = stay([
      admitted,
      startLeave,
      endLeave,
      { event: 'end_leave', change: 'cancel', at: at('06T11:00') },
    ]).at(-1);
    expect(message && foldAdmission([message])).toMatchObject({ status: 'on_leave', leaveSince: shown('05T10:00') });
  });

  it('a correction waits for nothing: the original changes nothing when it comes late', () => {
    const [original, correction] = stay([
      admitted,
      { event: 'admit', change: 'revise', at: at('01T07:00'), sentAt: at('01T09:00') },
    ]);
    if (!original || !correction) throw new Error('two messages expected');
    expect(foldAdmission([correction, original])).toEqual(foldAdmission([correction]));
  });

  it('a cancellation we only hear of through a later message still counts', () => {
    const [, ...rest] = stay([
      admitted,
      { event: 'admit', change: 'cancel', at: at('02T08:00') },
      { event: 'admit', at: at('03T08:00') },
      { event: 'admit', change: 'cancel', at: at('04T08:00') },
    ]);
    const [first] = stay([admitted]);
    expect(foldAdmission([...(first ? [first] : []), ...rest.slice(1)])).toMatchObject({ status: 'cancelled' });
  });
});

describe('when the history is not told', () => {
  const withoutHistory = (message: StayMessage): StayMessage => ({
    ...message,
    chain: message.chain.slice(-1),
    supersedes: [],
  });

  it('a corrected admission still does not end the leave', () => {
    const story = stay([admitted, startLeave, { event: 'admit', change: 'revise', at: at('01T07:00'), ...later }]);
    expect(foldAdmission(story.slice(1).map(withoutHistory))).toMatchObject({
      status: 'on_leave',
      admittedAt: shown('01T07:00'),
    });
  });

  it('a cancellation means the latest of its kind', () => {
    const story = stay([admitted, startLeave, endLeave, { event: 'end_leave', change: 'cancel', at: at('06T11:00') }]);
    expect(foldAdmission(story.map(withoutHistory))).toMatchObject({ status: 'on_leave' });
  });

  it('a cancellation of a message nobody knows means the latest of its kind', () => {
    const story = stay([admitted, { event: 'admit', change: 'cancel', at: at('02T08:00') }]);
    const renamed = story.map((message) =>
      message.event === 'cancel' ? withLast(message, '5790000120420#BrevNr00133') : message,
    );
    expect(foldAdmission(renamed)).toMatchObject({ status: 'cancelled' });
  });

  it('a cancelled acute stay does not take the admission along, even when it names the latest message', () => {
    const cancel: StayTelling = { event: 'admit', change: 'cancel', emergency: true, at: at('01T21:00') };
    const story = stay([{ ...admitted, emergency: true }, { event: 'admit', at: at('01T20:00') }, cancel]);
    const latest = story[1]?.messageId ?? '';
    const renamed = story.map((message) => (message.event === 'cancel' ? withLast(message, latest) : message));
    expect(foldAdmission(renamed)).toMatchObject({ status: 'admitted', admittedAt: shown('01T20:00') });
  });

  it('a correction that never came leaves what we hold', () => {
    const story = stay([
      admitted,
      startLeave,
      { event: 'start_leave', change: 'revise', at: at('05T12:00'), sentAt: at('05T13:00') },
      { event: 'admit', change: 'revise', at: at('01T07:00'), ...later },
    ]);
    expect(foldAdmission(story.filter((_, index) => index !== 2))).toMatchObject({
      status: 'on_leave',
      leaveSince: shown('05T10:00'),
    });
  });

  it('a correction that never came does not turn a cancelled discharge into one', () => {
    const story = stay([
      admitted,
      discharged,
      { event: 'discharge', change: 'cancel', at: at('09T15:00') },
      { event: 'discharge', change: 'revise', at: at('09T13:00'), sentAt: at('09T16:00') },
      { event: 'admit', at: at('10T08:00'), emergency: true },
      { event: 'admit', change: 'cancel', at: at('10T09:00') },
    ]);
    expect(foldAdmission(story.filter((_, index) => index !== 3))).toMatchObject({
      status: 'admitted',
      dischargedAt: null,
    });
  });
});

describe('several stays of one citizen', () => {
  const other = 'b1d7c6f0-2f1f-4a69-8a35-0c4f0f6c9d22';

  it('are told apart by the identifier of the stay', () => {
    const groups = groupByStay([...stay([admitted]), ...stay([admitted], other), ...stay([admitted, discharged])]);
    expect(groups.map((group) => group.length).sort()).toEqual([1, 3]);
  });

  it('are never folded into one', () => {
    expect(() => foldAdmission([...stay([admitted]), ...stay([admitted], other)])).toThrow(RangeError);
  });

  it('are one stay when a message joins two identifiers', () => {
    const [local] = stay([admitted]);
    const [second] = stay([discharged], other);
    if (!local || !second) throw new Error('two messages expected');
    const bridge = { ...local, messageId: 'bridge', episodes: [local.episode, second.episode] };
    expect(groupByStay([local, second, bridge])).toHaveLength(1);
    expect(groupByStay([local, second])).toHaveLength(2);
    expect(groupByStay([local, bridge, local, second])).toHaveLength(1);
  });
});

/** Any story a hospital could register, also a muddled one: hours on a line, some told late, some at one moment. */
const anyStory: fc.Arbitrary<readonly StayTelling[]> = fc
  .array(
    fc.record({
      event: fc.constantFrom('admit', 'admit', 'start_leave', 'end_leave', 'discharge', 'death' as const),
      change: fc.constantFrom(undefined, undefined, 'revise' as const, 'cancel' as const),
      gap: fc.integer({ min: 0, max: 3 }),
      late: fc.integer({ min: 0, max: 2 }),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((steps) => {
    let now = Date.parse(admitted.at);
    const story: StayTelling[] = [admitted];
    for (const { event, change, gap, late } of steps) {
      now += gap * 3_600_000;
      const when = { at: instant(new Date(now)), sentAt: instant(new Date(now + late * 3_600_000)) };
      const told = story.some((telling) => telling.event === event);
      // MedCom has no code for correcting a death: it is told again.
      story.push(change !== undefined && told && event !== 'death' ? { event, change, ...when } : { event, ...when });
    }
    return story;
  });

function withLast(message: StayMessage, replaces: string): StayMessage {
  return { ...message, chain: message.chain.slice(-1).map((link) => ({ ...link, replaces })) };
}

/** The messages of a story that obey the rules; a muddled register writes some that do not. */
function readable(story: readonly StayTelling[]): readonly StayMessage[] {
  return tellHospitalStay({ cpr: CPR, episode: EPISODE }, story).flatMap((bundle) => {
    const result = readHospitalNotification(bundle, options);
    return result.ok ? [stayMessageOf(result.value)] : [];
  });
}

describe('the order in which messages arrive', () => {
  it('never changes the stay, nor does receiving them several times', () => {
    fc.assert(
      fc.property(anyStory, fc.infiniteStream(fc.nat()), (story, chance) => {
        const messages = readable(story);
        const some = messages.filter(() => (chance.next().value ?? 0) % 4 > 0);
        const arrived = [...some, ...some.filter(() => (chance.next().value ?? 0) % 2 > 0)]
          .map((message) => ({ message, key: chance.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ message }) => message);
        expect(foldAdmission(arrived)).toEqual(foldAdmission(some));
      }),
      { numRuns: 150 },
    );
  });

  it('never makes a stay without admission time, on leave without beginning, or discharged without end', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const state = foldAdmission(readable(story));
        if (state.status === 'none') throw new Error('messages must say something');
        expect(state.leaveSince === null).toBe(state.status !== 'on_leave');
        expect(state.dischargedAt === null).toBe(state.status !== 'discharged');
      }),
      { numRuns: 150 },
    );
  });

  it('does not matter even when messages contradict each other', () => {
    const [a, b] = stay([admitted, discharged]);
    if (!a || !b) throw new Error('two messages expected');
    const ring = [
      withLast(a, b.messageId),
      withLast(b, a.messageId),
      { ...a, ward: 'Et andet sted' },
      { ...b, ward: 'Et tredje sted' },
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(ring, { minLength: 4 }), (shuffled) => {
        expect(foldAdmission(shuffled)).toEqual(foldAdmission(ring));
      }),
    );
  });
});
