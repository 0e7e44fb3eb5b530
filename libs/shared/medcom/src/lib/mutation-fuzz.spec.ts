import { instant, parseCpr, type Cpr } from '@samtavle/domain';
import * as fc from 'fast-check';
import { parseBundleText } from './bundle-text.js';
import { readEnvelope } from './message-envelope.js';
import { nameUuid } from './name-uuid.js';
import { readHospitalNotification } from './read-hospital-notification.js';
import { INVENTED_MUNICIPALITY, tellHospitalStay } from './tell-hospital-stay.js';

const options = { receivers: [INVENTED_MUNICIPALITY], receivedAt: instant('2026-11-26T12:00:00Z') };
const stay = { cpr: parseCpr('0101575001') as Cpr, episode: nameUuid('stay') };
const texts = tellHospitalStay(stay, [
  { event: 'admit', at: instant('2026-11-01T08:00:00Z') },
  { event: 'start_leave', at: instant('2026-11-05T08:00:00Z') },
  { event: 'discharge', at: instant('2026-11-09T08:00:00Z') },
]).map((bundle) => JSON.stringify(bundle));

/** Reads whatever comes; the only thing it may not do is throw, or keep what it should not. */
function survives(json: unknown): void {
  readEnvelope(json);
  const result = readHospitalNotification(json, options);
  if (!result.ok) expect(result.refusal.path).toMatch(/^Bundle[\w.[\]?]*$/);
}

function everyPlace(json: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof json !== 'object' || json === null) return [[...path]];
  const inside = Array.isArray(json)
    ? json.flatMap((value, index) => everyPlace(value, [...path, index]))
    : Object.entries(json).flatMap(([key, value]) => everyPlace(value, [...path, key]));
  return [[...path], ...inside];
}

function change(
  json: unknown,
  [first, ...rest]: readonly (string | number)[],
  to: (value: unknown) => unknown,
): unknown {
  if (first === undefined || typeof json !== 'object' || json === null) return to(json);
  const changed = change(Reflect.get(json, first), rest, to);
  const copy: object = Array.isArray(json) ? [...json] : { ...json };
  Reflect.set(copy, first, changed);
  return copy;
}

const places = texts.map((text) => everyPlace(JSON.parse(text)));
const mutation = fc.nat({ max: texts.length - 1 }).chain((which) =>
  fc.record({
    text: fc.constant(texts[which] ?? ''),
    place: fc.constantFrom(...(places[which] ?? [])),
    to: fc.oneof(fc.constant(undefined), fc.jsonValue(), fc.string(), fc.anything()),
  }),
);

describe('whatever arrives', () => {
  it('no changed value makes the reader throw', () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
        let json: unknown = JSON.parse(mutations[0]?.text ?? '');
        for (const { place, to } of mutations) json = change(json, place, () => to);
        survives(json);
      }),
      { numRuns: 1_500 },
    );
  });

  it('no changed character makes it throw', () => {
    const cut = fc.record({ from: fc.nat(6_000), length: fc.nat(60), put: fc.string({ maxLength: 8 }) });
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(cut, { minLength: 1, maxLength: 4 }), (text, cuts) => {
        const damaged = cuts.reduce(
          (from, { from: at, length, put }) => from.slice(0, at) + put + from.slice(at + length),
          text,
        );
        const json = parseBundleText(damaged);
        if (json.ok) survives(json.value);
      }),
      { numRuns: 1_000 },
    );
  });

  it('nothing at all makes it throw', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withDate: true, withMap: true, withBigInt: true, maxDepth: 4 }),
        survives,
      ),
      { numRuns: 1_000 },
    );
  });

  it('nothing that refers to itself makes it throw or hang', () => {
    const ring: Record<string, unknown> = { resourceType: 'Bundle' };
    ring['entry'] = [ring];
    survives(ring);
  });

  it('a message cut off anywhere is refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.double({ min: 0, max: 0.9999, noNaN: true }), (text, part) => {
        expect(parseBundleText(text.slice(0, Math.floor(text.length * part))).ok).toBe(false);
      }),
    );
  });
});
