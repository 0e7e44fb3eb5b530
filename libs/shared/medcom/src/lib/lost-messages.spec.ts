import { instant, parseCpr, type Cpr } from '@samtavle/domain';
import { foldAdmission } from './fold-admission.js';
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

function withLast(message: StayMessage, replaces: string): StayMessage {
  return { ...message, chain: message.chain.slice(-1).map((link) => ({ ...link, replaces })) };
}

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
