import { existsSync } from 'node:fs';
import { refusalOf } from '@samtavle/api-platform/testing';
import { zipSync } from 'fflate';
import { SheetReader } from './sheet-reader.js';

/** The worker as it is built and shipped; another's code where a test is about what a worker may do wrong. */
const BUILT = new URL('../../../dist/lib/import/read-sheet.worker.js', import.meta.url);
const running = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);

interface Bounds {
  readonly worker?: URL;
  readonly seconds?: number;
  readonly memoryMb?: number;
}

class BoundReader extends SheetReader {
  protected override readonly worker: URL;
  protected override readonly mostSeconds: number;
  protected override readonly mostMemoryMb: number;

  constructor({ worker = BUILT, seconds = 20, memoryMb = 512 }: Bounds = {}) {
    super();
    this.worker = worker;
    this.mostSeconds = seconds;
    this.mostMemoryMb = memoryMb;
  }
}
const reading = (bytes: Buffer, name: string, bounds?: Bounds) => new BoundReader(bounds).read(bytes, name);
const reasonOf = async (work: Promise<unknown>) => {
  const { code, because } = await refusalOf(work);
  return [code, because];
};

const csv = (rows: number) =>
  Buffer.from(
    ['CPR;Fornavn;Efternavn', ...Array.from({ length: rows }, (_, n) => `${n};Bente;${'Krog'.repeat(400)}`)].join(
      '\r\n',
    ),
  );
const workbook = (sheet: Uint8Array) =>
  Buffer.from(
    zipSync({
      '[Content_Types].xml': new TextEncoder().encode('<Types/>'),
      'xl/workbook.xml': new TextEncoder().encode('<workbook/>'),
      'xl/worksheets/sheet1.xml': sheet,
    }),
  );

beforeAll(() => {
  if (!existsSync(BUILT)) throw new Error('the worker is not built: npx tsc -b libs/api/exchange');
});

describe('a spreadsheet read in a worker', () => {
  it('comes back as rows, letters and all', async () => {
    const read = await reading(Buffer.from('CPR;Fornavn\r\n010131-4000;Åse\r\n'), 'tavle.csv');
    expect(read).toMatchObject({ ok: true, value: { headings: ['CPR', 'Fornavn'] } });
    expect(JSON.stringify(read)).toContain('Åse');
  });

  it('with more rows than an import takes is refused with the reason', async () => {
    expect(await reading(csv(2_001), 'tavle.csv')).toMatchObject({ ok: false, refusal: { code: 'too_many_rows' } });
  });

  it('that is a bomb is refused before it is unpacked, within the memory of a small worker', async () => {
    const bomb = workbook(new Uint8Array(200 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await reading(bomb, 'tavle.xlsx', { memoryMb: 32 })).toMatchObject({
      ok: false,
      refusal: { code: 'inflates_too_much' },
    });
  }, 20_000);

  it('that takes too long is given up on', async () => {
    const before = Date.now();
    expect(await reasonOf(reading(csv(2_000), 'tavle.csv', { seconds: 0.001 }))).toEqual([
      'import_refused',
      'too_slow',
    ]);
    expect(Date.now() - before).toBeLessThan(5_000);
  });

  it('that takes more memory than there is ends the worker and nothing else', async () => {
    const memoryMb = 8;
    expect(await reading(csv(1), 'tavle.csv', { memoryMb })).toMatchObject({ ok: true });
    expect(await reasonOf(reading(csv(2_000), 'tavle.csv', { memoryMb }))).toEqual(['import_refused', 'reader_failed']);
  }, 20_000);
});

describe('a worker', () => {
  it.each([
    ['throws', 'throw new Error("Bente Krog")', 'reader_failed'],
    ['ends without an answer', '', 'reader_failed'],
    ['leaves', 'process.exit(3)', 'reader_failed'],
    ['never ends', 'for (;;);', 'too_slow'],
  ])('that %s is a file that cannot be read, and says nothing of what was in it', async (_, code, reason) => {
    const before = Date.now();
    const refusal = await refusalOf(reading(csv(1), 'tavle.csv', { worker: running(code), seconds: 2 }));
    expect([refusal.code, refusal.because]).toEqual(['import_refused', reason]);
    expect(JSON.stringify([refusal.body(), refusal.because])).not.toContain('Bente');
    if (reason === 'reader_failed') expect(Date.now() - before).toBeLessThan(1_900);
  });

  it('that is not there is the same', async () => {
    const worker = new URL('./not-there.js', import.meta.url);
    expect(await reasonOf(reading(csv(1), 'tavle.csv', { worker }))).toEqual(['import_refused', 'reader_failed']);
  });
});
