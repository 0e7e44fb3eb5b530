import { type Type } from '@nestjs/common';
import { Elements, type StoredContent } from '@samtavle/api-access';
import { aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { type Failure } from '@samtavle/api-platform';
import { refusalOf } from '@samtavle/api-platform/testing';
import { type CommandDraft, ElementId, type ElementKind, type ElementView } from '@samtavle/contracts';
import { CarePlanModule } from '../lib/care-plan.module.js';

export type Content = CommandDraft<'record.write'>['content'];
export type Changes = CommandDraft<'record.revise'>['changes'];
type Category = CommandDraft<'record.write'>['category'];

export const CRISIS_PLAN: Extract<Content, { kind: 'crisis_plan' }> = {
  kind: 'crisis_plan',
  earlySigns: 'Jeg sover mindre.',
  helps: 'En gåtur.',
  helpsNot: '',
  whoToCall: '',
  ifAdmitted: '',
  atHome: '',
  aboutCoercion: '',
  madeWith: 'citizen',
  reviewedOn: null,
};

export const GOAL: Extract<Content, { kind: 'goal' }> = {
  kind: 'goal',
  text: 'Jeg vil bo i min egen lejlighed.',
  source: 'citizen',
  theme: 'housing',
  state: 'active',
  rating: null,
};

export const EFFORT_GOAL: Extract<Content, { kind: 'effort_goal' }> = {
  kind: 'effort_goal',
  text: 'Betaler selv sin husleje.',
  theme: 'housing',
  aim: 'develop',
  goal: null,
  whyNot: 'Kommunen har pligt til at følge restancen.',
  state: 'active',
  dueOn: null,
};

export interface Row {
  readonly id: string;
  readonly owner: string;
  readonly category: string;
  readonly version: number;
  readonly content: Record<string, unknown>;
  readonly ended_at: string | null;
}

/** A team with the rooms of the plan, and its colleagues' hands. */
export class PlanTeam {
  constructor(readonly team: TestTeam) {}

  /** The citizen's id as that colleague's sector knows it. */
  idFor(key: StaffKey, citizen: TestCitizen) {
    return citizen.id(key === 'supportWorker' || key === 'otherSupportWorker' ? 'muni_social' : 'region_psych');
  }

  async write(key: StaffKey, citizen: TestCitizen, category: Category, content: Content): Promise<ElementId> {
    const { id } = await this.team.does(key, 'record.write', { citizen: this.idFor(key, citizen), category, content });
    return ElementId.parse(id);
  }

  revise(key: StaffKey, citizen: TestCitizen, element: ElementId, version: number, changes: Changes) {
    return this.team.does(key, 'record.revise', { citizen: this.idFor(key, citizen), element, version, changes });
  }

  end(key: StaffKey, citizen: TestCitizen, element: ElementId, version: number) {
    return this.team.does(key, 'record.end', { citizen: this.idFor(key, citizen), element, version });
  }

  restore(key: StaffKey, citizen: TestCitizen, element: ElementId, version: number, restore: number) {
    return this.team.does(key, 'element.restore', { citizen: this.idFor(key, citizen), element, version, restore });
  }

  correct(key: StaffKey, citizen: TestCitizen, element: ElementId, version: number, because = 'Skrevet på en anden.') {
    return this.team.does(key, 'element.correct', { citizen: this.idFor(key, citizen), element, version, because });
  }

  /** As it is stored, past every wall. */
  async row(id: string): Promise<Row> {
    const [row] = await this.team.database.asOwner<Row>('SELECT * FROM element WHERE id = $1', [id]);
    if (!row) throw new Error(`no element ${id}`);
    return row;
  }

  async versions(id: string): Promise<number> {
    const rows = await this.team.database.asOwner('SELECT 1 FROM element_version WHERE element_id = $1', [id]);
    return rows.length;
  }

  /** How much is open about the citizen, of one kind or all. */
  async count(citizen: TestCitizen, kind: string | null = null): Promise<number> {
    const rows = await this.team.database.asOwner(
      'SELECT 1 FROM element WHERE citizen_id = $1 AND ended_at IS NULL AND ($2::text IS NULL OR kind = $2)',
      [citizen.key, kind],
    );
    return rows.length;
  }

  /** A line of the nurse's on the card, which other rooms write. */
  async line(
    citizen: TestCitizen,
    kind: ElementKind,
    content: StoredContent,
    stayId: string | null,
  ): Promise<ElementId> {
    const place = { citizenId: citizen.key, kind, owner: 'region_psych', category: 'mental_state', stayId } as const;
    const { id } = await this.team.as('nurse', (tx) => this.team.get(Elements).add(tx, { ...place, content }));
    return ElementId.parse(id);
  }

  /** The same line changed, as other rooms change it. @returns its version now */
  async changed(key: StaffKey, id: ElementId, content: StoredContent, ended: boolean): Promise<number> {
    return this.team.as(key, async (tx) => {
      const elements = this.team.get(Elements);
      const line = await elements.byId(tx, id);
      if (!line) throw new Error(`no line ${id}`);
      return (await elements.change(tx, line, line.version, content, ended)).version;
    });
  }

  close(): Promise<void> {
    return this.team.close();
  }
}

export async function aPlanTeam(): Promise<PlanTeam> {
  const rooms: Type[] = Reflect.getMetadata('providers', CarePlanModule);
  return new PlanTeam(await aTeam({ rooms }));
}

export const refused = async (work: Promise<unknown>) => (await refusalOf(work)).body();

/** What a refusal says the row is now, as far as the refused may see it. */
export function currentOf(refusal: Failure): Pick<ElementView, 'id' | 'version' | 'content' | 'owner'> | undefined {
  return refusal.extra.current as ElementView | undefined;
}
