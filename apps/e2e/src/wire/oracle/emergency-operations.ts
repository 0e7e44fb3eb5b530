import {
  type CommandDraft,
  EmergencyRequestId,
  EmergencyRequestView,
  EmergencyUseView,
  TaskList,
} from '@samtavle/contracts';
import { CATEGORIES, type Category, OWNERS, STAFF_SECTORS } from '@samtavle/domain';
import { minutesAfter } from '../../support/server-clock.js';
import { type Actor } from './actor.js';
import { lookUpEnded, openedToOne } from './facts-of-the-law.js';
import { isHealthPerson } from './health-person.js';
import { reachesSector } from './rights.js';

/** What is looked up and passed on in an emergency. */
const USUAL: Category[] = [
  'medication_depot',
  'mental_state',
  'diagnosis',
  'crisis_plan',
  'risk_self_harm',
  'risk_violence',
  'private_notes',
  'coordination_plan',
  'admission_discharge',
];
/** None of these ends within a minute of a moment the run jumps to. */
const HOURS = [1, 4, 24];
const PUSHED_HOURS = 24;

const hoursFrom = ({ world }: Actor, hours: number) => minutesAfter(world.history.now.at, hours * 60);

/** Break-glass: some facts of somebody whose card is open, or of somebody known by number alone. */
export async function lookUp(actor: Actor): Promise<void> {
  const { chance, table } = actor.world;
  // Nobody else may; the others try now and then.
  if (!isHealthPerson(table, actor.reader) && chance.percent(90)) return;
  const known = actor.world.candidates.filter(({ citizen }) => citizen !== undefined);
  const candidate = chance.percent(50) ? chance.pick(chance.percent(90) ? known : actor.world.candidates) : undefined;
  const alias = candidate ? undefined : actor.choose();
  const categories = chance.some(chance.percent(85) ? USUAL : CATEGORIES, 1 + chance.below(3));
  const hours = chance.pick(HOURS) ?? 1;
  const until = hoursFrom(actor, hours);
  const { member } = actor.reader;
  const reason = `Akut: bevidstløs i opgangen, nr. ${actor.world.nextMarker()}`;
  const who = alias === undefined ? { cpr: candidate?.cpr ?? '' } : { citizen: alias };
  await actor.fresh('emergency.look-up', { ...who, reason, categories, hours }, async ({ id }) => ({
    citizen: await actor.citizenOf(id ?? ''),
    change: (facts) =>
      openedToOne(facts, {
        kind: 'look-up',
        member,
        until,
        // One cannot be shown something about somebody without seeing who it is about.
        categories: [...categories, 'identification'],
        owners: [...facts.enrolled.keys()],
      }),
  }));
}

export async function endLookUp(actor: Actor): Promise<void> {
  const { registry, history, chance } = actor.world;
  const { member } = actor.reader;
  const isMine = (alias: string) =>
    history
      .factsNow(registry.citizenOf(alias) ?? '')
      .personal.some((one) => one.kind === 'look-up' && one.member === member);
  const mine = [...actor.screen.cards.values()].filter(({ id }) => isMine(id));
  if (mine.length === 0 && chance.percent(90)) return;
  const alias = chance.pick(mine)?.id ?? actor.choose();
  await actor.command('emergency.end', { citizen: alias }, async () => ({
    citizen: await actor.citizenOf(alias),
    change: (facts) => lookUpEnded(facts, member),
  }));
}

/** Asks who is on duty in another sector. It opens nothing. */
export async function ask(actor: Actor): Promise<void> {
  const { chance, requests } = actor.world;
  const citizen = actor.choose();
  const named = await actor.named(citizen);
  if (!named) return;
  const others = STAFF_SECTORS.filter((sector) => sector !== actor.reader.sector);
  // Two have somebody on duty in this run; and one does not ask oneself, but may try.
  const answering = others.filter((sector) => ['region_psych', 'muni_social'].includes(sector));
  const to = chance.pick(chance.percent(80) ? answering : chance.percent(70) ? others : STAFF_SECTORS) ?? 'muni_social';
  const question = `Er der noget, vi skal vide lige nu? Nr. ${actor.world.nextMarker()}`;
  const ack = await actor.command('emergency.ask', { citizen, to, question });
  if (ack.ok && ack.value.id !== null)
    requests.push({
      id: EmergencyRequestId.parse(ack.value.id),
      citizen: named.citizen,
      from: actor.reader.member,
      to,
    });
}

/** A question that was sent to the own sector, or that one asked oneself; now and then somebody else's. */
async function someRequest(actor: Actor) {
  const { chance, requests } = actor.world;
  const { member, sector } = actor.reader;
  const mine = requests.filter(({ from, to }) => from === member || to === sector);
  const request = chance.pick(chance.percent(90) ? mine.slice(-6) : requests);
  if (!request) return undefined;
  const answer = await actor.read('GET', `/api/emergency/requests/${request.id}`);
  const view = EmergencyRequestView.safeParse(answer.json);
  return { request, view: view.success ? view.data : undefined };
}

export async function readQuestion(actor: Actor): Promise<void> {
  await someRequest(actor);
}

/** Whoever is on duty passes on one fact to whoever asked, or tries to. */
export async function push(actor: Actor): Promise<void> {
  const { chance, history } = actor.world;
  // Who is not on duty may not; tried now and then.
  if (!reachesSector(actor.reader, history.now) && chance.percent(90)) return;
  const found = await someRequest(actor);
  const owner = OWNERS.find((one) => one === actor.reader.sector);
  if (!found || !owner) return;
  const { request, view } = found;
  if (view?.mine || (!view && chance.percent(80))) return;
  // What one does not hold is tried now and then.
  const category = chance.pick(chance.percent(95) ? (view?.categories ?? []) : USUAL);
  if (!category) return;
  const number = actor.world.nextMarker();
  const until = hoursFrom(actor, PUSHED_HOURS);
  const input: CommandDraft<'emergency.push'> = {
    request: request.id,
    category,
    text: `Nødoplysning nr. ${number}: ring først, gå ikke alene`,
    reason: `Fare for liv, nr. ${number}`,
  };
  await actor.command('emergency.push', input, ({ id }) => ({
    citizen: request.citizen,
    change: (facts) =>
      openedToOne(facts, { kind: 'pushed', member: request.from, until, element: id ?? '', owner, category }),
  }));
}

export async function decline(actor: Actor): Promise<void> {
  const { chance, history } = actor.world;
  if (!reachesSector(actor.reader, history.now) && chance.percent(90)) return;
  const found = await someRequest(actor);
  if (found && !found.view?.mine) await actor.command('emergency.decline', { request: found.request.id });
}

/** What an emergency leaves to do: the use is read, and a leader looks it through. */
export async function readUse(actor: Actor): Promise<void> {
  const { chance } = actor.world;
  const list = TaskList.safeParse((await actor.read('GET', '/api/tasks')).json);
  const uses = (list.success ? list.data.tasks : []).filter(({ opens }) => opens === 'use');
  const source = chance.pick(uses)?.source;
  if (!source) return;
  const answer = await actor.read('GET', `/api/emergency/uses/${source}`);
  const use = EmergencyUseView.safeParse(answer.json);
  if (!use.success || (!use.data.mayReview && chance.percent(80))) return;
  const { id, version } = use.data;
  const verdict = chance.percent(80) ? 'justified' : 'unjustified';
  await actor.command('emergency.review', { access: id, version, verdict, note: 'Gennemgået med vagten.' });
}
