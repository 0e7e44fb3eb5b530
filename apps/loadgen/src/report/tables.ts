import { type Finding, type Section, times } from './finding.js';

const HEAD = ['what', 'budget', 'measured', 'beside it', 'ratio', 'verdict'];

const cellsOf = ({ what, budget, measured, beside, ratio, within }: Finding): string[] => [
  what,
  budget ?? '',
  measured,
  beside ?? '',
  ratio === undefined ? '' : times(ratio),
  within === undefined ? '' : within ? 'within' : 'OVER',
];

/** For the screen. */
export function textTable({ title, findings, remarks = [] }: Section): string {
  const rows = [HEAD, ...findings.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  return [title, ...rows.map(line), ...remarks.map((remark) => `  ${remark}`)].join('\n');
}

/** For the page. */
export function markdownTable(findings: readonly Finding[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const cells = findings.map((finding) => cellsOf(finding).map((cell) => (cell === 'OVER' ? '**over**' : cell)));
  return [line(HEAD), line(HEAD.map(() => '---')), ...cells.map(line)].join('\n');
}
