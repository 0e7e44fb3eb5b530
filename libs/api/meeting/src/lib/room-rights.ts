import { Injectable } from '@nestjs/common';
import { citizensOfClass, loadFacts, sharingFactsFor, type Viewer, type VisibleCitizen } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { OWNERS, type Slot, slotOf } from '@samtavle/domain';
import {
  categoryOfReason,
  decide,
  type Decision,
  intersectDecisions,
  maskOf,
  NOTHING,
  type WallDecision,
} from '@samtavle/policy';

/** What a room may see of one citizen. */
export interface SeenByRoom {
  readonly citizen: VisibleCitizen;
  readonly wall: WallDecision;
  /** What of the card may stand there, and which reasons in words, each as a mask for the one masking function. */
  readonly onWall: VisibleCitizen;
  readonly inWords: VisibleCitizen;
  /** In the order of the room. Who sees none of the names the reader sees hides the citizen. */
  readonly mayName: readonly boolean[];
}

/**
 * The rights of a room: of the citizens the reader works with, what everybody in it may see. Each one's part is the stored
 * decision that the walls honour, and needs their own working relation; somebody without one brings nothing. Nor does
 * somebody of a sector whose part in the case the reader may not know of: that they hide nobody would tell of it.
 * @see sharing policy, wall_mode; evaluation order step 7
 */
@Injectable()
export class RoomRights {
  /** @param only of these alone; of everybody the reader works with when left out */
  async read(
    tx: Transaction,
    reader: Viewer,
    room: readonly (Viewer | undefined)[],
    only: readonly string[] | null = null,
  ): Promise<SeenByRoom[]> {
    const citizens = [...(await citizensOfClass(tx, reader, only)).values()];
    const ids = citizens.map(({ citizenId }) => citizenId);
    const facts = new Map((await loadFacts(tx, reader.teamId ?? '', ids)).map((one) => [one.citizenId, one] as const));
    const parts: Map<string, VisibleCitizen>[] = [];
    // Each asks for themselves, one after the other: they share the transaction's one connection.
    for (const viewer of room) parts.push(viewer ? await citizensOfClass(tx, viewer, ids) : new Map());
    return citizens.map((citizen) => {
      const known = facts.get(citizen.citizenId);
      const decisions = room.map((viewer, at): Decision => {
        const stored = parts[at]?.get(citizen.citizenId);
        if (!viewer || !stored || !known || !mayKnowOf(citizen, viewer)) return NOTHING;
        const decision = decide(reader.policy, viewer.viewerClass, sharingFactsFor(known, viewer.sector), tx.now);
        return { ...decision, grants: new Map([...decision.grants].filter(([slot]) => stored.mask[slot] === '1')) };
      });
      const wall = intersectDecisions(reader.policy, decisions);
      const noticeOnly = parts.some((part) => part.get(citizen.citizenId)?.noticeOnly === true);
      return {
        citizen,
        wall,
        onWall: { ...citizen, mask: maskOf(wall), noticeOnly },
        inWords: { ...citizen, mask: maskOf({ grants: slotsOfReasons(wall) }), noticeOnly },
        mayName: decisions.map((decision) =>
          NAMES.some((slot) => citizen.mask[slot] === '1' && decision.grants.has(slot)),
        ),
      };
    });
  }
}

function mayKnowOf({ mask, sector }: VisibleCitizen, colleague: Viewer): boolean {
  const owner = OWNERS.find((one) => one === colleague.sector);
  return colleague.sector === sector || (owner !== undefined && mask[slotOf(owner, 'team_membership')] === '1');
}

const NAMES: readonly Slot[] = OWNERS.map((owner) => slotOf(owner, 'identification'));

/** The board status everybody sees, and the categories of the reasons everybody may read. */
function slotsOfReasons({ grants, reasons }: WallDecision): Map<Slot, true> {
  const open = new Map<Slot, true>();
  for (const [owner, readable] of reasons) {
    const status = slotOf(owner, 'board_status');
    if (!grants.has(status)) continue;
    open.set(status, true);
    for (const reason of readable) open.set(slotOf(owner, categoryOfReason(reason)), true);
  }
  return open;
}
