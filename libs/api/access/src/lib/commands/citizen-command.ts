import { Injectable } from '@nestjs/common';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CitizenId, type MemberId } from '@samtavle/contracts';
import {
  type Category,
  checkDates,
  danishDay,
  OWNERS,
  type Owner,
  type Sector,
  slotOf,
  type StayDates,
} from '@samtavle/domain';
import { AccessChanges } from '../decisions/access-changes.js';
import { Decisions } from '../decisions/decisions.js';
import { type ElementEntity, type StoredContent } from '../elements/element.entity.js';
import { Elements } from '../elements/elements.js';
import { mayWrite, stale } from '../present/element-view.js';
import { heldCitizen } from '../present/held-citizen.js';
import { LEADERS } from '../people/people.js';
import { type VisibleCitizen } from '../present/present.js';
import { type Viewer } from '../viewer.js';
import { type Colleague, type ColleagueRow, isOnCard, notNear, worksWith } from './near-colleague.js';

const notInTeam = (path: string) => ({
  path,
  problem: 'not_in_team',
  da: 'Kollegaen er ikke i teamet nu. Vælg en anden.',
  en: 'The colleague is not in the team now. Choose another.',
});

const DATES = {
  past: { da: 'Dagen er gået. Vælg en dag fra i dag.', en: 'The day has passed. Choose a day from today on.' },
  too_far: { da: 'Det er mere end et år ude.', en: 'That is more than a year away.' },
} as const;

/** What every command about a citizen begins with: find, hold, check. */
@Injectable()
export class CitizenCommand {
  constructor(
    private readonly decisions: Decisions,
    private readonly access: AccessChanges,
    private readonly elements: Elements,
  ) {}

  /**
   * The citizen, held so that nobody's right changes under the writing hand; looked up again once held, because it may
   * have changed while waiting.
   * @throws Failure `not_found` when not there or not the viewer's
   */
  open(tx: Transaction, viewer: Viewer, id: CitizenId, how: 'shared' | 'alone'): Promise<VisibleCitizen> {
    return heldCitizen(tx, this.decisions, viewer, id, how);
  }

  /**
   * Changes an element that still stands at `version`. Whoever comes second, even by a hair, is given what it says now.
   * @throws Failure `stale_version` with the current text
   */
  async change(
    tx: Transaction,
    viewer: Viewer,
    citizen: VisibleCitizen,
    element: ElementEntity,
    version: number,
    content: StoredContent,
    ended = false,
  ): Promise<ElementEntity> {
    try {
      return await this.elements.change(tx, element, version, content, ended);
    } catch (thrown) {
      if (!(thrown instanceof Failure) || thrown.code !== 'stale_version') throw thrown;
      throw stale(citizen, await this.elements.byId(tx, element.id), viewer);
    }
  }

  /** Decides anew after a stay changed who has a relation, and tells of it. */
  async reconsider(tx: Transaction, teamId: string, citizenId: string, by: Viewer): Promise<void> {
    await this.access.decideAnew(tx, teamId, [citizenId], { by });
  }

  /**
   * Whether another sector knows the citizen is told by no refusal: a colleague of a sector whose part in the case the
   * writer may not see is refused in any case. Whoever does not work with the citizen would never find the task: refused as one
   * who is mentioned is.
   * @throws Failure when the responsible has left, or does not see what the task is about
   */
  async checkResponsible(
    tx: Transaction,
    viewer: Viewer,
    citizen: VisibleCitizen,
    memberId: MemberId,
    about: { readonly owner: Owner; readonly category: Category },
    path = 'responsible',
  ): Promise<void> {
    const colleague = await this.colleague(tx, viewer, citizen, memberId, about);
    if (!colleague) throw new Failure('invalid_input', { fields: [notInTeam(path)] });
    const { isOwn, isNear, maySee } = colleague;
    if (maySee && isNear) return;
    const field = maySee && isOwn ? notNear(path, 'responsible') : { path, problem: 'cannot_see' };
    throw new Failure('responsible_cannot_see', { fields: [field] });
  }

  /**
   * Somebody is named in a line: refused as one made responsible is, and also when they do not work with the citizen, because
   * then they would never see it. That is said of the writer's own sector alone, whose caseload is the writer's own; another
   * sector's colleague is refused in one answer, and accepted only on what the writer sees of that sector's part in the case.
   * @returns the sector they act in
   * @throws Failure naming who, by their place in the list, has left, or does not see what the line is about
   */
  async checkMentioned(
    tx: Transaction,
    viewer: Viewer,
    citizen: VisibleCitizen,
    memberIds: readonly MemberId[],
    about: { readonly owner: Owner; readonly category: Category },
  ): Promise<{ readonly member: MemberId; readonly sector: Sector }[]> {
    const checked: { member: MemberId; sector: Sector }[] = [];
    for (const [at, member] of memberIds.entries()) {
      const path = `mentions.${at}`;
      const colleague = await this.colleague(tx, viewer, citizen, member, about);
      if (!colleague) throw new Failure('invalid_input', { fields: [notInTeam(path)] });
      if (!colleague.maySee) throw new Failure('mentioned_cannot_see', { fields: [{ path, problem: 'cannot_see' }] });
      if (!colleague.isNear)
        throw new Failure('mentioned_cannot_see', {
          fields: [colleague.isOwn ? notNear(path, 'named') : { path, problem: 'cannot_see' }],
        });
      checked.push({ member, sector: colleague.sector });
    }
    return checked;
  }

  /** Undefined for who has left, or never was in the team. */
  private async colleague(
    tx: Transaction,
    viewer: Viewer,
    { citizenId, mask }: VisibleCitizen,
    memberId: MemberId,
    about: { readonly owner: Owner; readonly category: Category },
  ): Promise<Colleague | undefined> {
    const rows = await tx.em.query<ColleagueRow[]>(
      `SELECT d.mask, d.notice_only, d.by_class, d.by_sector, m.sector, m.role = ANY ($6) AS leads,
              EXISTS (SELECT 1 FROM duty u WHERE u.member_id = m.id AND u.valid_from <= $4 AND u.valid_to > $4) AS on_duty,
              ARRAY(SELECT r.kind FROM relation r WHERE r.citizen_id = $2 AND r.member_id = m.id AND r.valid_from <= $4 AND r.valid_to > $4) AS relations
         FROM member m JOIN person p ON p.id = m.person_id
         LEFT JOIN decision d ON d.class_key = m.class_key AND d.citizen_id = $2 AND d.until > $4
        WHERE m.id = $1 AND m.team_id = $3 AND p.disabled_at IS NULL AND m.valid_from <= $5::date AND (m.valid_to IS NULL OR m.valid_to >= $5::date)`,
      [memberId, citizenId, tx.scope.teamId, tx.now, danishDay(tx.now), LEADERS],
    );
    const colleague = rows[0];
    if (!colleague) return undefined;
    const their = OWNERS.find((owner) => owner === colleague.sector);
    const isOwn = colleague.sector === viewer.sector;
    const opens = (category: Category) => their !== undefined && mask[slotOf(their, category)] === '1';
    const isKnown = isOwn || opens('team_membership');
    const slot = slotOf(about.owner, about.category);
    // Where the law opens the hospital's notice alone, an action tagged alike stays hidden.
    const sees = colleague.mask?.[slot] === '1' && !(colleague.notice_only && about.category === 'admission_discharge');
    const isNear = isOwn ? worksWith(colleague) : isOnCard(colleague, opens('board_status'));
    return { sector: colleague.sector, isOwn, isNear, maySee: isKnown && sees };
  }

  /** @throws Failure when the members are not all in the team now */
  async checkMembers(
    tx: Transaction,
    ids: readonly MemberId[],
    path: string,
    sector: string | null = null,
  ): Promise<void> {
    if (ids.length === 0) return;
    const rows = await tx.em.query<{ id: string }[]>(
      `SELECT m.id FROM member m JOIN person p ON p.id = m.person_id WHERE m.id = ANY ($1) AND m.team_id = $2 AND ($3::text IS NULL OR m.sector = $3)
         AND p.disabled_at IS NULL AND m.valid_from <= $4::date AND (m.valid_to IS NULL OR m.valid_to >= $4::date)`,
      [ids, tx.scope.teamId, sector, danishDay(tx.now)],
    );
    if (rows.length !== new Set(ids).size) throw new Failure('invalid_input', { fields: [notInTeam(path)] });
  }

  /** @throws Failure naming the date */
  checkDates(tx: Transaction, dates: StayDates): void {
    const checked = checkDates(dates, danishDay(tx.now));
    if (!checked.ok)
      throw new Failure('invalid_input', {
        fields: [{ path: checked.refusal.field, problem: checked.refusal.because, ...DATES[checked.refusal.because] }],
      });
  }

  /** The sector the viewer writes for. @throws Failure when the viewer's sector owns nothing */
  ownerOf(viewer: Viewer): Owner {
    const owner = OWNERS.find((one) => one === viewer.sector);
    if (!owner) throw new Failure('action_not_allowed', {}, 'the sector owns no elements');
    return owner;
  }

  /** @throws Failure when the viewer may not write that for the own sector */
  checkWritable(viewer: Viewer, element: Pick<ElementEntity, 'owner' | 'category'>, path: string): void {
    if (!mayWrite(viewer, element))
      throw new Failure(
        'action_not_allowed',
        { fields: [{ path, problem: 'role' }] },
        `may not write ${element.owner} ${element.category}`,
      );
  }
}
