import { type Day } from '@samtavle/domain';
import { notConsulted } from './consulted.js';
import { disciplines, mayHandOver } from './room.js';

const team = [
  { id: 'henrik', role: 'psychiatrist', active: true },
  { id: 'anne', role: 'nurse', active: true },
  { id: 'mette', role: 'nurse', active: true },
  { id: 'gone', role: 'peer', active: false },
] as const;

describe('who is in the room', () => {
  it('is said by discipline, with those that are missing', () => {
    expect(disciplines(['anne', 'mette'], team)).toEqual({
      present: [{ role: 'nurse', members: ['anne', 'mette'] }],
      absent: ['psychiatrist'],
    });
  });
});

describe('the chair', () => {
  const room = { chair: 'anne', inRoom: ['anne', 'mette'] };
  it('hands over to somebody in the room', () => {
    expect(mayHandOver(room, 'anne', 'mette')).toBe(true);
    expect(mayHandOver(room, 'anne', 'henrik')).toBe(false);
  });
  it('is not taken from who is there', () => {
    expect(mayHandOver(room, 'mette', 'mette')).toBe(false);
  });
  it('is taken by anybody in the room when the chair has gone, for themselves', () => {
    const left = { chair: 'anne', inRoom: ['mette', 'henrik'] };
    expect(mayHandOver(left, 'mette', 'mette')).toBe(true);
    expect(mayHandOver(left, 'mette', 'henrik')).toBe(false);
    expect(mayHandOver(left, 'anne', 'mette')).toBe(false);
  });
});

describe('a citizen put on the board', () => {
  const isPsychiatrist = (id: string) => id === 'henrik';
  const putOn = { since: '2026-11-20' as Day, putOnBy: 'anne', discussedWith: [] };
  it('is to be confirmed when psychiatrist and contact person were not asked', () => {
    expect(notConsulted(putOn, ['mette'], isPsychiatrist, null)).toEqual(['psychiatrist', 'contact']);
  });
  it('was discussed with whoever put them on', () => {
    expect(notConsulted({ ...putOn, discussedWith: ['henrik'] }, ['anne'], isPsychiatrist, null)).toEqual([]);
  });
  it('misses no contact person where none is known', () => {
    expect(notConsulted({ ...putOn, discussedWith: ['henrik'] }, [], isPsychiatrist, null)).toEqual([]);
  });
  it('is confirmed once a meeting since has talked about it', () => {
    expect(notConsulted(putOn, ['mette'], isPsychiatrist, '2026-11-23' as Day)).toEqual([]);
    expect(notConsulted(putOn, ['mette'], isPsychiatrist, '2026-11-19' as Day)).toHaveLength(2);
  });
});
