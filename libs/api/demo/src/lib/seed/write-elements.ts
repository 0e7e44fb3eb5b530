import { slotOf } from '@samtavle/domain';
import { type EntityManager } from 'typeorm';
import { type DemoCitizen, type DemoElement } from '../team/model.js';
import { insertRows } from './insert-rows.js';

/** Everything written about the citizens, with every version of it. */
export async function writeElements(
  em: EntityManager,
  team_id: string,
  citizens: readonly DemoCitizen[],
): Promise<void> {
  const all = citizens.flatMap((citizen) => citizen.elements.map((element) => ({ citizen_id: citizen.id, element })));
  const passed = new Set(citizens.flatMap(({ elements }) => contactsFollowed(elements)));
  const rowOf = (citizen_id: string, { versions, ...element }: DemoElement) => {
    const [first] = versions;
    const last = versions.at(-1);
    return {
      id: element.id,
      team_id,
      citizen_id,
      kind: element.kind,
      owner: element.owner,
      category: element.category,
      slot: slotOf(element.owner, element.category),
      content: last?.said,
      stay_id: element.stayId,
      on_day: element.onDay,
      version: versions.length,
      created_at: first?.at,
      created_by: first?.by,
      updated_at: last?.at,
      updated_by: last?.by,
      ended_at: element.ended ? last?.at : null,
      off_card: passed.has(element.id),
    };
  };
  await insertRows(
    em,
    'element',
    {
      id: 'uuid',
      team_id: 'uuid',
      citizen_id: 'uuid',
      kind: 'text',
      owner: 'text',
      category: 'text',
      slot: 'smallint',
      content: 'jsonb',
      stay_id: 'uuid',
      on_day: 'date',
      version: 'int',
      created_at: 'timestamptz',
      created_by: 'uuid',
      updated_at: 'timestamptz',
      updated_by: 'uuid',
      ended_at: 'timestamptz',
      off_card: 'boolean',
    },
    all.map(({ citizen_id, element }) => rowOf(citizen_id, element)),
  );
  await insertRows(
    em,
    'element_version',
    {
      element_id: 'uuid',
      version: 'int',
      team_id: 'uuid',
      citizen_id: 'uuid',
      kind: 'text',
      slot: 'smallint',
      content: 'jsonb',
      ended: 'boolean',
      changed_at: 'timestamptz',
      changed_by: 'uuid',
    },
    all.flatMap(({ citizen_id, element }) =>
      element.versions.map(({ said, at, by }, before) => ({
        element_id: element.id,
        version: before + 1,
        team_id,
        citizen_id,
        kind: element.kind,
        slot: slotOf(element.owner, element.category),
        content: said,
        ended: element.ended && before === element.versions.length - 1,
        changed_at: at,
        changed_by: by,
      })),
    ),
  );
}

/**
 * Contacts that a later meeting of the same owner has followed. The database would say so itself, row by row; thousands
 * at once take it too long.
 */
function contactsFollowed(elements: readonly DemoElement[]): string[] {
  const contacts = elements.flatMap(({ id, kind, owner, category, onDay, versions: [first] }) =>
    kind === 'contact' && first !== undefined && 'how' in first.said
      ? [{ id, slot: slotOf(owner, category), on: onDay ?? '', at: first.at, tried: first.said.how === 'attempt' }]
      : [],
  );
  return contacts.flatMap(({ id, slot, on, at, tried }) =>
    contacts.some(
      (later) =>
        !later.tried &&
        later.slot === slot &&
        (tried ? later.on >= on : [later.on, later.at, later.id].join() > [on, at, id].join()),
    )
      ? [id]
      : [],
  );
}
