import { type Category, OWNERS } from '@samtavle/domain';
import { type Received } from '../../support/received.js';
import { type Actor } from './actor.js';
import { type Finding, type Judge } from './judge.js';
import { type Reader, slot } from './rights.js';
import { type Sabotage, strayed } from './sabotage.js';
import { unexplained } from './unexplained.js';
import { type World } from './world.js';

/** A card that came again for no reason one could see on it. */
interface Puzzling {
  readonly persona: string;
  readonly alias: string;
  readonly from: number;
  readonly to: number;
}

/** Gathers all that reached each persona, and weighs it against what the law let them know. */
export class Weighing {
  readonly findings: Finding[] = [];
  private puzzling: Puzzling[] = [];
  private gathered: { readonly received: Received; readonly reader: Reader }[] = [];

  constructor(
    private readonly world: World,
    private readonly judge: Judge,
    private readonly actors: readonly Actor[],
    private readonly sabotage: Sabotage,
  ) {
    for (const { screen, name } of actors) {
      screen.onChange.add((change) => {
        for (const { id } of unexplained(change))
          this.puzzling.push({ persona: name, alias: id, from: change.frame.from, to: change.frame.to });
      });
    }
  }

  /** Takes what has come since the last time, once it is known what was true when. Nothing may be under way. */
  async gather(): Promise<void> {
    const { registry, history } = this.world;
    await registry.refresh();
    history.settle();
    const nurse = [...(this.actors[0]?.inbox ?? [])];
    for (const { inbox, reader } of this.actors) {
      const isFooled = this.sabotage === 'stream' && reader.sector === 'muni_social';
      for (const received of [...inbox.splice(0), ...(isFooled ? strayed(nurse) : [])])
        this.gathered.push({ received, reader });
    }
    for (const { persona, alias, from, to } of this.puzzling.splice(0)) {
      if (this.isOwnMatter(persona, alias) || (await this.isNewsOfRefusal(persona, alias, from, to))) continue;
      const because = 'a card sent again, unchanged and without a word';
      const where = `${alias}: ${await this.happened(alias, from, to)}`;
      this.findings.push({ persona, what: 'frame', because, where });
    }
  }

  /** Weighs what was gathered. Others may be under way: what they bring comes later. */
  weigh(): void {
    for (const { received, reader } of this.gathered.splice(0))
      this.findings.push(...this.judge.weigh(received, reader));
  }

  /** A change of one's own relation, or of what is open to oneself alone, is told to oneself, also when the card shows neither. */
  private isOwnMatter(persona: string, alias: string): boolean {
    const { registry, history } = this.world;
    const member = this.readerOf(persona)?.member;
    const citizen = registry.citizenOf(alias) ?? '';
    const isMine = (one: { readonly member: string }) => one.member === member;
    const ever = history.states(citizen, { first: 0, last: history.last });
    return history.factsNow(citizen).relations.some(isMine) || ever.some(({ facts }) => facts.personal.some(isMine));
  }

  /** A refusal is told, without a word, to the side that holds back by it, where that side knows of the other. */
  private async isNewsOfRefusal(persona: string, alias: string, from: number, to: number): Promise<boolean> {
    const { registry, history, server } = this.world;
    const reader = this.readerOf(persona);
    const citizen = registry.citizenOf(alias) ?? '';
    const { rows } = await server.owner.query<{ change: string; by: string | null }>(
      `SELECT change, (SELECT sector FROM member WHERE id = by_member) AS by
         FROM team_event WHERE citizen_id = $1 AND seq > $2 AND seq <= $3`,
      [citizen, from, to],
    );
    // As it stood when it was told: more may have happened since.
    const here = { first: history.atPlace(from, history.now.at), last: history.atPlace(to, history.now.at) };
    return rows.some(({ change, by }) => {
      const owner = OWNERS.find((one) => one === by);
      if (change !== 'question' || !owner || !reader) return false;
      const of = (category: Category) => this.judge.sight.may(reader, citizen, here, [slot(owner, category)]);
      return of('identification') && of('team_membership');
    });
  }

  /** What the stream says of a citizen in the range of a frame, for whoever reads the finding. */
  private async happened(alias: string, from: number, to: number): Promise<string> {
    const { rows } = await this.world.server.owner.query<{ said: string }>(
      `SELECT seq || ' ' || change || ' by ' || coalesce((SELECT sector FROM member WHERE id = by_member), 'time')
              || ' for ' || array_to_string(changed_for, ',') AS said
         FROM team_event WHERE citizen_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq`,
      [this.world.registry.citizenOf(alias), from, to],
    );
    return rows.map(({ said }) => said).join('; ');
  }

  private readerOf(persona: string): Reader | undefined {
    return this.actors.find(({ name }) => name === persona)?.reader;
  }
}
