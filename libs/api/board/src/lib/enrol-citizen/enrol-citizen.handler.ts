import { Injectable } from '@nestjs/common';
import { CitizenCommand, type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { parseCpr } from '@samtavle/domain';
import { Enrolment } from './enrolment.js';

/** A citizen new to the own sector. Whether another sector knows the person already changes nothing in the answer. */
@Injectable()
@Handles('citizen.enrol')
export class EnrolCitizenHandler implements CommandHandler<'citizen.enrol'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly enrolment: Enrolment,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'citizen.enrol'>): Promise<Effect> {
    const cpr = parseCpr(input.cpr);
    if (!cpr) throw new Failure('invalid_input', { fields: [{ path: 'cpr', problem: 'not_a_cpr' }] });
    const owner = this.citizens.ownerOf(viewer);
    this.citizens.checkWritable(viewer, { owner, category: 'identification' }, 'cpr');
    const contacts = input.contacts.length > 0 ? input.contacts : [viewer.memberId];
    await this.citizens.checkMembers(tx, contacts, 'contacts', viewer.sector);
    const enrolled = await this.enrolment.enrol(tx, {
      owner,
      cpr,
      givenName: input.givenName,
      familyName: input.familyName,
      phone: input.phone ?? null,
      contacts,
      by: viewer,
    });
    return { action: 'C', id: enrolled.alias, subjects: [{ citizenId: enrolled.citizenId, slots: enrolled.slots }] };
  }
}
