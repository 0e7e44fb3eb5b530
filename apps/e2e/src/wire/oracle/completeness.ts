import { CitizenDetail } from '@samtavle/contracts';
import { type Actor } from './actor.js';
import { type Judge } from './judge.js';
import { factSlot, NOTICE, planSlot, type Slot, slot } from './rights.js';
import { OF_A_STAY } from './structure.js';

interface ElementRow {
  readonly id: string;
  readonly citizen_id: string;
  readonly kind: string;
  readonly owner: Parameters<typeof slot>[0];
  readonly category: Parameters<typeof slot>[1];
  /** Whose open stay it hangs on; null when it hangs on none, or on one that has ended. */
  readonly stay_owner: Parameters<typeof slot>[0] | null;
}

/**
 * Where a persona's open cards differ from what the table allows now, in either direction: an oracle that only looked for
 * too much would be content with a server that shows nothing.
 */
export async function differences(
  actors: readonly Actor[],
  citizens: readonly string[],
  judge: Judge,
): Promise<string[]> {
  const [first] = actors;
  if (!first) return [];
  const { server, history, registry } = first.world;
  const { rows } = await server.owner.query<ElementRow>(
    `SELECT e.id, e.citizen_id, e.kind, e.owner, e.category, stay.owner AS stay_owner
       FROM element e LEFT JOIN element stay ON stay.id = e.stay_id AND stay.ended_at IS NULL
      WHERE e.ended_at IS NULL AND (e.kind <> 'visit' OR e.on_day >= $1::date) AND (e.until IS NULL OR e.until > $3)
        AND (e.kind <> 'contact' OR NOT e.off_card) AND e.citizen_id = ANY ($2)`,
    [history.now.day, citizens, history.now.at],
  );
  const here = { first: history.last, last: history.last };
  const found: string[] = [];
  for (const actor of actors) {
    for (const citizen of citizens) {
      const alias = registry.aliasOf(citizen, actor.reader.sector) ?? '';
      const [state] = history.states(citizen, here);
      const rights: ReadonlySet<Slot> = state ? judge.sight.rightsIn(state, actor.reader) : new Set<Slot>();
      const wanted = rows
        .filter((row) => row.citizen_id === citizen && isOpen(row, rights) && isCertain(row, actor.reader.sector))
        .map(({ id, kind, owner, category }) => `${kind} ${id} ${owner} ${category}`);
      const answer = await actor.read('GET', `/api/citizens/${alias}`);
      const shown =
        answer.status === 200
          ? CitizenDetail.parse(answer.json)
              .elements.filter((element) => isCertain(element, actor.reader.sector))
              .map(({ id, content, owner, category }) => `${content.kind} ${id} ${owner} ${category}`)
          : [];
      const named = `${actor.name} of ${citizen}`;
      found.push(...wanted.filter((one) => !shown.includes(one)).map((one) => `${named} is not shown ${one}`));
      found.push(...shown.filter((one) => !wanted.includes(one)).map((one) => `${named} is shown ${one}`));
    }
  }
  return found;
}

/** A reason, and what would end a stay, belong to the stay they hang on, and to nobody who does not see it. */
function isOpen({ id, owner, category, kind, stay_owner: stayOwner }: ElementRow, rights: ReadonlySet<Slot>): boolean {
  if (kind === 'admission' && rights.has(NOTICE)) return true;
  if (kind === 'plan') return rights.has(planSlot(id));
  if (kind === 'pushed_fact') return rights.has(factSlot(id));
  const seesTheBoardOf = (one: ElementRow['owner'] | null) => one !== null && rights.has(slot(one, 'board_status'));
  if (OF_A_STAY.includes(kind) && !(seesTheBoardOf(owner) && seesTheBoardOf(stayOwner))) return false;
  return rights.has(slot(owner, category));
}

/** Whether "names" means sender or receiver is not said of notes about consents; too narrow is no leak there. */
function isCertain({ owner, category }: Pick<ElementRow, 'owner' | 'category'>, sector: string): boolean {
  return category !== 'consent_records' || owner === sector;
}
