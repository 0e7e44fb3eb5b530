import { type State } from './history.js';
import { type ToDo } from './registry.js';
import { isRelated, type Reader, reachesSector } from './rights.js';

/** Whether a task is for this reader in any of these states of the citizen it is about. Nobody judges what they did. */
export function isFor(todo: ToDo, reader: Reader, states: readonly State[]): boolean {
  if (todo.sector !== reader.sector || todo.notFor.includes(reader.member)) return false;
  return states.some(({ facts, moment }) => {
    switch (todo.forWhom) {
      case 'member':
        return todo.member === reader.member;
      case 'contacts':
        return reachesSector(reader, moment) || isRelated(reader, facts, moment, 'contact_person');
      case 'duty':
        return reachesSector(reader, moment);
      case 'leaders':
        return reader.role.startsWith('team_leader_');
    }
  });
}
