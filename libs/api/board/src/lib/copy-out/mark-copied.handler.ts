import { Injectable } from '@nestjs/common';
import {
  CitizenCommand,
  classesWhose,
  type CommandHandler,
  type Effect,
  Handles,
  present,
  type Viewer,
  type VisibleCitizen,
} from '@samtavle/api-access';
import { Failure, notFound, type Transaction } from '@samtavle/api-platform';
import { goesIntoRecord } from '@samtavle/care-plan';
import { type CommandInput } from '@samtavle/contracts';
import { type Owner, pairOf } from '@samtavle/domain';
import { type StoredVersion, versionsAt } from './versions-at.js';

type Marked = CommandInput<'element.copied'>['elements'];

/** These versions stand in the own sector's record now. Said twice, the first time counts. */
@Injectable()
@Handles('element.copied')
export class MarkCopiedHandler implements CommandHandler<'element.copied'> {
  constructor(private readonly citizens: CitizenCommand) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'element.copied'>): Promise<Effect> {
    const citizen = await this.citizens.open(tx, viewer, input.citizen, 'shared');
    const rows = await this.ownVersions(tx, citizen, this.citizens.ownerOf(viewer), input.elements);
    await tx.em.query(
      `INSERT INTO element_copy (element_id, version, team_id, citizen_id, slot, at, by_member)
       SELECT m.element, m.version, $1, $2, m.slot, $3, $4
         FROM unnest($5::uuid[], $6::int[], $7::smallint[]) AS m(element, version, slot) ON CONFLICT DO NOTHING`,
      [
        tx.scope.teamId,
        citizen.citizenId,
        tx.now,
        viewer.memberId,
        rows.map(({ id }) => id),
        rows.map(({ version }) => version),
        rows.map(({ slot }) => slot),
      ],
    );
    const slots = [...new Set(rows.map(({ slot }) => slot))];
    // Whether it was copied is no other sector's news, nor that of a class to which there is no such version.
    const changedFor = await classesWhose(
      tx,
      citizen.citizenId,
      (eyes) => eyes.sector === viewer.sector && rows.some((row) => present(eyes, [row])[0]?.version === row.version),
    );
    tx.record({ citizenId: citizen.citizenId, change: 'copied', changedFor, byMember: viewer.memberId });
    return { action: 'C', subjects: [{ citizenId: citizen.citizenId, slots }] };
  }

  /** @throws Failure `not_found` when one of them is not there, not visible, another citizen's, or another sector's */
  private async ownVersions(
    tx: Transaction,
    citizen: VisibleCitizen,
    owner: Owner,
    marked: Marked,
  ): Promise<StoredVersion[]> {
    const wanted = new Map(marked.map((one) => [`${one.element} ${one.version}`, one]));
    const rows = await versionsAt(
      tx,
      citizen,
      [...wanted.values()].map(({ element, version }) => ({ id: element, version })),
    );
    // A version that to this viewer never was is shown as the one before.
    const own = present(citizen, rows).filter(
      ({ id, version, slot }) => pairOf(slot).owner === owner && wanted.has(`${id} ${version}`),
    );
    if (own.length !== wanted.size) throw notFound();
    if (!own.every((row) => goesIntoRecord({ ...row, ...pairOf(row.slot) })))
      throw new Failure('action_not_allowed', {}, 'not something for the record');
    return own;
  }
}
