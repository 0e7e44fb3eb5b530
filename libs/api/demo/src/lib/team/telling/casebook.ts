import { type ElementKind } from '@samtavle/contracts';
import { type Category, type Day, type Instant, type Owner, STAFF_SECTORS, type StaffSector } from '@samtavle/domain';
import { type Crew } from '../crew.js';
import { type DemoElement, type DemoRelation, type Said } from '../model.js';
import { STAFF, type StaffKey } from '../staff.js';
import { type Stage } from '../stage.js';

interface Line<K extends ElementKind> {
  readonly owner: Owner;
  readonly about: Category;
  readonly stayId?: string;
  readonly onDay?: Day;
  readonly ended?: boolean;
  readonly versions: readonly Wording<K>[];
}

/** What somebody wrote at one moment; null for what came by message. */
interface Wording<K extends ElementKind> {
  readonly said: Said<K>;
  readonly at: Instant;
  readonly by: StaffKey | null;
}

/** Collects what is written about one citizen. */
export class Casebook {
  readonly elements: DemoElement[] = [];
  readonly relations: DemoRelation[] = [];

  constructor(
    readonly stage: Stage,
    readonly crew: Crew,
    readonly citizen: string,
  ) {}

  /** @returns the element's id */
  write<K extends ElementKind>(kind: K, line: Line<K>): string {
    const id = this.stage.id('element', this.citizen, this.elements.length);
    this.elements.push({
      id,
      kind,
      owner: line.owner,
      category: line.about,
      stayId: line.stayId ?? null,
      onDay: line.onDay ?? null,
      versions: line.versions.map(({ said, at, by }) => ({ said, at, by: by === null ? null : this.crew.of(by) })),
      ended: line.ended ?? false,
    });
    return id;
  }

  relate(kind: DemoRelation['kind'], who: StaffKey, from: Instant, to: Instant | null): void {
    const id = this.stage.id('relation', this.citizen, this.relations.length);
    this.relations.push({
      id,
      memberId: this.crew.of(who),
      kind,
      from,
      to,
      closed: to !== null && to <= this.stage.now,
    });
  }
}

/** The sector a colleague writes for: that of the first capacity. @throws Error for somebody outside the team */
export function sectorOf(key: StaffKey): StaffSector {
  const { sector } = STAFF[key].acts[0];
  const staff = STAFF_SECTORS.find((one) => one === sector);
  if (staff === undefined) throw new Error(`${key} writes nothing about citizens`);
  return staff;
}
