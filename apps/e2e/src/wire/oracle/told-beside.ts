import { EmergencyRequestView, EmergencyUseView, PrivateMarks } from '@samtavle/contracts';
import { type Owner, OWNERS } from '@samtavle/domain';
import { type Claim } from './claims.js';
import { type History, type Span } from './history.js';
import { type Meanings } from './registry.js';
import { type Reader, reachesSector, slot } from './rights.js';
import { type Sight } from './sight.js';

/** What an answer beside the cards tells, and what in it is lawful to tell although no card shows it. */
export interface ToldBeside {
  readonly claims: readonly Claim[];
  readonly isTold: (claim: Claim) => boolean;
}

const NOTHING_SPECIAL: ToldBeside = { claims: [], isTold: () => false };

interface Known {
  readonly registry: Meanings;
  readonly history: History;
  readonly sight: Sight;
  /** By the member they act as. */
  readonly readers: ReadonlyMap<string, Reader>;
}

export function toldBeside(said: unknown, reader: Reader, span: Span, known: Known): ToldBeside {
  const request = EmergencyRequestView.safeParse(said);
  if (request.success) return ofRequest(request.data, reader, span, known);
  const use = EmergencyUseView.safeParse(said);
  if (use.success) return ofUse(use.data, reader, span, known);
  return PrivateMarks.safeParse(said).success ? ofMarks(reader, span, known) : NOTHING_SPECIAL;
}

/** One's own marks are listed by the ids of what they cover, so that they can be lifted; and never what that says. */
function ofMarks(reader: Reader, span: Span, { history }: Known): ToldBeside {
  const isMine = (citizen: string, element: string) =>
    history.states(citizen, span).some(({ facts }) => facts.hidden.get(element)?.by === reader.member);
  return {
    claims: [],
    isTold: (claim) =>
      claim.kind === 'content' &&
      claim.id !== undefined &&
      claim.id === claim.element &&
      isMine(claim.citizen, claim.id),
  };
}

/**
 * A question is for whoever asked and for who is on duty where it was sent; with it goes the name as the asker has it. That
 * somebody declined is nothing the asker is told, and what the reader could pass on is the reader's own.
 * @see sharing policy, EMERG_HEALTH_PUSH, EMERG_ADMIN_PUSH; docs/adr/0013
 */
function ofRequest(
  { id, mine, state, categories }: EmergencyRequestView,
  reader: Reader,
  span: Span,
  { registry, history, sight, readers }: Known,
): ToldBeside {
  const request = registry.requestOf(id);
  if (!request) return never(`a question nobody asked: ${id}`);
  const { citizen, toSector, fromMember } = request;
  const isOnDuty = history.states(citizen, span).some(({ moment }) => reachesSector(reader, moment));
  const isFor = fromMember === reader.member || (toSector === reader.sector && isOnDuty);
  if (!isFor) return never(`somebody else’s question in an emergency: ${id}`);
  if (mine && state === 'declined') return never('to the asker, that the question was declined');
  const asker = readers.get(fromMember);
  const own = OWNERS.find((owner) => owner === reader.sector);
  return {
    claims: own
      ? categories.map((category): Claim => ({
          kind: 'content',
          citizen,
          slots: [slot(own, category)],
          because: `that ${category} could be passed on`,
        }))
      : [],
    // As the asker saw it when they asked.
    isTold: (claim) =>
      claim.kind === 'content' &&
      claim.citizen === citizen &&
      claim.slots.some((one) => NAMES.includes(one)) &&
      asker !== undefined &&
      sight.may(asker, citizen, { first: 0, last: span.last }, claim.slots),
  };
}

/**
 * A use is for the sector whose data it was. What was pushed is kept in its words for the letter and the review, and is for
 * those of that sector who may see such a thing.
 */
function ofUse({ id }: EmergencyUseView, reader: Reader, span: Span, { registry, sight }: Known): ToldBeside {
  const use = registry.useOf(id);
  if (use?.owner !== reader.sector) return never(`another sector’s use of an emergency road: ${id}`);
  const { citizen, categories, fact } = use;
  const owner: Owner = use.owner;
  return {
    claims: [],
    isTold: (claim) =>
      claim.kind === 'content' &&
      claim.citizen === citizen &&
      claim.text !== undefined &&
      claim.text === fact &&
      categories.every((category) => sight.may(reader, citizen, span, [slot(owner, category)])),
  };
}

const NAMES: readonly string[] = OWNERS.map((owner) => slot(owner, 'identification'));

function never(because: string): ToldBeside {
  return { claims: [{ kind: 'never', because }], isTold: () => false };
}
