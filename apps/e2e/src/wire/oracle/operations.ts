import { setTimeout as wait } from 'node:timers/promises';
import { type Actor } from './actor.js';
import {
  addRelative,
  askConsent,
  changeScope,
  confirm,
  doubt,
  giveConsent,
  noAnswer,
  refuseConsent,
  withdrawConsent,
} from './consent-operations.js';
import { ask, decline, endLookUp, lookUp, push, readQuestion, readUse } from './emergency-operations.js';
import { contacts, enrol } from './caseload-operations.js';
import { editStay, move, place, putBack, takeOff } from './board-operations.js';
import { edit, write } from './element-operations.js';
import { closeMeeting, joinMeeting, leaveMeeting, lookAtWall, openMeeting, stepOut } from './meeting-operations.js';
import { liftRefusal, refuse, represent } from './objection-operations.js';
import { changePlan, endPlan, makePlan } from './plan-operations.js';
import { draftOrApprove, readPolicy } from './policy-operations.js';
import { liftPrivate, markPrivate, openPrivate, protectAddress, revealAddress } from './private-operations.js';
import { somethingToDo, tasks } from './task-operations.js';

export type Operation = (actor: Actor) => Promise<void>;

const openCard: Operation = async (actor) => void (await actor.look(actor.choose()));
const history: Operation = async (actor) => void (await actor.read('GET', `/api/citizens/${actor.choose()}/history`));
const cpr: Operation = async (actor) => void (await actor.read('POST', `/api/citizens/${actor.choose()}/cpr`));
const board: Operation = async (actor) => void (await actor.read('GET', '/api/board'));
const week: Operation = async (actor) =>
  void (await actor.read(
    'GET',
    `/api/week?from=${actor.world.history.now.day}&days=${actor.world.chance.pick(['1', '7']) ?? '7'}`,
  ));
const contactLog: Operation = async (actor) =>
  void (await actor.read('GET', `/api/citizens/${actor.choose()}/contacts`));
const print: Operation = async (actor) => void (await actor.read('POST', '/api/board/print'));

const search: Operation = async (actor) => {
  const { chance } = actor.world;
  const someone = chance.pick([...actor.screen.cards.values()])?.name ?? '';
  const query = chance.pick(['Opd', 'And', 'Han', '⟦reg', '⟦mun', someone.slice(0, 20)]) ?? '';
  await actor.read('POST', '/api/search', { query: query.trim().length < 3 ? 'Opd' : query });
};

const presence: Operation = async (actor) => {
  const { chance } = actor.world;
  const citizen = chance.percent(70) ? actor.choose() : null;
  const writing = chance.percent(30);
  if (actor.screen.isOpen) await actor.screen.line.ask('presence', { citizen, writing }).catch(() => undefined);
  actor.world.count('presence', 'ok');
};

/** The line breaks and comes back: what was missed is asked for from the screen's own place in the stream. */
const reconnect: Operation = async (actor) => {
  actor.screen.close();
  await wait(actor.world.chance.below(120));
  await actor.open();
  actor.world.count('reconnect', 'ok');
};

const readLog: Operation = async (actor) => {
  const { chance } = actor.world;
  const type = chance.pick(['board.live', 'citizen.shown', 'command.done', 'citizen.searched', undefined]);
  await actor.read('POST', '/api/audit/search', { limit: 1 + chance.below(50), ...(type ? { type } : {}) });
};

/** What somebody on the team does, and how often. */
export const OF_THE_TEAM: readonly (readonly [weight: number, operation: Operation])[] = [
  [14, openCard],
  [4, history],
  [1, cpr],
  [3, board],
  [3, week],
  [2, contactLog],
  [1, print],
  [4, search],
  [10, presence],
  [2, reconnect],
  [11, giveConsent],
  [9, withdrawConsent],
  [2, refuseConsent],
  [2, askConsent],
  [7, place],
  [6, takeOff],
  [3, putBack],
  [6, move],
  [3, editStay],
  [14, write],
  [7, edit],
  [3, enrol],
  [3, contacts],
  [1, openMeeting],
  [3, joinMeeting],
  [2, stepOut],
  [2, leaveMeeting],
  [0.4, closeMeeting],
  [3, lookAtWall],
  [3, tasks],
  [2, somethingToDo],
  [3, refuse],
  [3, liftRefusal],
  [3, represent],
  [7, makePlan],
  [2, changePlan],
  [3, endPlan],
  [3, doubt],
  [4, confirm],
  [3, changeScope],
  [1, noAnswer],
  [1, addRelative],
  [7, lookUp],
  [4, endLookUp],
  [4, ask],
  [1, readQuestion],
  [7, push],
  [1, decline],
  [1, readUse],
  [3, markPrivate],
  [3, liftPrivate],
  [5, openPrivate],
  [1, protectAddress],
  [3, revealAddress],
];

/** What the officer does, and what the officer tries. */
export const OF_THE_OFFICER: readonly (readonly [weight: number, operation: Operation])[] = [
  [10, readLog],
  [1, openCard],
  [1, board],
  [1, search],
  [1, write],
  [1, lookAtWall],
  [1, tasks],
];

/** What an officer of data protection does; no card is theirs either. */
export const OF_DATA_PROTECTION: readonly (readonly [weight: number, operation: Operation])[] = [
  [5, draftOrApprove],
  [2, readPolicy],
  [1, openCard],
  [1, board],
];
