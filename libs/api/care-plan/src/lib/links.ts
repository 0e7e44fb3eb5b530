import { Injectable } from '@nestjs/common';
import { type ElementEntity, Elements, present, type VisibleCitizen } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type ElementKind } from '@samtavle/contracts';
import { type Owner } from '@samtavle/domain';
import { refusedField } from './refusals.js';

/**
 * What a record may be tied to: something of the same citizen that stands and the writer sees. One of somebody else's, one
 * that is hidden and one that never was are one answer.
 */
@Injectable()
export class Links {
  constructor(private readonly elements: Elements) {}

  /** @throws Failure unless it is one of the citizen's own goals */
  async goal(tx: Transaction, citizen: VisibleCitizen, id: string, path: string): Promise<ElementEntity> {
    return this.seen(tx, citizen, id, 'goal', path);
  }

  /** @throws Failure unless it is an effort goal of that owner */
  async effortGoal(
    tx: Transaction,
    citizen: VisibleCitizen,
    id: string,
    owner: Owner,
    path: string,
  ): Promise<ElementEntity> {
    const effort = await this.seen(tx, citizen, id, 'effort_goal', path);
    if (effort.owner !== owner) throw refusedField(path, 'unknown_link');
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
    if (element?.kind !== kind || element.endedAt !== null) throw refusedField(path, 'unknown_link');
    return element;
  }
}
