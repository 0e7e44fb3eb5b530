import { addDays, type Day, day } from '@samtavle/domain';
import fc from 'fast-check';
import { type CarePlanRecord } from './care-plan-record.js';
import { checkRecord } from './check-record.js';
import { quarterOf, quarterText } from './quarter.js';
import { AGREEMENT_STATES, GOAL_STATES, INSTRUMENTS, QUARTER_VALUES, STATUS_AREAS } from './words.js';

const TODAY = day('2026-11-26');
const days = fc.integer({ min: -4000, max: 4000 }).map((offset) => addDays(TODAY, offset));
const dayOrNone = fc.option(days);
const problems = (record: CarePlanRecord, before: CarePlanRecord | null = null, today: Day = TODAY) =>
  checkRecord(record, before, today).map(({ path, problem }) => `${path} ${problem}`);

const effort = (more: Partial<Extract<CarePlanRecord, { kind: 'effort_goal' }>> = {}): CarePlanRecord => ({
  kind: 'effort_goal',
  theme: 'housing',
  goal: 'g',
  whyNot: null,
  state: 'active',
  dueOn: null,
  ...more,
});
const agreement = (more: Partial<Extract<CarePlanRecord, { kind: 'plan_agreement' }>> = {}): CarePlanRecord => ({
  kind: 'plan_agreement',
  state: 'agreed',
  said: '',
  discussedOn: TODAY,
  withCitizen: true,
  nextReviewOn: null,
  ...more,
});

describe('an effort goal', () => {
  it('has a goal of the citizen’s or a reason, and exactly one of the two', () => {
    fc.assert(
      fc.property(fc.option(fc.uuid()), fc.option(fc.string()), (goal, whyNot) => {
        const wrong = problems(effort({ goal, whyNot })).some((one) => one.startsWith('whyNot'));
        expect(wrong).toBe((goal === null) === (whyNot === null));
      }),
    );
  });

  it('begins as active, and goes from active to reached or set aside and back', () => {
    const states = fc.constantFrom(...GOAL_STATES);
    fc.assert(
      fc.property(states, (state) => {
        expect(problems(effort({ state })).length).toBe(state === 'active' ? 0 : 1);
      }),
    );
    fc.assert(
      fc.property(states, states, (before, after) => {
        const may = before === after || before === 'active' || after === 'active';
        expect(problems(effort({ state: after }), effort({ state: before }))).toEqual(may ? [] : ['state state_step']);
      }),
    );
  });

  it('is due from today on, and an old day is only asked about when it is changed', () => {
    fc.assert(
      fc.property(days, (dueOn) => {
        const wrong = dueOn < TODAY || dueOn > addDays(TODAY, 3660);
        expect(problems(effort({ dueOn })).length).toBe(wrong ? 1 : 0);
        expect(problems(effort({ dueOn, theme: 'economy' }), effort({ dueOn }))).toEqual([]);
      }),
    );
  });
});

describe('what the citizen says to the plan', () => {
  it('stands with its reason unless it is a plain yes, and with its day unless it was not discussed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...AGREEMENT_STATES),
        fc.constantFrom('', '  ', 'Ikke enig i medicinen.'),
        dayOrNone,
        fc.boolean(),
        (state, said, discussedOn, withCitizen) => {
          const found = problems(agreement({ state, said, discussedOn, withCitizen }));
          expect(found.includes('said say_why')).toBe(state !== 'agreed' && said.trim() === '');
          expect(found.includes('discussedOn when_discussed')).toBe(state !== 'not_discussed' && discussedOn === null);
          expect(found.includes('discussedOn not_discussed')).toBe(state === 'not_discussed' && discussedOn !== null);
          expect(found.includes('withCitizen not_discussed')).toBe(state === 'not_discussed' && withCitizen);
          expect(found.includes('discussedOn future')).toBe(discussedOn !== null && discussedOn > TODAY);
        },
      ),
    );
  });

  it('is reviewed again from today on, at most a year ahead, and not before it was discussed', () => {
    expect(problems(agreement({ nextReviewOn: TODAY }))).toEqual([]);
    expect(problems(agreement({ nextReviewOn: addDays(TODAY, -1) }))).toEqual([
      'nextReviewOn before_discussed',
      'nextReviewOn past',
    ]);
    expect(problems(agreement({ nextReviewOn: addDays(TODAY, 367) }))).toEqual(['nextReviewOn too_far']);
    const overdue = agreement({ discussedOn: day('2026-01-05'), nextReviewOn: day('2026-06-05') });
    expect(problems({ ...overdue }, overdue)).toEqual([]);
  });
});

describe('days of other records', () => {
  it('come in order: a legal measure does not end before it begins', () => {
    fc.assert(
      fc.property(days, dayOrNone, (from, validTo) => {
        const wrong = validTo !== null && validTo < from;
        expect(problems({ kind: 'legal_status', from, validTo })).toEqual(wrong ? ['validTo before_start'] : []);
      }),
    );
  });

  it('of what has happened are not in the future', () => {
    fc.assert(
      fc.property(days, (on) => {
        const future = on > TODAY;
        const statement = { kind: 'advance_statement', state: 'made', on, text: 'x', keptWhere: '' } as const;
        expect(problems(statement)).toEqual(future ? ['on future'] : []);
        expect(problems({ kind: 'crisis_plan', reviewedOn: on })).toEqual(future ? ['reviewedOn future'] : []);
        expect(problems({ kind: 'measure', instrument: 'who_5', on, score: 52 })).toEqual(future ? ['on future'] : []);
        const given = { kind: 'medication_due', dueOn: TODAY, takenOn: on } as const;
        expect(problems(given)).toEqual(future ? ['takenOn future'] : []);
      }),
    );
  });

  it('of a dose may be past: an overdue one is written because it is overdue', () => {
    expect(problems({ kind: 'medication_due', dueOn: addDays(TODAY, -40), takenOn: null })).toEqual([]);
    expect(problems({ kind: 'medication_due', dueOn: addDays(TODAY, 400), takenOn: null })).toEqual(['dueOn too_far']);
  });
});

describe('a status of a quarter', () => {
  it('says only what can be said of its area, of no quarter to come', () => {
    const values = [...new Set(STATUS_AREAS.flatMap((area) => [...QUARTER_VALUES[area]])), 'rich'];
    fc.assert(
      fc.property(fc.constantFrom(...STATUS_AREAS), fc.constantFrom(...values), days, (area, value, of) => {
        const known: readonly string[] = QUARTER_VALUES[area];
        const found = problems({ kind: 'life_status', area, value, quarter: quarterOf(of) });
        expect(found.includes('value not_of_area')).toBe(!known.includes(value));
        expect(found.includes('quarter future')).toBe(quarterOf(of) > '2026-Q4');
      }),
    );
  });

  it('knows its quarter from the day', () => {
    expect(
      ['2026-01-01', '2026-03-31', '2026-04-01', '2026-09-30', '2026-12-31'].map((of) => quarterOf(day(of))),
    ).toEqual(['2026-Q1', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
  });
});

describe('a measure', () => {
  it('lies within what its instrument can give, where that is known; and says what it may be', () => {
    const score = fc.double({ min: -10, max: 1100, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...INSTRUMENTS), score, (instrument, given) => {
        const top = { brief_inspire_o: 100, who_5: 100, collaborate: 9 }[instrument as string];
        const wrong = top !== undefined && (given < 0 || given > top);
        const found = problems({ kind: 'measure', instrument, on: TODAY, score: given });
        expect(found).toEqual(wrong ? ['score out_of_range'] : []);
      }),
    );
    const [told] = checkRecord({ kind: 'measure', instrument: 'collaborate', on: TODAY, score: 10 }, null, TODAY);
    expect(told?.da).toContain('0–9');
    expect(told?.en).toContain('0–9');
  });

  it('has no score when the citizen did not want to', () => {
    expect(problems({ kind: 'measure', instrument: 'who_5', on: TODAY, score: null })).toEqual([]);
  });
});

describe('an advance statement', () => {
  it('that was made says what it is or where it lies', () => {
    const made = { kind: 'advance_statement', state: 'made', on: TODAY, text: '', keptWhere: '' } as const;
    expect(problems(made)).toEqual(['text text_or_place']);
    expect(problems({ ...made, keptWhere: 'I journalen.' })).toEqual([]);
    expect(problems({ ...made, state: 'offered_declined' })).toEqual([]);
  });

  it('says its quarter as people do', () => {
    expect([quarterText('2026-Q4', 'da'), quarterText('2026-Q4', 'en')]).toEqual(['4. kvartal 2026', 'Q4 2026']);
  });
});
