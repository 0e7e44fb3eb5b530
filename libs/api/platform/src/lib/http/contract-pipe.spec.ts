import { Line } from '@samtavle/contracts';
import { z } from 'zod';
import { Failure } from '../failure.js';
import { ContractPipe, parseInput } from './contract-pipe.js';

const Contract = z.strictObject({
  name: z.string().max(10),
  count: z.int().optional(),
  inner: z.strictObject({ day: z.iso.date() }).optional(),
});

function refusalOf(input: unknown): Failure {
  try {
    parseInput(Contract, input);
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
  }
  throw new Error('was not refused');
}

describe('input', () => {
  it('comes through as its contract reads it', () => {
    expect(new ContractPipe(Contract).transform({ name: 'a', count: 2 })).toEqual({ name: 'a', count: 2 });
  });

  it('with a key nobody knows is refused, so that a misspelt field does not look saved', () => {
    expect(refusalOf({ name: 'a', nmae: 'b' }).body()).toMatchObject({
      error: 'invalid_input',
      fields: [{ problem: 'unrecognized_keys' }],
    });
  });

  it.each([
    '{"name":"a","__proto__":{"polluted":1}}',
    '{"name":"a","constructor":{"prototype":{"polluted":1}}}',
    '{"name":"a","prototype":{}}',
  ])('reaching for a prototype is refused and changes none: %s', (text) => {
    expect(refusalOf(JSON.parse(text)).code).toBe('invalid_input');
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });

  it.each([
    null,
    undefined,
    5,
    'text',
    [],
    [{ name: 'a' }],
    { name: 5 },
    { name: 'a', count: NaN },
    { name: 'a', count: 1.5 },
    { name: 'a', inner: { day: '2026-02-30' } },
  ])('of the wrong type is refused: %j', (input) => {
    expect(refusalOf(input).code).toBe('invalid_input');
  });

  it('is never repeated in the refusal', () => {
    const body = refusalOf({ name: 'Bente Krog 0101314000', inner: { day: 'Bente' } }).body();
    expect(body.fields).toEqual([
      {
        path: 'name',
        problem: 'too_big',
        da: 'Teksten er for lang: højst 10 tegn.',
        en: 'The text is too long: at most 10 characters.',
      },
      { path: 'inner.day', problem: 'invalid_format', da: 'Den dag findes ikke.', en: 'That day does not exist.' },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/Bente|0101314000/);
  });

  it('says what to do about a text that is empty, of two lines, or not to be saved', () => {
    const Text = z.strictObject({ text: Line });
    const said = (text: string) => {
      try {
        parseInput(Text, { text });
      } catch (thrown) {
        return thrown instanceof Failure ? thrown.extra.fields?.[0]?.en : undefined;
      }
      return undefined;
    };
    expect(said('  ')).toBe('Write something here.');
    expect(said('a\nb')).toBe('One line only.');
    expect(said('a\u0000')).toBe('The text holds characters that cannot be saved.');
    expect(said('x'.repeat(501))).toBe('The text is too long: at most 500 characters.');
  });

  it('cannot swell the refusal: neither by many problems nor by long names', () => {
    const many = z.strictObject({ list: z.array(z.int()) });
    try {
      parseInput(many, { list: Array.from({ length: 500 }, () => 'x') });
    } catch (thrown) {
      expect(thrown instanceof Failure && thrown.extra.fields).toHaveLength(20);
    }
    const record = z.record(z.string(), z.int());
    try {
      parseInput(record, { ['k'.repeat(5_000)]: 'x' });
    } catch (thrown) {
      expect(thrown instanceof Failure && thrown.extra.fields?.[0]?.path.length).toBeLessThanOrEqual(120);
    }
    expect.assertions(2);
  });
});
