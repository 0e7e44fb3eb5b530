import { Injectable } from '@nestjs/common';
import {
  CitizenCommand,
  type CommandHandler,
  type Effect,
  Elements,
  Handles,
  stale,
  type Viewer,
  type VisibleCitizen,
} from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CommandInput, type MemberId } from '@samtavle/contracts';
import { type Owner, slotOf } from '@samtavle/domain';
import { Enrolment } from '../enrol-citizen/enrolment.js';

/**
 * The own sector's contact persons: a standing working relation, so who loses it loses the card off the board. One list
 * per sector, named by who sees it: whoever may not would start a second one beside it, and nobody on the first could be
 * taken off again.
 */
@Injectable()
@Handles('citizen.contacts')
export class SetContactsHandler implements CommandHandler<'citizen.contacts'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
    private readonly enrolment: Enrolment,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'citizen.contacts'>): Promise<Effect> {
    const citizen = await this.citizens.open(tx, viewer, input.citizen, 'alone');
    const { citizenId } = citizen;
    const owner = this.citizens.ownerOf(viewer);
    this.citizens.checkWritable(viewer, { owner, category: 'team_membership' }, 'contacts');
    await this.checkOwnList(tx, citizen, owner);
    await this.citizens.checkMembers(tx, input.contacts, 'contacts', viewer.sector);
    const [present] = await this.elements.openOf(tx, citizenId, 'contacts', owner);
    const before = (present?.content['members'] ?? []) as MemberId[];
    if (present && present.version !== input.version) throw stale(citizen, present, viewer);
    if (!present && input.version !== null) throw new Failure('stale_version');

    const content = { members: input.contacts };
    const element = present
      ? await this.elements.change(tx, present, present.version, content)
      : await this.elements.add(tx, { citizenId, kind: 'contacts', owner, category: 'team_membership', content });
    const gone = before.filter((member) => !input.contacts.includes(member));
    const come = input.contacts.filter((member) => !before.includes(member));
    await tx.em.query(
      `UPDATE relation SET valid_to = $3, closed = true WHERE citizen_id = $1 AND member_id = ANY ($2) AND kind = 'contact_person' AND valid_to > $3`,
      [citizenId, gone, tx.now],
    );
    await this.enrolment.makeContacts(tx, citizenId, come);
    const slots = [slotOf(owner, 'team_membership')];
    tx.record({ citizenId, change: 'edited', slots, byMember: viewer.memberId, members: [...gone, ...come] });
    return { action: 'U', version: element.version, subjects: [{ citizenId, slots }] };
  }

  /** @throws Failure when the own sector was only let in, or the viewer may not see whom it has named */
  private async checkOwnList(tx: Transaction, { citizenId, mask }: VisibleCitizen, owner: Owner): Promise<void> {
    const enrolments = await tx.em.query<unknown[]>(
      'SELECT 1 FROM enrolment WHERE citizen_id = $1 AND sector = $2 AND ended_on IS NULL',
      [citizenId, owner],
    );
    const problem =
      enrolments.length === 0 ? 'not_enrolled' : mask[slotOf(owner, 'team_membership')] === '1' ? null : 'role';
    if (problem !== null)
      throw new Failure(
        'action_not_allowed',
        { fields: [{ path: 'contacts', problem }] },
        `${owner} names no contacts`,
      );
  }
}
