import { Injectable } from '@nestjs/common';
import { AccessChanges, Decisions, type ElementEntity, Elements, type StoredContent } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { addDays, danishDay, slotOf, type StaffSector } from '@samtavle/domain';
import { type Admission, foldAdmission, type HospitalNotification, stayMessageOf } from '@samtavle/medcom';
import { type KeptMessage, staysFor, type ToldStay } from './stays-for.js';
import { enrolledSectors, sectorsToldOf } from './told-sectors.js';

/** @see sharing policy, gateway RSL12C */
const NOTICE_DAYS = 30;
const REGIONS_SLOT = slotOf('region_psych', 'admission_discharge');

/**
 * The hospital stays of a citizen as their messages tell them, folded anew from all messages each time, so that order and
 * repetition do not matter. Each sector has an element of its own for what came to it: nobody's element says who else the
 * notice came to, or what came before the own enrolment. @see docs/adr/0010
 */
@Injectable()
export class AdmissionRegister {
  constructor(
    private readonly elements: Elements,
    private readonly decisions: Decisions,
    private readonly access: AccessChanges,
  ) {}

  /** The sectors the notice comes to, and whether it was new to them. */
  async keep(
    tx: Transaction,
    citizenId: string,
    notification: HospitalNotification,
  ): Promise<{ readonly sectors: readonly StaffSector[]; readonly isNew: boolean }> {
    await this.decisions.hold(tx, citizenId, 'alone');
    const before = await this.messages(tx, citizenId);
    const notice = stayMessageOf(notification);
    const sectors = sectorsToldOf(notice, before, await enrolledSectors(tx, citizenId));
    if (sectors.length === 0 || !(await this.remember(tx, citizenId, sectors, notification)))
      return { sectors, isNew: false };
    const stays = staysFor([...before, { notification: notice, sectors }]);
    const owners: StaffSector[] = [];
    for (const owner of sectors) {
      const own = stays.filter((stay) => stay.owner === owner);
      if (await this.bringUpToDate(tx, citizenId, owner, own)) owners.push(owner);
    }
    if (owners.length > 0) await this.tellTheTeam(tx, citizenId, owners);
    return { sectors, isNew: true };
  }

  private messages(tx: Transaction, citizenId: string): Promise<KeptMessage[]> {
    return tx.em.query<KeptMessage[]>(
      'SELECT notification, sectors FROM exchange_message WHERE team_id = $1 AND citizen_id = $2 ORDER BY received_at, message_id',
      [tx.scope.teamId, citizenId],
    );
  }

  private async remember(
    tx: Transaction,
    citizenId: string,
    sectors: readonly StaffSector[],
    notification: HospitalNotification,
  ): Promise<boolean> {
    const kept = await tx.em.query<unknown[]>(
      `INSERT INTO exchange_message (message_id, bundle_id, received_at, team_id, citizen_id, episode, notification, sectors)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8) ON CONFLICT (message_id, team_id) DO NOTHING RETURNING message_id`,
      [
        notification.messageId,
        notification.bundleId,
        tx.now,
        tx.scope.teamId,
        citizenId,
        notification.episode.value,
        JSON.stringify(stayMessageOf(notification)),
        sectors,
      ],
    );
    return kept.length > 0;
  }

  /** Brings one sector's elements to what its messages say now. False when they said so already. */
  private async bringUpToDate(
    tx: Transaction,
    citizenId: string,
    owner: StaffSector,
    stays: readonly ToldStay[],
  ): Promise<boolean> {
    const before = await this.elements.openOf(tx, citizenId, 'admission', owner);
    let changed = false;
    for (const stay of stays) changed = (await this.tell(tx, citizenId, stay, before)) || changed;
    if (changed) await this.closeOld(tx, before);
    return changed;
  }

  private async tellTheTeam(tx: Transaction, citizenId: string, owners: readonly StaffSector[]): Promise<void> {
    const teamId = tx.scope.teamId ?? '';
    await this.access.decideAnew(tx, teamId, [citizenId], { reason: 'hospital notice' });
    const opened = await sectorsTheLawOpensItTo(tx, citizenId);
    // A municipality may know the citizen and not be allowed the notice: then not even that something changed.
    const slots = owners
      .filter((owner) => owner === 'region_psych' || opened.has(owner))
      .map((owner) => slotOf(owner, 'admission_discharge'));
    if (slots.length > 0) tx.record({ citizenId, change: 'admission', slots });
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
    { owner, toldTo, messages }: ToldStay,
    before: readonly ElementEntity[],
  ): Promise<boolean> {
    const state = foldAdmission(messages);
    if (state.status === 'none') return false;
    const episodes = new Set(messages.flatMap((message) => message.episodes.map(({ value }) => value)));
    const element = before.find((one) => episodes.has(String(one.content['episode'])));
    const content = contentOf(state, element ? String(element.content['episode']) : (messages[0]?.episode.value ?? ''));
    if (!element && state.status === 'cancelled') return false;
    const isSame = element !== undefined && JSON.stringify(element.content) === JSON.stringify(content);
    if (element && !isSame)
      await this.elements.change(tx, element, element.version, content, state.status === 'cancelled');
    const { id } =
      element ??
      (await this.elements.add(tx, { citizenId, owner, kind: 'admission', category: 'admission_discharge', content }));
    await tx.em.query('UPDATE element SET told_to = $2 WHERE id = $1 AND told_to IS DISTINCT FROM $2', [id, toldTo]);
    return !isSame;
  }
}

/** Sectors with a class that may see the region's admissions now, by the law or by consent. */
async function sectorsTheLawOpensItTo(tx: Transaction, citizenId: string): Promise<Set<string>> {
  const rows = await tx.em.query<{ sector: string }[]>(
    `SELECT DISTINCT split_part(class_key, '/', 1) AS sector FROM decision
      WHERE citizen_id = $1 AND until > $2 AND get_bit(mask, $3) = 1`,
    [citizenId, tx.now, REGIONS_SLOT],
  );
  return new Set(rows.map(({ sector }) => sector));
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
