import { Injectable } from '@nestjs/common';
import { Decisions, type ElementEntity, Elements, type StoredContent } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { addDays, danishDay, slotOf } from '@samtavle/domain';
import {
  type Admission,
  foldAdmission,
  groupByStay,
  type HospitalNotification,
  type StayMessage,
  stayMessageOf,
} from '@samtavle/medcom';

/** @see sharing policy, gateway RSL12C */
const NOTICE_DAYS = 30;
const SLOT = slotOf('region_psych', 'admission_discharge');

/**
 * The hospital stays of a citizen as their messages tell them: one element per stay, owned by the region, folded anew
 * from all messages each time, so that order and repetition do not matter.
 */
@Injectable()
export class AdmissionRegister {
  constructor(
    private readonly elements: Elements,
    private readonly decisions: Decisions,
  ) {}

  /** False when the message had been kept before. */
  async keep(tx: Transaction, citizenId: string, notification: HospitalNotification): Promise<boolean> {
    await this.decisions.hold(tx, citizenId, 'alone');
    const teamId = tx.scope.teamId ?? '';
    const kept = await tx.em.query<{ message_id: string }[]>(
      `INSERT INTO exchange_message (message_id, bundle_id, received_at, team_id, citizen_id, episode, notification)
       VALUES ($1,$2,$3,$4,$5,$6,$7) ON CONFLICT (message_id, team_id) DO NOTHING RETURNING message_id`,
      [
        notification.messageId,
        notification.bundleId,
        tx.now,
        teamId,
        citizenId,
        notification.episode.value,
        JSON.stringify(stayMessageOf(notification)),
      ],
    );
    if (kept.length === 0) return false;
    const rows = await tx.em.query<{ notification: StayMessage }[]>(
      'SELECT notification FROM exchange_message WHERE team_id = $1 AND citizen_id = $2 ORDER BY received_at, message_id',
      [teamId, citizenId],
    );
    const before = await this.elements.openOf(tx, citizenId, 'admission', 'region_psych');
    let changed = false;
    for (const messages of groupByStay(rows.map((row) => row.notification)))
      changed = (await this.tell(tx, citizenId, messages, before)) || changed;
    if (!changed) return true;
    await this.closeOld(tx, before);
    const changes = await this.decisions.recompute(tx, teamId, [citizenId]);
    for (const change of changes) tx.record({ change: 'shared', ...change });
    tx.record({ citizenId, change: 'admission', slots: [SLOT] });
    return true;
  }

  /** A stay that ended more than 30 days ago leaves the card when a new one begins: the notice is of the present one. */
  private async closeOld(tx: Transaction, before: readonly ElementEntity[]): Promise<void> {
    const oldest = addDays(danishDay(tx.now), -NOTICE_DAYS);
    for (const { id } of before) {
      const element = await this.elements.byId(tx, id);
      const dischargedOn = element?.content['dischargedOn'];
      if (!element || element.endedAt || typeof dischargedOn !== 'string' || dischargedOn >= oldest) continue;
      await this.elements.change(tx, element, element.version, element.content, true);
    }
  }

  /** Brings the element of one stay to what its messages say now. */
  private async tell(
    tx: Transaction,
    citizenId: string,
    messages: readonly StayMessage[],
    before: readonly ElementEntity[],
  ): Promise<boolean> {
    const state = foldAdmission(messages);
    if (state.status === 'none') return false;
    const episodes = new Set(messages.flatMap((message) => message.episodes.map(({ value }) => value)));
    const element = before.find((one) => episodes.has(String(one.content['episode'])));
    const content = contentOf(state, element ? String(element.content['episode']) : (messages[0]?.episode.value ?? ''));
    if (!element) {
      if (state.status === 'cancelled') return false;
      await this.elements.add(tx, {
        citizenId,
        kind: 'admission',
        owner: 'region_psych',
        category: 'admission_discharge',
        content,
      });
      return true;
    }
    if (JSON.stringify(element.content) === JSON.stringify(content)) return false;
    await this.elements.change(tx, element, element.version, content, state.status === 'cancelled');
    return true;
  }
}

/** Fact, times, ward and leave, and nothing else. @see sharing policy, admission_discharge */
function contentOf(admission: Admission, episode: string): StoredContent {
  return {
    status: admission.status,
    since: danishDay(admission.admittedAt),
    leaveSince: admission.leaveSince && danishDay(admission.leaveSince),
    dischargedOn: admission.dischargedAt && danishDay(admission.dischargedAt),
    emergency: admission.emergency,
    ward: admission.ward ?? '',
    episode,
  };
}
