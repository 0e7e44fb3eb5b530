import { Injectable } from '@nestjs/common';
import {
  AccessChanges,
  type CommandHandler,
  Decisions,
  type Effect,
  Handles,
  heldCitizen,
  type Viewer,
} from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { selParagraph, sicknessBenefitParagraph } from '@samtavle/policy';
import { tellOwnSector } from '../tell-own-sector.js';
import { NOT_ENROLLED, NOT_THIS_SECTOR, paragraphProblem } from './service-words.js';

type Service = CommandInput<'service.set'>;

const SECTOR = { sel: 'muni_social', sickness_benefit: 'muni_employment' } as const;

/**
 * Under which paragraphs the own sector helps. Only those the law counts let the notice of a hospital stay come by itself,
 * and it stops coming when none of them is left. @see Retssikkerhedsloven § 12 c
 */
@Injectable()
@Handles('service.set')
export class SetServiceHandler implements CommandHandler<'service.set'> {
  constructor(
    private readonly decisions: Decisions,
    private readonly access: AccessChanges,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: Service): Promise<Effect> {
    const { citizenId } = await heldCitizen(tx, this.decisions, viewer, input.citizen, 'alone');
    if (viewer.sector !== SECTOR[input.service])
      throw new Failure('service_not_possible', { fields: [NOT_THIS_SECTOR[input.service]] });
    const read = input.service === 'sel' ? selParagraph : sicknessBenefitParagraph;
    const paragraphs = input.paragraphs.map((text) => text.replace(/^(\d+) ?([a-f]?)$/, '$1 $2').trim());
    const wrong = paragraphs.flatMap((one) => paragraphProblem(input.service, one, read(one)) ?? []);
    if (wrong.length > 0) throw new Failure('service_not_possible', { fields: wrong });
    const counts = paragraphs.some((one) => read(one) === 'counts');
    const version = await this.write(tx, viewer, citizenId, input, paragraphs, counts);
    await this.access.decideAnew(tx, tx.scope.teamId ?? '', [citizenId], { by: viewer });
    await tellOwnSector(tx, viewer, citizenId);
    return { action: 'U', version, subjects: [{ citizenId, slots: [] }] };
  }

  /** @throws Failure `stale_version`, or `service_not_possible` where the own sector has not enrolled the citizen */
  private async write(
    tx: Transaction,
    viewer: Viewer,
    citizenId: string,
    { service, version }: Service,
    paragraphs: readonly string[],
    counts: boolean,
  ): Promise<number> {
    const flag = service === 'sel' ? 'sel_service' : 'sickness_benefit';
    const [enrolled] = await tx.em.query<{ service_version: number }[]>(
      'SELECT service_version FROM enrolment WHERE citizen_id = $1 AND sector = $2 AND ended_on IS NULL FOR UPDATE',
      [citizenId, viewer.sector],
    );
    if (!enrolled) throw new Failure('service_not_possible', { fields: [NOT_ENROLLED] });
    if (enrolled.service_version !== version) throw new Failure('stale_version');
    await tx.em.query(
      `UPDATE enrolment SET paragraphs = $3, ${flag} = $4, service_version = $5 WHERE citizen_id = $1 AND sector = $2`,
      [citizenId, viewer.sector, paragraphs, counts, version + 1],
    );
    return version + 1;
  }
}
