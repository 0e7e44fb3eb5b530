import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { POLICY_VERSION } from '@samtavle/api-access';
import { type AuditActor, AuditLog, type Controller } from '@samtavle/api-audit';
import {
  Clock,
  CprVault,
  describeError,
  Failure,
  LOG,
  type Logger,
  NOBODY,
  type Transaction,
  UnitOfWork,
} from '@samtavle/api-platform';
import { slotOf } from '@samtavle/domain';
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
    private readonly admissions: AdmissionRegister,
    private readonly audit: AuditLog,
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
   * One transaction per team that knows the citizen. Answers whether everything had been received before. A citizen only
   * the region knows is nobody in the record the municipality audits.
   */
  private async keep(notification: HospitalNotification, teams: readonly string[]): Promise<boolean> {
    let isNew = false;
    let known = false;
    let knownToMunicipality = false;
    for (const teamId of teams) {
      const scope = { ...NOBODY, teamId, sector: 'region_psych', duty: 'exchange' as const };
      await this.work.runAs(scope, async (tx) => {
        const [found] = await tx.em.query<{ id: string | null }[]>('SELECT citizen_by_cpr($1, $2) AS id', [
          teamId,
          this.vault.index(notification.cpr, teamId),
        ]);
        if (!found?.id) return;
        known = true;
        const municipal = await isMunicipal(tx, found.id);
        knownToMunicipality ||= municipal;
        if (!(await this.admissions.keep(tx, found.id, notification))) return;
        isNew = true;
        await this.record(tx, 'ok', notification.activityCode, {
          id: found.id,
          controller: municipal ? 'municipality' : 'region',
        });
      });
    }
    if (!knownToMunicipality) await this.work.runAs(NOBODY, (tx) => this.record(tx, 'ok', 'nobody here'));
    return known && !isNew;
  }

  private async refused(reason: string): Promise<void> {
    await this.work.runAs(NOBODY, (tx) => this.record(tx, 'error', reason));
  }

  private async record(
    tx: Transaction,
    outcome: 'ok' | 'error',
    reason: string,
    citizen?: { readonly id: string; readonly controller: Controller },
  ): Promise<void> {
    await this.audit.append(tx, {
      type: outcome === 'ok' ? 'exchange.received' : 'exchange.refused',
      action: citizen ? 'U' : 'E',
      outcome,
      reason,
      actor: { ...MACHINE, controller: citizen?.controller ?? MACHINE.controller },
      subjects: citizen ? [{ citizenId: citizen.id, slots: [slotOf('region_psych', 'admission_discharge')] }] : [],
      policyVersion: POLICY_VERSION,
    });
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

async function isMunicipal(tx: Transaction, citizenId: string): Promise<boolean> {
  const [row] = await tx.em.query<unknown[]>(
    `SELECT 1 FROM enrolment WHERE citizen_id = $1 AND sector <> 'region_psych' AND ended_on IS NULL LIMIT 1`,
    [citizenId],
  );
  return row !== undefined;
}

const MACHINE: AuditActor = {
  personId: null,
  name: 'MedCom',
  role: null,
  sector: null,
  authorityId: null,
  authority: null,
  controller: 'municipality',
  teamId: null,
  memberId: null,
  sessionId: null,
  client: null,
  network: null,
  requestId: null,
};
