import { instant, parseCpr, type Cpr } from '@samtavle/domain';
import * as fc from 'fast-check';
import { foldAdmission } from './fold-admission.js';
import { stayMessageOf, type StayMessage } from './hospital-notification.js';
import { readHospitalNotification } from './read-hospital-notification.js';
import type { StayTelling } from './stay-register.js';
import { INVENTED_MUNICIPALITY, tellHospitalStay } from './tell-hospital-stay.js';

const CPR = parseCpr('0101575001') as Cpr;
const EPISODE = '7d3c1d9e-5a5b-4c0e-9d4f-3f1c52a80b11';
const options = { receivers: [INVENTED_MUNICIPALITY], receivedAt: instant('2026-11-26T12:00:00Z') };
const at = (text: string) => instant(`2026-11-${text}:00Z`);

function stay(tellings: readonly StayTelling[], episode = EPISODE): readonly StayMessage[] {
  return tellHospitalStay({ cpr: CPR, episode }, tellings).map((bundle) => {
    const result = readHospitalNotification(bundle, options);
    if (!result.ok) throw new Error(`${result.refusal.code} at ${result.refusal.path}`);
    return stayMessageOf(result.value);
  });
}

const admitted: StayTelling = { event: 'admit', at: at('01T08:00') };
const discharged: StayTelling = { event: 'discharge', at: at('09T14:00') };

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
