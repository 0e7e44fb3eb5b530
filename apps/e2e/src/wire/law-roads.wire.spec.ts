import { expect, test } from '@playwright/test';
import {
  AuditPage,
  type CitizenId,
  type CommandDraft,
  DraftEffect,
  MeetingId,
  PolicyView,
  TaskList,
  unpackCards,
  WallView,
} from '@samtavle/contracts';
import { admitMessage, sendMessage } from '../support/hospital-message.js';
import { Server } from '../support/server.js';
import { until } from '../support/until.js';
import { done, type WireClient } from '../support/wire-client.js';
import { peopleOf } from './people-of.js';
import { aliasIn, consented, enrolled, placed, signedIn } from './team-at-work.js';

/*
 * The acceptance tests drawn from law (law.md §11.8) about refusals, the hospital's notice, the room, the police and the
 * rules themselves, through the running system: REST, the socket and the log. Each is named after its number.
 */

let server: Server;
test.beforeAll(async () => {
  server = await Server.start();
});
test.afterAll(() => server.stop());

const { atTheScreen, cardsOf, opened, saidTo, somebody } = peopleOf(() => server, 2_500);

const wrote = async (by: WireClient, citizen: CitizenId, about: { category: Category; text: string }) =>
  done(await by.command('element.write', { citizen, kind: 'note', ...about }));
type Category = CommandDraft<'element.write'>['category'];
const tasksOf = async (client: WireClient) => TaskList.parse((await client.get('/api/tasks')).json).tasks;

test('law 5: behind a refusal the medicine is gone from the home nurse’s screen; a look-up needs a reason, is logged and told', async () => {
  const anne = await signedIn(server, 'anne');
  const pia = await atTheScreen('pia');
  const who = somebody();
  const citizen = await enrolled(anne, who);
  await placed(anne, citizen);
  await wrote(anne, citizen, { category: 'medication_depot', text: 'Depot hver anden fredag' });
  await consented(anne, citizen);
  done(
    await pia.client.command('citizen.enrol', { cpr: who.cpr, givenName: who.givenName, familyName: who.familyName }),
  );
  const theirs = await aliasIn(server, citizen, 'muni_health');
  await until(async () => JSON.stringify(await opened(pia.client, theirs)).includes('Depot hver'), {
    within: 5_000,
    for: 'the medicine to be shown',
  });

  const mark = pia.received.length;
  const refusal = done(
    await anne.command('objection.register', {
      citizen,
      how: 'oral',
      categories: ['medication_depot'],
      receivers: ['muni_health'],
    }),
  );
  await until(() => pia.screen.seq >= (refusal.seq ?? 0), { within: 5_000, for: 'the screen to be there' });
  await opened(pia.client, theirs);
  expect(saidTo(pia.received.slice(mark))).not.toMatch(/Depot hver/);

  const lookUp = { citizen: theirs, categories: ['medication_depot'] } satisfies Partial<
    CommandDraft<'emergency.look-up'>
  >;
  const without = await pia.client.command('emergency.look-up', { ...lookUp, reason: '' });
  expect(without).toMatchObject({ ok: false, error: { fields: [{ path: 'reason' }] } });
  expect(JSON.stringify(await opened(pia.client, theirs))).not.toContain('Depot hver');
  done(await pia.client.command('emergency.look-up', { ...lookUp, reason: 'Fundet bevidstløs, hvad har hun fået' }));
  expect(JSON.stringify(await opened(pia.client, theirs))).toContain('Depot hver');

  expect((await tasksOf(anne)).filter(({ citizen: about }) => about === citizen).map(({ kind }) => kind)).toContain(
    'citizen_letter',
  );
  const officer = await signedIn(server, 'ove');
  const page = AuditPage.parse((await officer.post('/api/audit/search', { person: pia.client.me.name })).json);
  expect(page.entries.filter(({ command }) => command === 'emergency.look-up').map(({ outcome }) => outcome)).toContain(
    'ok',
  );
  pia.screen.close();
});

test('law 9: the hospital’s notice does not reach social staff for § 82 b alone, and does with PKG_DAILY', async () => {
  const anne = await signedIn(server, 'anne');
  const jonas = await atTheScreen('jonas');
  const who = somebody();
  const citizen = await enrolled(anne, who);
  await placed(anne, citizen);
  const { givenName, familyName } = who;
  done(await jonas.client.command('citizen.enrol', { cpr: who.cpr, givenName, familyName }));
  await consented(anne, citizen);
  const theirs = await aliasIn(server, citizen, 'muni_social');
  done(
    await jonas.client.command('service.set', { citizen: theirs, service: 'sel', paragraphs: ['82 b'], version: 0 }),
  );
  expect(await sendMessage(server.origin, admitMessage(who.cpr, new Date().toISOString()))).toBe('ok');
  await until(async () => (await cardsOf(anne)).find(({ id }) => id === citizen)?.admission !== null, {
    within: 5_000,
    for: 'the region to know',
  });
  expect((await cardsOf(jonas.client)).find(({ id }) => id === theirs)?.admission).toBeNull();
  expect(saidTo(jonas.received)).not.toContain('P7');
  await consented(anne, citizen, 'PKG_DAILY');
  await until(() => jonas.screen.cards.get(theirs)?.admission?.ward === 'P7', {
    within: 5_000,
    for: 'the notice on the open screen',
  });
  jonas.screen.close();
});

test('law 10: a job consultant in the meeting turns what is about health neutral on everybody’s wall', async () => {
  const anne = await signedIn(server, 'anne');
  const nina = await signedIn(server, 'nina');
  const citizen = await enrolled(anne, somebody());
  done(
    await anne.command('board.place', {
      citizen,
      level: 3,
      reasons: ['symptoms_worse'],
      firstAction: { text: 'Ring i morgen', responsible: anne.me.acting.memberId },
    }),
  );
  const meeting = MeetingId.parse(done(await anne.command('meeting.open', {})).id);
  const onWall = async () => {
    const wall = WallView.parse((await anne.post('/api/meeting/wall', { shown: null })).json);
    const cards = wall.kind === 'wall' ? unpackCards(wall.cards) : [];
    return cards.flatMap(({ reasons }) => reasons.map(({ reason }) => reason));
  };
  expect(await onWall()).toContain('symptoms_worse');
  done(await nina.command('meeting.join', { meeting }));
  expect(await onWall()).not.toContain('symptoms_worse');
  done(await nina.command('meeting.leave', { meeting }));
  expect(await onWall()).toContain('symptoms_worse');
  done(await anne.command('meeting.close', { meeting }));
});

test('law 11: the joint leader as the municipality’s reads no diagnosis of the region’s, and the try is in the log', async () => {
  const anne = await signedIn(server, 'anne');
  const louise = await signedIn(server, 'louise', 'muni_social');
  const citizen = await enrolled(anne, somebody());
  await placed(anne, citizen);
  await wrote(anne, citizen, { category: 'diagnosis', text: 'En opdigtet diagnose' });
  await consented(anne, citizen);
  const theirs = await aliasIn(server, citizen, 'muni_social');
  expect(JSON.stringify(await opened(louise, theirs))).not.toContain('En opdigtet diagnose');
  const tried = await louise.command('emergency.look-up', {
    citizen: theirs,
    reason: 'Vil gerne vide hvad der står',
    categories: ['diagnosis'],
  });
  expect(tried).toMatchObject({ ok: false, error: { error: 'action_not_allowed' } });
  const officer = await signedIn(server, 'kirsten');
  const page = AuditPage.parse((await officer.post('/api/audit/search', { outcome: 'denied' })).json);
  const tries = page.entries.filter(({ command }) => command === 'emergency.look-up');
  expect(tries[0]).toMatchObject({ outcome: 'denied', actor: { name: louise.me.name } });
});

test('law 12: nobody logs in as the police, and what the PSP group is told is noted on the conditions of the law', async () => {
  const anne = await signedIn(server, 'anne');
  const jonas = await atTheScreen('jonas');
  const citizen = await enrolled(anne, somebody());
  await placed(anne, citizen);
  const personas = await anne.get('/api/demo/personas');
  expect(personas.body).not.toContain('police_contact');
  const psp: Omit<CommandDraft<'disclosure.record'>, 'confirmed'> = {
    citizen,
    gateway: 'PSP115',
    purpose: 'psp',
    caseReference: 'PSP 26-1',
    receiverSector: 'police_psp',
    receiver: 'PSP-gruppen',
    categories: ['risk_self_harm'],
    reason: 'Drøftet i PSP-gruppen',
    onDay: (await cardsOf(anne)).find(({ id }) => id === citizen)?.stay?.since ?? '',
  };
  const mark = jonas.received.length;
  const refused = await anne.command('disclosure.record', { ...psp, confirmed: [] });
  expect(refused).toMatchObject({ ok: false });
  const known = PolicyView.parse((await (await signedIn(server, 'erik')).get('/api/policy')).json);
  const gateway = known.gateways.find(({ id }) => id === 'PSP115');
  expect(gateway?.requires).toContain('not_for_investigation');
  expect(known.gateways.filter(({ id, enabled }) => /POLICE/.test(id) && enabled)).toEqual([]);
  expect(saidTo(jonas.received.slice(mark))).not.toMatch(/PSP/);
  jonas.screen.close();
});

/** What one authority lets the other see without a consent, as a draft would have it. */
const EASED = {
  effect: 'allow_if_necessary',
  consent_form: null,
  requires: ['relation_active', 'task_necessity'],
  expiry: { type: 'relation_end' },
};

test('law 15 and law 18: a draft with a fault is refused, and of one without no count below ten is told', async () => {
  const erik = await signedIn(server, 'erik');
  const base = erik.me.policyVersion;
  const rule = { kind: 'rule', id: 'R-REG-SOC-HEALTH', reason: 'Prøve' } as const;
  const faults: Record<
    string,
    Partial<Extract<CommandDraft<'policy.draft'>['changes'][number], { kind: 'rule' }>['set']>
  > = {
    'missing basis': { basis: [] },
    'a word nobody knows': { category: ['gossip'] },
    'a consent over one year': { expiry: { type: 'days', max_days: 400 } },
    'a consent that is never checked for its end': { requires: ['consent_active_scope_match'] },
  };
  for (const [fault, set] of Object.entries(faults)) {
    const answer = await erik.command('policy.draft', { base, changes: [{ ...rule, set }] });
    expect(answer, fault).toMatchObject({ ok: false, error: { error: 'policy_faulty' } });
  }
  const drafted = done(
    await erik.command('policy.draft', {
      base,
      changes: [{ kind: 'rule', id: 'R-SOC-REG-BASE', reason: 'Prøve', set: EASED }],
    }),
  );
  const effect = DraftEffect.parse((await erik.get(`/api/policy/drafts/${drafted.id}/effect`)).json);
  const counts = countsIn(effect.teams);
  expect(counts.length).toBeGreaterThan(0);
  for (const count of counts) expect(count === 0 || count >= effect.fewest, `${count}`).toBe(true);
});

/** Every number in an answer, wherever it stands. */
function countsIn(said: unknown): number[] {
  if (typeof said === 'number') return [said];
  return typeof said === 'object' && said !== null ? Object.values(said).flatMap(countsIn) : [];
}
