import { Injectable } from '@nestjs/common';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type ElementKind } from '@samtavle/contracts';
import { type Owner } from '@samtavle/domain';
import { present, type VisibleCitizen } from '../present/present.js';
import { type ElementEntity } from './element.entity.js';
import { Elements } from './elements.js';
import { GOAL_KINDS } from './goal-slot.js';

/**
 * What something written may be tied to: something of the same citizen that stands and the writer sees. One of somebody
 * else's, one that is hidden and one that never was are one answer.
 */
@Injectable()
export class Links {
  constructor(private readonly elements: Elements) {}

  /** @throws Failure unless it is one of the citizen's own goals */
  async goal(tx: Transaction, citizen: VisibleCitizen, id: string, path: string): Promise<ElementEntity> {
    return this.seen(tx, citizen, id, ['goal'], path);
  }

  /** @throws Failure unless it is a goal of whatever kind: the citizen's own, a professional one, or a step towards it */
  async anyGoal(tx: Transaction, citizen: VisibleCitizen, id: string, path: string): Promise<ElementEntity> {
    return this.seen(tx, citizen, id, GOAL_KINDS, path);
  }

  /** Whether it is one of those, and so may be named anew. */
  async isAnyGoal(tx: Transaction, citizen: VisibleCitizen, id: string): Promise<boolean> {
    return (await this.found(tx, citizen, id, GOAL_KINDS)) !== undefined;
  }

  /**
   * The effort goal stays as it is until commit: whoever ends it ends what hangs on it, and has to find that.
   * @throws Failure unless it is an effort goal of that owner
   */
  async effortGoal(
    tx: Transaction,
    citizen: VisibleCitizen,
    id: string,
    owner: Owner,
    path: string,
  ): Promise<ElementEntity> {
    const effort = this.shown(citizen, await this.elements.keptById(tx, id), ['effort_goal']);
    if (effort?.owner !== owner) throw unknownLink(path);
    return effort;
  }

  private async seen(
    tx: Transaction,
    citizen: VisibleCitizen,
    id: string,
    kinds: readonly ElementKind[],
    path: string,
  ): Promise<ElementEntity> {
    const element = await this.found(tx, citizen, id, kinds);
    if (!element) throw unknownLink(path);
    return element;
  }

  private async found(
    tx: Transaction,
    citizen: VisibleCitizen,
    id: string,
    kinds: readonly ElementKind[],
  ): Promise<ElementEntity | undefined> {
    return this.shown(citizen, await this.elements.byId(tx, id), kinds);
  }

  private shown(
    citizen: VisibleCitizen,
    row: ElementEntity | undefined,
    kinds: readonly ElementKind[],
  ): ElementEntity | undefined {
    const [element] = row && row.citizenId === citizen.citizenId ? present(citizen, [row]) : [];
    return element?.endedAt === null && kinds.includes(element.kind) ? element : undefined;
  }
}

const unknownLink = (path: string) =>
  new Failure(
    'invalid_input',
    {
      fields: [
        {
          path,
          problem: 'unknown_link',
          da: 'Det mål findes ikke hos borgeren, eller det er ikke delt med dig. Vælg et andet.',
          en: 'That goal does not exist with the citizen, or it is not shared with you. Choose another.',
        },
      ],
    },
    'unknown_link',
  );
