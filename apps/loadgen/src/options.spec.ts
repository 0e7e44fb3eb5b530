import { MEASURES, optionsFrom } from './options.js';

describe('the options of the bench', () => {
  it('measure everything and write the page when nothing is said', () => {
    expect(optionsFrom([])).toEqual({ quick: false, writes: true, only: MEASURES, profile: undefined });
  });

  it('leave the page alone when the run is quick, partial or profiled, unless asked', () => {
    expect(optionsFrom(['--quick']).writes).toBe(false);
    expect(optionsFrom(['--only', 'board']).writes).toBe(false);
    expect(optionsFrom(['--profile', 'tmp']).writes).toBe(false);
    expect(optionsFrom(['--quick', '--write']).writes).toBe(true);
  });

  it('choose measures by name', () => {
    expect(optionsFrom(['--only=move,board']).only).toEqual(['board', 'move']);
    expect(() => optionsFrom(['--only=everything'])).toThrow('not "everything"');
    expect(() => optionsFrom(['--fast'])).toThrow();
  });
});
