import { ElementContent, ElementId, type ElementKind, RelativeId } from '@samtavle/contracts';
import { type Said } from '../model.js';
import { type PlanLine } from '../stories/plan-line.js';
import { type Casebook, sectorOf } from './casebook.js';

const ENDED_ON = -10;

/** The citizen's plan: what later lines are tied to stands before them. */
export function tellPlan(book: Casebook, lines: readonly PlanLine[]): void {
  const { stage, crew } = book;
  const named = new Map<string, ElementId>();
  for (const { name, by, on, about, said, later, ended = false } of lines) {
    const told = {
      day: (fromToday: number) => stage.day(fromToday),
      me: crew.of(by),
      the: (of: string) => {
        const id = named.get(of);
        if (id === undefined) throw new Error(`nothing is called ${of} yet`);
        return id;
      },
      relative: (called: string) => RelativeId.parse(stage.id('relative', book.citizen, sectorOf(by), called)),
    };
    const first = said(told);
    const versions = [{ said: contentOf(first, first.kind), at: stage.at(on, '10:15'), by }];
    if (later !== undefined) {
      const changed = ElementContent.parse({ ...first, ...later.said(told) });
      versions.push({ said: contentOf(changed, first.kind), at: stage.at(later.on, '10:20'), by: later.by ?? by });
    }
    const last = versions.at(-1);
    if (ended && last !== undefined) versions.push({ ...last, at: stage.at(ENDED_ON, '10:25') });
    const id = book.write(first.kind, { owner: sectorOf(by), about, versions, ended });
    if (name !== undefined) named.set(name, ElementId.parse(id));
  }
}

/** What a record says, without its kind, which is a column of its own and stays what it was. */
function contentOf({ kind, ...said }: ElementContent, of: ElementKind): Said {
  if (kind !== of) throw new Error(`a ${of} does not become a ${kind}`);
  return said;
}
