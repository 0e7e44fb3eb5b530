import { CitizenDetail } from '@samtavle/contracts';
import { type Actor } from './actor.js';
import { type Judge } from './judge.js';
import { type Slot, slot } from './rights.js';

interface ElementRow {
  readonly id: string;
  readonly citizen_id: string;
  readonly owner: Parameters<typeof slot>[0];
  readonly category: Parameters<typeof slot>[1];
}

/**
 * Where a persona's open cards differ from what the table allows now, in either direction: an oracle that only looked for
 * too much would be content with a server that shows nothing.
 */
export async function differences(actors: readonly Actor[], citizens: readonly string[], judge: Judge): Promise<string[]> {
  const [first] = actors;
  if (!first) return [];
  const { server, history, registry } = first.world;
  const { rows } = await server.owner.query<ElementRow>(
    `SELECT id, citizen_id, owner, category FROM element
      WHERE ended_at IS NULL AND (kind <> 'visit' OR on_day >= $1::date) AND citizen_id = ANY ($2)`,
    [history.now.day, citizens],
  );
  const here = { first: history.last, last: history.last };
  const found: string[] = [];
  for (const actor of actors) {
    for (const citizen of citizens) {
      const alias = registry.aliasOf(citizen, actor.reader.sector) ?? '';
      const [state] = history.states(citizen, here);
      const rights: ReadonlySet<Slot> = state ? judge.rightsIn(state, actor.reader) : new Set<Slot>();
      const wanted = rows
        .filter((row) => row.citizen_id === citizen && rights.has(slot(row.owner, row.category)))
        .map(({ id, owner, category }) => `${id} ${owner} ${category}`);
      const answer = await actor.read('GET', `/api/citizens/${alias}`);
      const shown =
        answer.status === 200
          ? CitizenDetail.parse(answer.json).elements.map(({ id, owner, category }) => `${id} ${owner} ${category}`)
          : [];
      const named = `${actor.client.persona} of ${citizen}`;
      found.push(...wanted.filter((one) => !shown.includes(one)).map((one) => `${named} is not shown ${one}`));
      found.push(...shown.filter((one) => !wanted.includes(one)).map((one) => `${named} is shown ${one}`));
    }
  }
  return found;
}
