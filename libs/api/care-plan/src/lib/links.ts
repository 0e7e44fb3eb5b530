import { Injectable } from '@nestjs/common';
import { type ElementEntity, Elements, present, type StoredContent, type VisibleCitizen } from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type ElementId, type ElementKind } from '@samtavle/contracts';

/** What a record may be tied to: something of the same citizen that the writer sees. */
@Injectable()
export class Links {
  constructor(private readonly elements: Elements) {}

  /**
   * The goal an effort goal names, when it names another than before. One of somebody else's, one that is hidden and one
   * that never was are one answer.
   */
  async checkGoal(
    tx: Transaction,
    citizen: VisibleCitizen,
    said: StoredContent,
    before: StoredContent,
    path: string,
  ): Promise<void> {
    const goal = said['goal'];
    if (typeof goal !== 'string' || goal === before['goal']) return;
    await this.seen(tx, citizen, goal, 'goal', `${path}.goal`);
  }

  /** The effort goal a sub-goal belongs to: it stands under the same category, for the same owner. */
  async effortGoal(
    tx: Transaction,
    citizen: VisibleCitizen,
    id: ElementId,
    owner: string,
    path: string,
  ): Promise<ElementEntity> {
    const effort = await this.seen(tx, citizen, id, 'effort_goal', `${path}.of`);
    if (effort.owner !== owner) throw unknown(`${path}.of`);
    return effort;
  }

  private async seen(
    tx: Transaction,
    citizen: VisibleCitizen,
    id: string,
    kind: ElementKind,
    path: string,
  ): Promise<ElementEntity> {
    const row = await this.elements.byId(tx, id);
    const [element] = row && row.citizenId === citizen.citizenId ? present(citizen, [row]) : [];
    if (element?.kind !== kind || element.endedAt !== null) throw unknown(path);
    return element;
  }
}

const unknown = (path: string) => new Failure('invalid_input', { fields: [{ path, problem: 'unknown_link' }] });
