import { PLAN_WORDS } from '@samtavle/care-plan';
import { RecordContent } from '@samtavle/contracts';
import fc from 'fast-check';
import { blankOf, FIELDS, lastQuarters, optionsOf, type WrittenKind } from './fields.js';
import { typedContent, typedOf, valueOf } from './field-values.js';

const KINDS = Object.keys(FIELDS) as WrittenKind[];
const TODAY = '2026-11-26';

/** A well-formed record of each kind, through the form. */
function filled(kind: WrittenKind): unknown {
  const blank = blankOf(kind, TODAY);
  const words = PLAN_WORDS.da;
  const said = Object.fromEntries(
    FIELDS[kind].map((spec) => {
      const standing = blank[spec.name] ?? '';
      const text = standing !== '' || spec.optional === true ? standing : spec.type === 'number' ? '3' : 'Tekst';
      return [spec.name, valueOf(spec, text)];
    }),
  );
  expect(FIELDS[kind].every((spec) => spec.type !== 'choice' || optionsOf(spec, blank, words, TODAY).length > 0)).toBe(
    true,
  );
  const extra = kind === 'goal' ? { rating: null } : kind === 'sub_goal' ? { of: crypto.randomUUID() } : {};
  return { kind, ...said, ...extra };
}

describe('the fields of a plan’s records', () => {
  it.each(KINDS)('ask for all that a %s is made of, and for nothing else', (kind) => {
    const parsed = RecordContent.safeParse(filled(kind));
    expect(parsed.error?.issues ?? []).toEqual([]);
    const again = Object.entries(typedContent(kind, parsed.data as never));
    expect(again.map(([name]) => name)).toEqual(FIELDS[kind].map(({ name }) => name));
  });

  it('give back what they hold, whatever it is', () => {
    const spec = { name: 'score', label: 'score', type: 'number', optional: true } as const;
    fc.assert(
      fc.property(fc.option(fc.double({ min: 0, max: 1_000, noNaN: true, noDefaultInfinity: true })), (score) => {
        expect(valueOf(spec, typedOf(score))).toBe(score === null ? null : Number(String(score)));
      }),
    );
  });

  it('let the contract refuse what is no number, with its field', () => {
    const spec = { name: 'score', label: 'score', type: 'number', optional: true } as const;
    expect(valueOf(spec, 'mange')).toBe('mange');
    expect(valueOf(spec, '12,5')).toBe(12.5);
    expect(valueOf(spec, ' ')).toBeNull();
  });

  it('know this quarter and the three before it, across a year', () => {
    expect(lastQuarters('2027-02-01')).toEqual(['2027-Q1', '2026-Q4', '2026-Q3', '2026-Q2']);
  });
});
