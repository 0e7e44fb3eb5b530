import { type BoardReader, type ReadCard } from '@samtavle/api-access';
import { NOBODY, type Transaction } from '@samtavle/api-platform';
import { type CitizenId } from '@samtavle/contracts';
import { type Connection } from '../connections.js';
import { type ClassDecision } from './audience.js';
import { groupBy } from './group-by.js';
import { type Matter } from './matters.js';

/** The screens of one class, and what is their business. */
export interface ClassMatters {
  readonly ofClass: readonly Connection[];
  readonly matters: readonly Matter[];
}

/**
 * Cards by matter. Where the whole class may see, all classes in one reading; where only some of its persons may, as one
 * of these.
 */
export async function readCards(
  reader: BoardReader,
  tx: Transaction,
  teamId: string,
  classes: readonly ClassMatters[],
  aliases: ReadonlyMap<string, CitizenId>,
): Promise<Map<Matter, ReadCard>> {
  const cards = new Map<Matter, ReadCard>();
  const shown = classes.flatMap(({ ofClass, matters }) => {
    const viewer = ofClass[0]?.viewer;
    return viewer
      ? matters.filter((one) => one.show.length > 0 && one.decision).map((matter) => ({ viewer, matter }))
      : [];
  });
  const whole = shown.flatMap(({ viewer: { classKey, sector }, matter }) => {
    const { citizenId, decision } = matter;
    const id = aliases.get(`${sector} ${citizenId}`);
    if (!readsAsClass(matter) || !decision || !id) return [];
    const citizen = {
      ...{ citizenId, id, sector, ...shownTo(decision) },
      ...{ related: true, facts: NO_FACTS, alone: false },
    };
    return [{ matter, classKey, sector, citizen }];
  });
  for (const [at, read] of (await reader.cardsOfClasses(tx, whole)).entries()) {
    const matter = whole[at]?.matter;
    if (matter && read) cards.set(matter, read);
  }
  const personal = shown.filter(({ matter }) => !readsAsClass(matter));
  for (const [viewer, together] of groupBy(personal, ({ matter }) => matter.show[0]?.viewer)) {
    if (!viewer) continue;
    const { classKey, sector, memberId, reach } = viewer;
    await tx.actAs({ teamId, classKey, sector, memberId, reach });
    const citizenIds = together.map(({ matter }) => matter.citizenId);
    const read = new Map((await reader.cards(tx, viewer, citizenIds)).map((one) => [one.citizen.citizenId, one]));
    for (const { matter } of together) {
      const card = read.get(matter.citizenId);
      if (card) cards.set(matter, card);
    }
  }
  if (personal.length > 0) await tx.actAs({ ...NOBODY, teamId });
  return cards;
}

/** The part of a decision that the mask asks. */
function shownTo({ mask, noticeOnly, plans }: ClassDecision) {
  return { mask, noticeOnly, plans };
}

const NO_FACTS: ReadonlySet<string> = new Set();

function readsAsClass({ alone, decision }: Matter): boolean {
  return !alone && decision?.byClass === true;
}
