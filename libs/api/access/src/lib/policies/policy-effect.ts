import { Injectable } from '@nestjs/common';
import { NOBODY, type Transaction } from '@samtavle/api-platform';
import { type Slot } from '@samtavle/domain';
import {
  changesBetween,
  REVOCABLE_GROUNDS,
  type RevocableGround,
  type SharingPolicy,
  type ViewerClass,
  type ViewerClassKey,
} from '@samtavle/policy';
import { AT_A_TIME, citizensOf, classesOf } from '../decisions/decided-for.js';
import { type CitizenFacts, loadFacts } from '../decisions/facts.js';
import { type ClosedAccess, PersonalAccess } from '../decisions/personal-access.js';
import { storedDecision } from '../decisions/stored-decision.js';

/** Of how many citizens a class would gain, and lose, one category of one owner. */
export interface ClassEffect {
  readonly viewerClass: ViewerClass;
  readonly slot: Slot;
  readonly gained: number;
  readonly lost: number;
}

/** How many of one kind of personal access would close, and of how many citizens. */
export interface PersonalEffect {
  readonly ground: RevocableGround;
  readonly accesses: number;
  readonly citizens: number;
}

/** What a policy would do to one team, in numbers; who the citizens are stays here. */
export interface TeamEffect {
  /** Citizens of whom any class sees something else, or one person something less. */
  readonly citizens: number;
  readonly cells: readonly ClassEffect[];
  /** What is open to one person alone now, and would close in whole or in part. */
  readonly personal: readonly PersonalEffect[];
}

/** What another policy would change, decided exactly as a switch to it would decide, with nothing written. */
@Injectable()
export class PolicyEffect {
  constructor(private readonly personal: PersonalAccess) {}

  /** Takes on the team's scope, and leaves the transaction with nobody's. */
  async on(tx: Transaction, teamId: string, before: SharingPolicy, after: SharingPolicy): Promise<TeamEffect> {
    await tx.actAs({ ...NOBODY, teamId });
    const decided = await tx.em.query<{ class_key: ViewerClassKey }[]>(
      'SELECT DISTINCT class_key FROM decision WHERE team_id = $1',
      [teamId],
    );
    const classes = await classesOf(
      tx,
      teamId,
      decided.map((row) => row.class_key),
    );
    const cells = new Map<string, { viewerClass: ViewerClass; slot: Slot; gained: number; lost: number }>();
    const all = await citizensOf(tx, teamId);
    const closed = await this.personal.closedBy(tx, after);
    const affected = new Set(closed.map(({ citizenId }) => citizenId));
    for (let at = 0; at < all.length; at += AT_A_TIME)
      for (const citizen of await loadFacts(tx, teamId, all.slice(at, at + AT_A_TIME)))
        if (count(cells, classes, citizen, tx, before, after)) affected.add(citizen.citizenId);
    await tx.actAs(NOBODY);
    return { citizens: affected.size, cells: [...cells.values()], personal: personalEffects(closed) };
  }
}

function personalEffects(closed: readonly ClosedAccess[]): PersonalEffect[] {
  return REVOCABLE_GROUNDS.flatMap((ground) => {
    const of = closed.filter((one) => one.ground === ground);
    const citizens = new Set(of.map(({ citizenId }) => citizenId)).size;
    return of.length === 0 ? [] : [{ ground, accesses: of.length, citizens }];
  });
}

/** Adds one citizen to the cells. @returns whether anybody sees the citizen differently */
function count(
  cells: Map<string, { viewerClass: ViewerClass; slot: Slot; gained: number; lost: number }>,
  classes: readonly [ViewerClassKey, ViewerClass][],
  citizen: CitizenFacts,
  { now }: Transaction,
  before: SharingPolicy,
  after: SharingPolicy,
): boolean {
  let differs = false;
  for (const [key, viewerClass] of classes) {
    const { gained, lost } = changesBetween(
      storedDecision(before, viewerClass, citizen, now).mask,
      storedDecision(after, viewerClass, citizen, now).mask,
    );
    for (const slot of [...gained, ...lost]) {
      const cell = cells.get(`${key} ${slot}`) ?? { viewerClass, slot, gained: 0, lost: 0 };
      cells.set(`${key} ${slot}`, cell);
      if (gained.includes(slot)) cell.gained += 1;
      else cell.lost += 1;
      differs = true;
    }
  }
  return differs;
}
