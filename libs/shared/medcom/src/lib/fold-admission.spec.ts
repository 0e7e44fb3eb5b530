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
