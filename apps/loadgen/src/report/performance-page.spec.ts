import { atMost, atMostTimes, ms, never } from './finding.js';
import { performancePage, type Run } from './performance-page.js';
import { textTable } from './tables.js';

const section = {
  title: 'The board',
  how: 'By a nurse.',
  findings: [
    atMost('answered, p50', 48.04, 60, ms),
    atMostTimes('against the SELECT', 48, { what: 'SELECT', value: 12 }, 3, ms),
    never('lost', 0),
    { what: 'p99', measured: ms(70) },
  ],
};
const run: Run = {
  command: 'npx nx run loadgen:bench',
  at: '2026-11-26T07:15:00.000Z',
  quick: false,
  machine: {
    processor: 'Some CPU',
    cores: 2,
    memoryGib: 24,
    system: 'Linux 6',
    node: '20.20.2',
    postgres: '18.4',
    loadBefore: 0.1,
  },
  sections: [section],
};

describe('the page about performance', () => {
  it('tells budget, figure, what stood beside it, ratio and verdict', () => {
    const page = performancePage(run);
    expect(page).toContain('| answered, p50 | ≤ 60 ms | 48.0 ms |  |  | within |');
    expect(page).toContain('| against the SELECT | ≤ 3× | 48.0 ms | SELECT: 12.0 ms | 4.00× | **over** |');
    expect(page).toContain('| p99 |  | 70.0 ms |  |  |  |');
    expect(page).toContain('2 of 3 figures within their budgets');
  });

  it('names the command, the day and the machine', () => {
    const page = performancePage(run);
    expect(page).toContain('npx nx run loadgen:bench');
    expect(page).toContain('Run on 2026-11-26 07:15 UTC: Some CPU, 2 cores');
  });

  it('says when the figures come from a quick run', () => {
    expect(performancePage({ ...run, quick: true })).toContain('A quick run');
    expect(performancePage(run)).not.toContain('A quick run');
  });

  it('says over on the screen as well', () => {
    expect(textTable(section)).toMatch(/against the SELECT.*4\.00×\s+OVER/);
  });
});
