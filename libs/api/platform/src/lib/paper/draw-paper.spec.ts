import { pdfText } from '@samtavle/testing';
import { drawPaper, type Paper } from './draw-paper.js';

const drawn = (paper: Paper, language: 'da' | 'en' = 'da') =>
  drawPaper(paper, {
    language,
    printedAt: new Date('2026-11-22T12:00:00Z'),
    foot: (page, of) => `side ${page} af ${of}`,
  });

const NAMES = ['Łukasz Żółć', 'Yaşar Çağla Iğdır', 'Ioana Țepeș', 'Đorđe Čović', 'Nguyễn Thị Hoa', 'Søren Ærø-Ågård'];

describe('a paper', () => {
  it('says every name as it is written, in each of its parts, to whoever reads or copies it', async () => {
    const pdf = await drawn({
      title: NAMES.join(', '),
      parts: [
        { kind: 'heading', text: NAMES.join(' · ') },
        { kind: 'paragraph', text: NAMES.join('\n') },
        { kind: 'quote', text: `»${NAMES.join('; ')}«` },
        { kind: 'list', items: NAMES },
        ...NAMES.flatMap((name) => [{ kind: 'choice', text: name } as const, { kind: 'line', label: name } as const]),
      ],
    });
    const text = pdfText(pdf).replace(/\s+/g, ' ');
    for (const name of NAMES) expect(text.split(name).length - 1).toBe(7);
    expect(text).toContain('side 1 af');
    expect(text).not.toContain('▯');
  });

  it('holds its letters itself, tagged and with its language, and no more of the font than it uses', async () => {
    const pdf = await drawn({ title: 'Plan', parts: [{ kind: 'paragraph', text: 'Łukasz' }] });
    const raw = pdf.toString('latin1');
    expect(raw).toContain('/FontFile2');
    expect(raw).toContain('/ToUnicode');
    expect(raw).not.toContain('Helvetica');
    expect(raw).toMatch(/\/Marked true/);
    expect(raw).toContain('/Lang (da-DK)');
    expect(pdf.length).toBeLessThan(60_000);
  });

  it.each([
    ['da', 'En tom kasse (▯) står for et bogstav, der ikke kan trykkes.'],
    ['en', 'An empty box (▯) stands for a letter that cannot be printed.'],
  ] as const)('says beneath what an empty box is, when it has one (%s)', async (language, why) => {
    const with_ = await drawn({ title: 'Plan', parts: [{ kind: 'paragraph', text: 'Li 王芳' }] }, language);
    expect(pdfText(with_)).toContain('Li ▯▯');
    expect(pdfText(with_)).toContain(why);
    const without = await drawn({ title: 'Plan', parts: [{ kind: 'paragraph', text: 'Li' }] }, language);
    expect(pdfText(without)).not.toContain('▯');
  });

  it('keeps nobody waiting for what somebody wrote without a space, or heaped on one letter', async () => {
    await drawn({ title: 'Plan', parts: [{ kind: 'paragraph', text: 'Varm' }] });
    const long = 'W'.repeat(4_000);
    const heap = `a${'\u0301'.repeat(4_000)}`;
    const before = process.cpuUsage();
    const pdf = await drawn({
      title: 'Plan',
      parts: [
        ...[long, heap, 'W\u00a0'.repeat(2_000)].map((text) => ({ kind: 'paragraph', text }) as const),
        { kind: 'list', items: [long] },
        { kind: 'choice', text: long },
      ],
    });
    const { user, system } = process.cpuUsage(before);
    // Some 0.3 s; before, 5 s.
    expect((user + system) / 1_000_000).toBeLessThan(2.5);
    expect(pdfText(pdf).match(/W/g)).toHaveLength(14_000);
  });

  it('lets others be answered between the lines of a long list', async () => {
    let answered = 0;
    const others = setInterval(() => (answered += 1), 1);
    const items = Array.from({ length: 60 }, (_, at) => `${at} `.repeat(60));
    const pdf = await drawn({ title: 'Plan', parts: [{ kind: 'list', items }] });
    clearInterval(others);
    expect(answered).toBeGreaterThan(20);
    expect(pdfText(pdf)).toContain('59 59');
  });
});
