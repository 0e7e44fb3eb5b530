import { instant, parseCpr, type Cpr } from '@samtavle/domain';
import { buildAcknowledgement, type AcknowledgementOutcome } from './build-acknowledgement.js';
import { readEnvelope, type MessageEnvelope } from './message-envelope.js';
import { nameUuid } from './name-uuid.js';
import { REFUSALS, refuseAt, type RefusalCode } from './notification-refused.js';
import { readHospitalNotification } from './read-hospital-notification.js';
import { INVENTED_HOSPITAL, INVENTED_MUNICIPALITY, tellHospitalStay } from './tell-hospital-stay.js';
import { validateBaseR4, type Entry } from './validate-base-r4.js';

const CPR = parseCpr('0101575001') as Cpr;
const at = instant('2026-11-01T08:00:05Z');
const parts = ['bundle', 'header', 'answered', 'acknowledged', 'sender', 'receiver', 'outcome'] as const;
const [bundle, header, answered, acknowledged, sender, receiver, outcomeId] = parts.map(nameUuid);
const ids = {
  bundle: String(bundle),
  header: String(header),
  answered: String(answered),
  acknowledged: String(acknowledged),
  sender: String(sender),
  receiver: String(receiver),
  outcome: String(outcomeId),
};

function aMessage(): Record<string, unknown> {
  const tellings = [{ event: 'admit', at: instant('2026-11-01T08:00:00Z') }] as const;
  const [message] = tellHospitalStay({ cpr: CPR, episode: nameUuid('stay') }, tellings);
  return JSON.parse(JSON.stringify(message));
}

function envelopeOf(json: unknown): MessageEnvelope {
  const envelope = readEnvelope(json);
  if (envelope === undefined) throw new Error('an envelope was expected');
  return envelope;
}

function acknowledge(outcome: AcknowledgementOutcome, json: unknown = aMessage()) {
  const from = INVENTED_MUNICIPALITY;
  const baseUrl = 'https://samtavle.example/fhir';
  return buildAcknowledgement({ answers: envelopeOf(json), from, outcome, ids, at, baseUrl });
}

function resourcesOf(json: unknown): readonly Entry['resource'][] {
  const result = validateBaseR4(json);
  if (!result.ok) throw new Error(`${result.refusal.code} at ${result.refusal.path}`);
  return result.value.entries.map((entry) => entry.resource);
}

function fatal(code: RefusalCode): AcknowledgementOutcome {
  return { code: 'fatal-error', refusal: refuseAt(code, 'Bundle.entry[2].resource.status').refusal };
}

describe('an acknowledgement', () => {
  it('of a message received says ok, to the sender, about its MessageHeader', () => {
    const json = aMessage();
    const resources = resourcesOf(acknowledge({ code: 'ok' }, json));
    expect(resources.map((each) => each.resourceType)).toEqual([
      'MessageHeader',
      'Provenance',
      'Provenance',
      'Organization',
      'Organization',
    ]);
    expect(resources[0]).toMatchObject({
      id: ids.header,
      eventCoding: { code: 'acknowledgement-message' },
      destination: [
        {
          endpoint: 'https://sor2.sum.dsdn.dk/#id=999999990000001',
          receiver: { reference: `Organization/${ids.receiver}` },
        },
      ],
      sender: { reference: `Organization/${ids.sender}` },
      source: { endpoint: 'https://sor2.sum.dsdn.dk/#id=999999990000002' },
      response: { identifier: envelopeOf(json).messageId, code: 'ok' },
    });
    expect(resources[3]).toMatchObject({ name: INVENTED_MUNICIPALITY.name });
    expect(resources[4]).toMatchObject({ name: INVENTED_HOSPITAL.name });
  });

  it('carries one Provenance of the message and one of itself', () => {
    const json = aMessage();
    const { messageId } = envelopeOf(json);
    expect(resourcesOf(acknowledge({ code: 'ok' }, json)).slice(1, 3)).toMatchObject([
      {
        target: [{ reference: `MessageHeader/${messageId}` }],
        occurredDateTime: '2026-11-01T08:00:00.000Z',
        activity: { coding: [{ code: 'admit-inpatient' }] },
        agent: [{ who: { reference: `Organization/${ids.receiver}` } }],
      },
      {
        target: [{ reference: `MessageHeader/${ids.header}` }],
        occurredDateTime: at,
        activity: { coding: [{ code: 'acknowledgement' }] },
        agent: [{ who: { reference: `Organization/${ids.sender}` } }],
        entity: [{ role: 'revision', what: { reference: `MessageHeader/${messageId}` } }],
      },
    ]);
  });

  it('of a message received twice is ok and says so', () => {
    const resources = resourcesOf(acknowledge({ code: 'ok', duplicate: true }));
    expect(resources[0]).toMatchObject({
      response: { code: 'ok', details: { reference: `OperationOutcome/${ids.outcome}` } },
    });
    expect(resources[5]).toMatchObject({ issue: [{ severity: 'information', code: 'duplicate' }] });
  });

  it('of a message that cannot be taken now asks to send it again', () => {
    const resources = resourcesOf(acknowledge({ code: 'transient-error', reason: 'Databasen svarer ikke.' }));
    expect(resources[0]).toMatchObject({ response: { code: 'transient-error' } });
    expect(resources[5]).toMatchObject({
      issue: [
        {
          severity: 'error',
          code: 'transient',
          details: { coding: [{ code: 'MSG_Mailbox_Out_Of_Operation' }], text: 'Databasen svarer ikke.' },
        },
      ],
    });
  });

  it.each(Object.keys(REFUSALS) as RefusalCode[])(
    'of a message refused for %s gives the reason in both languages',
    (code) => {
      const resources = resourcesOf(acknowledge(fatal(code)));
      expect(resources[0]).toMatchObject({ response: { code: 'fatal-error' } });
      expect(resources[5]).toMatchObject({
        issue: [
          {
            severity: 'error',
            details: { text: `${REFUSALS[code].da} / ${REFUSALS[code].en}` },
            expression: ['Bundle.entry[2].resource.status'],
          },
        ],
      });
    },
  );

  it('answers also a message that broke the rules', () => {
    const json = { ...aMessage(), timestamp: 'yesterday', mood: 'good', type: 'letter' };
    const read = readHospitalNotification(json, { receivers: [INVENTED_MUNICIPALITY], receivedAt: at });
    expect(read.ok).toBe(false);
    expect(resourcesOf(acknowledge(fatal('element_unknown'), json))[0]).toMatchObject({
      response: { code: 'fatal-error' },
    });
  });

  it('names nobody from the message', () => {
    expect(JSON.stringify(acknowledge(fatal('cpr_impossible')))).not.toMatch(/0101575001|Opdigtet/);
  });
});

describe('the envelope of a message', () => {
  it('is not there when the message does not say who sent it', () => {
    const json = aMessage();
    expect(readEnvelope({ ...json, entry: (json['entry'] as unknown[]).slice(0, 3) })).toBeUndefined();
    expect(readEnvelope({ ...json, entry: (json['entry'] as unknown[]).slice(1) })).toBeUndefined();
    expect(readEnvelope('text')).toBeUndefined();
    expect(readEnvelope(undefined)).toBeUndefined();
  });

  it('is not looked for in a message that is hostile', () => {
    expect(readEnvelope(JSON.parse(`{"__proto__":1,${JSON.stringify(aMessage()).slice(1)}`))).toBeUndefined();
  });

  it('leaves out what has no proper form', () => {
    const json = aMessage();
    const [first] = json['entry'] as { resource: Record<string, unknown> }[];
    if (first) first.resource['source'] = { endpoint: 'two words' };
    expect(readEnvelope({ ...json, timestamp: '2026-02-30T10:99:00Z' })).toMatchObject({
      answerTo: null,
      sentAt: null,
    });
  });
});
