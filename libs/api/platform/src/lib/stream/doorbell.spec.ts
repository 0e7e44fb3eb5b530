import { Doorbell } from './doorbell.js';

describe('the doorbell', () => {
  it('is heard here and carried to other nodes', () => {
    const bell = new Doorbell();
    const heard: string[] = [];
    bell.onRing((team, seq) => heard.push(`here ${team} ${seq}`));
    bell.carryOutward((team, seq) => heard.push(`out ${team} ${seq}`));
    bell.ring('team-1', 7);
    expect(heard).toEqual(['here team-1 7', 'out team-1 7']);
  });

  it('does not send a ring from another node back out', () => {
    const bell = new Doorbell();
    const out: string[] = [];
    bell.carryOutward((team) => out.push(team));
    bell.hear('team-1', 7);
    expect(out).toEqual([]);
  });

  it('is silent for whoever stopped listening', () => {
    const bell = new Doorbell();
    const heard: number[] = [];
    const stop = bell.onRing((_, seq) => heard.push(seq));
    stop();
    bell.ring('team-1', 1);
    expect(heard).toEqual([]);
  });
});
