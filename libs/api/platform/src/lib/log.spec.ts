import { aLog } from '../testing/index.js';
import { describeError, NestLog } from './log.js';

const ESC = '\u001b';
const CONTROL = /\p{Cc}/u;

describe('a log line', () => {
  it.each(['010131-4000', '0101314000'])('holds no civil registration number: %s', (number) => {
    const { log, lines } = aLog();
    log.info(
      { path: `/citizens/${number}`, inner: { list: [`seen ${number}`], cause: { text: number } } },
      `looked for ${number}`,
    );
    expect(lines.join('')).not.toContain(number);
    expect(lines.join('')).toContain('[cpr]');
  });

  it('is one line whatever is put into it: CRLF and terminal escapes stand as text', () => {
    const { log, lines } = aLog();
    const nasty = `a\r\n{"level":60,"msg":"forged"}${ESC}[31mred\u009b2J\u0000`;
    log.warn({ agent: nasty, inner: { deep: [nasty] } }, nasty);
    expect(lines).toHaveLength(1);
    const [line = ''] = lines;
    expect(line.trimEnd()).not.toMatch(CONTROL);
    const said = JSON.parse(line) as { agent: string; msg: string; inner: { deep: string[] } };
    for (const text of [said.agent, said.msg, said.inner.deep[0]]) expect(text).not.toMatch(CONTROL);
  });

  it('is written also about something that contains itself', () => {
    const { log, lines } = aLog();
    const snake: Record<string, unknown> = { name: 'snake' };
    snake['tail'] = snake;
    log.info({ snake }, 'bites');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'bites', snake: { name: 'snake' } });
  });

  it('keeps long numbers that are no civil registration numbers', () => {
    const { log, lines } = aLog();
    log.info({ seq: 1234567890, gln: '5799999990014' }, 'counted');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ seq: 1234567890, gln: '5799999990014' });
  });

  it('is neutral too when the framework writes it', () => {
    const { log, lines } = aLog();
    const nest = new NestLog(log);
    nest.warn(`value 010131-4000\r\n${ESC}[2J`, 'Ctx');
    nest.error('010131-4000', 'Error: 010131-4000\n    at here', 'Ctx');
    expect(lines).toHaveLength(2);
    expect(lines.join('')).not.toContain('010131-4000');
  });
});

describe('what is written down about an error', () => {
  it('is its kind, its code and where it happened, never what it said', () => {
    const error = Object.assign(new TypeError('duplicate key (cpr)=(0101314000) for Bente Krog'), {
      code: '23505',
      detail: 'Bente Krog',
    });
    const described = describeError(error);
    expect(described).toMatchObject({ kind: 'TypeError', code: '23505' });
    expect(JSON.stringify(described)).not.toMatch(/Bente|0101314000/);
    expect(described['frames']).toEqual(expect.arrayContaining([expect.stringContaining('at ')]));
  });

  it('follows the cause, with the same silence', () => {
    const described = describeError(new Error('outer Bente', { cause: new RangeError('inner Bente') }));
    expect(described).toMatchObject({ kind: 'Error', cause: { kind: 'RangeError' } });
    expect(JSON.stringify(described)).not.toContain('Bente');
  });

  it('says only the type of what is no error', () => {
    expect(describeError('Bente')).toEqual({ kind: 'string' });
  });

  it('survives an error that spreads its message over lines that look like a stack', () => {
    const error = new Error('x\n    at Bente Krog (010131-4000)\n');
    expect(JSON.stringify(describeError(error))).not.toMatch(/Bente|010131/);
  });
});
