import { Injectable } from '@nestjs/common';
import {
  actorOf,
  BoardReader,
  citizenById,
  type CitizenId,
  RefusalRecorder,
  type RequestTrace,
  scopeOf,
  shownOfOnly,
  type Viewer,
  type VisibleCitizen,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { Failure, notFound, type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { type ConsentLanguage, type RelativeId } from '@samtavle/contracts';
import { type Category, danishDay, OWNERS, type Sector, slotOf } from '@samtavle/domain';
import { type ConsentPackage, consentPackage, expiryOf, packageWords } from '@samtavle/policy';
import { ownPart } from '../register/own-part.js';
import { consentText, type ConsentTextFor, textVersionOf } from './consent-text.js';
import { drawForm } from './draw-form.js';

export interface FormWanted {
  readonly citizen: CitizenId;
  readonly package: string;
  readonly language: ConsentLanguage;
  readonly relative?: RelativeId | undefined;
}

/** Of the citizen, the form shows the name. */
const NAME: ReadonlySet<Category> = new Set(['identification']);

/** The consent form to print and sign. Each print is recorded before it leaves. @see law.md §9; GDPR art. 7 */
@Injectable()
export class PrintConsentForm {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reader: BoardReader,
    private readonly audit: AuditLog,
    private readonly refusals: RefusalRecorder,
  ) {}

  /** @throws Failure `not_found` for a citizen, package or relative that is not the viewer's */
  async print(viewer: Viewer, trace: RequestTrace, wanted: FormWanted): Promise<Buffer> {
    const asked = consentPackage(wanted.package);
    try {
      if (!asked || !concerns(asked, viewer) || !packageWords(asked.id, wanted.language)) throw notFound();
      const about = await this.work.runAs(
        scopeOf(viewer),
        (tx) => this.read(tx, viewer, trace, wanted, asked),
        'REPEATABLE READ',
      );
      const part = ownPart(asked, viewer.sector);
      return await drawForm(consentText(part, wanted.language, about), {
        version: textVersionOf(part, wanted.language),
        printedAt: new Date(`${about.today}T00:00:00Z`),
        language: wanted.language,
      });
    } catch (thrown) {
      if (thrown instanceof Failure && thrown.code === 'not_found')
        await this.refusals.record(viewer, trace, 'consent.form not found');
      throw thrown;
    }
  }

  private async read(
    tx: Transaction,
    viewer: Viewer,
    trace: RequestTrace,
    { citizen: id, relative }: FormWanted,
    asked: ConsentPackage,
  ): Promise<ConsentTextFor> {
    const citizen = await citizenById(tx, viewer, id);
    const [read] = citizen ? await this.reader.cards(tx, viewer, [citizen.citizenId]) : [];
    if (!citizen || !read) throw notFound();
    const named = asked.per_person === true ? await relativeOf(tx, citizen, viewer, relative) : null;
    if (named === undefined) throw notFound();
    const [team] = await tx.em.query<{ name: string }[]>('SELECT name FROM team WHERE id = $1', [viewer.teamId]);
    const authorities = await tx.em.query<{ sector: Sector; name: string }[]>(
      'SELECT DISTINCT ON (m.sector) m.sector, a.name FROM member m JOIN authority a ON a.id = m.authority_id WHERE m.team_id = $1 ORDER BY m.sector, a.name',
      [viewer.teamId],
    );
    await this.audit.append(tx, {
      type: 'consent.form-printed',
      action: 'R',
      outcome: 'ok',
      actor: actorOf(viewer, trace),
      subjects: [shownOfOnly(read.shown, NAME)],
    });
    const today = danishDay(tx.now);
    return {
      citizen: read.card.name,
      relative: named,
      today,
      endsOn: expiryOf(today, asked),
      team: team?.name ?? '',
      authorities: new Map(authorities.map(({ sector, name }) => [sector, name])),
    };
  }
}

async function relativeOf(
  tx: Transaction,
  { citizenId, mask }: VisibleCitizen,
  viewer: Viewer,
  relative: RelativeId | undefined,
): Promise<string | undefined> {
  const own = OWNERS.find((owner) => owner === viewer.sector);
  if (own === undefined || mask[slotOf(own, 'consent_records')] !== '1') return undefined;
  const [row] = await tx.em.query<{ relative_name: string; relative_relation: string }[]>(
    `SELECT relative_name, relative_relation FROM consent WHERE citizen_id = $1 AND sector = $2 AND relative_id = $3 LIMIT 1`,
    [citizenId, viewer.sector, relative ?? null],
  );
  return row && `${row.relative_name} (${row.relative_relation})`;
}

const concerns = ({ flows }: ConsentPackage, { sector }: Viewer): boolean =>
  flows.some(({ from, to }) => from === sector || to === sector);
