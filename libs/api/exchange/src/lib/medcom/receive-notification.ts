import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type ActingScope,
  Clock,
  CprVault,
  describeError,
  Failure,
  LOG,
  type Logger,
  NOBODY,
  UnitOfWork,
} from '@samtavle/api-platform';
import { type StaffSector } from '@samtavle/domain';
import {
  type AcknowledgementOutcome,
  buildAcknowledgement,
  type FhirBundle,
  type HospitalNotification,
  type MessageEnvelope,
  type MessagingOrganisation,
  parseBundleText,
  readEnvelope,
  readHospitalNotification,
} from '@samtavle/medcom';
import { AdmissionRegister } from './admission-register.js';
import { NoticeLog } from './notice-log.js';
import { ReceivedMessages } from './received-messages.js';

const BASE_URL = 'https://samtavle.invalid/fhir';

interface Receiver extends MessagingOrganisation {
  readonly teams: readonly string[];
}

/**
 * Takes in a hospital notice: validate, find the citizen, keep what the law lets it carry, change the board, answer.
 * Idempotent and order-tolerant. A CPR number nobody here knows is acknowledged and kept nowhere.
 * @see Retssikkerhedsloven § 12 c; https://medcomfhir.dk/ig/hospitalnotification
 */
@Injectable()
export class ReceiveNotification {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly vault: CprVault,
    private readonly received: ReceivedMessages,
    private readonly admissions: AdmissionRegister,
    private readonly notices: NoticeLog,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** @throws Failure `invalid_input` when the message does not even say who sent what: then there is nobody to answer */
  async receive(body: unknown): Promise<FhirBundle> {
    const receivers = await this.receivers();
    const json = typeof body === 'string' ? parseBundleText(body) : { ok: true as const, value: body };
    const envelope = json.ok ? readEnvelope(json.value) : undefined;
    if (!json.ok || !envelope) {
      const reason = json.ok ? 'no envelope' : json.refusal.code;
      await this.refused(reason);
      throw new Failure('invalid_input', { fields: [{ path: 'Bundle', problem: reason }] });
    }
    const read = readHospitalNotification(json.value, { receivers, receivedAt: this.clock.now() });
    if (!read.ok) {
      await this.refused(read.refusal.code);
      return this.answer(envelope, receivers[0], { code: 'fatal-error', refusal: read.refusal });
    }
    const notification = read.value;
    const receiver = receivers.find(
      ({ sor, gln }) => sor === notification.receiver.sor && gln === notification.receiver.gln,
    );
    try {
      const duplicate = await this.keep(notification, receiver?.teams ?? []);
      return this.answer(envelope, receiver, { code: 'ok', duplicate });
    } catch (error) {
      this.log.error(describeError(error), 'a hospital notice could not be kept');
      return this.answer(envelope, receiver, {
        code: 'transient-error',
        reason: 'The message could not be stored. Send it again.',
      });
    }
  }

  /**
   * One transaction per team that knows the citizen, and a last one with the receipt. Answers whether the message had come
   * before: whoever it is about, one that has is answered and nothing else. Only that way does a message sent again do and
   * say the same about somebody one authority knew when it first came and about somebody nobody did.
   */
  private async keep(notification: HospitalNotification, teams: readonly string[]): Promise<boolean> {
    const cameBefore = await this.work.runAs(MACHINE_SCOPE, async (tx) => {
      const has = await this.received.has(tx, notification);
      if (has) await this.notices.aboutNobody(tx, 'received before');
      return has;
    });
    if (cameBefore) return true;
    let toldToMunicipality = false;
    for (const teamId of teams)
      if ((await this.keepInTeam(notification, teamId)).some((sector) => sector !== 'region_psych'))
        toldToMunicipality = true;
    return this.work.runAs(MACHINE_SCOPE, async (tx) => {
      const isFirst = await this.received.add(tx, notification);
      // A citizen only the region was told of is nobody in the record the municipality audits.
      if (!isFirst) await this.notices.aboutNobody(tx, 'received before');
      else if (!toldToMunicipality) await this.notices.aboutNobody(tx, 'nobody here');
      return !isFirst;
    });
  }

  /** The sectors of the team it came to. */
  private keepInTeam(notification: HospitalNotification, teamId: string): Promise<readonly StaffSector[]> {
    return this.work.runAs({ ...MACHINE_SCOPE, teamId }, async (tx) => {
      const [found] = await tx.em.query<{ id: string | null }[]>('SELECT citizen_by_cpr($1, $2) AS id', [
        teamId,
        this.vault.index(notification.cpr, teamId),
      ]);
      if (!found?.id) return [];
      const { sectors, isNew } = await this.admissions.keep(tx, found.id, notification);
      if (isNew) await this.notices.kept(tx, notification.activityCode, found.id, sectors);
      return sectors;
    });
  }

  private async refused(reason: string): Promise<void> {
    await this.work.runAs(NOBODY, (tx) => this.notices.refused(tx, reason));
  }

  /** The municipalities this installation receives for, and the teams their staff work in. */
  private async receivers(): Promise<Receiver[]> {
    return this.work.runAs(NOBODY, (tx) =>
      tx.em.query<Receiver[]>(
        `SELECT a.name, a.sor, a.gln, array_agg(DISTINCT m.team_id) FILTER (WHERE m.team_id IS NOT NULL) AS teams
           FROM authority a JOIN member m ON m.authority_id = a.id WHERE a.kind = 'municipality' AND a.sor IS NOT NULL AND a.gln IS NOT NULL
          GROUP BY a.id`,
      ),
    );
  }

  private answer(
    envelope: MessageEnvelope,
    from: MessagingOrganisation | undefined,
    outcome: AcknowledgementOutcome,
  ): FhirBundle {
    if (!from) throw new Failure('unavailable', {}, 'no receiving organisation is set up');
    const { name, sor, gln } = from;
    return buildAcknowledgement({
      answers: envelope,
      from: { name, sor, gln },
      outcome,
      at: this.clock.now(),
      baseUrl: BASE_URL,
      ids: {
        bundle: randomUUID(),
        header: randomUUID(),
        answered: randomUUID(),
        acknowledged: randomUUID(),
        sender: randomUUID(),
        receiver: randomUUID(),
        outcome: randomUUID(),
      },
    });
  }
}

const MACHINE_SCOPE: ActingScope = { ...NOBODY, duty: 'exchange' };
