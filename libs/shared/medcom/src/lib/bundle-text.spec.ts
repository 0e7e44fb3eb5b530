import { parseBundleText } from './bundle-text.js';

const codeOf = (text: string) => {
  const result = parseBundleText(text);
  return result.ok ? 'read' : result.refusal.code;
};

describe('the bytes of a message', () => {
  it.each([
    ['a message cut short', '{"resourceType":"Bundle","entry":[{"resou', 'text_not_json'],
    ['no bytes at all', '', 'text_not_json'],
    ['something that is not JSON', '<Bundle xmlns="http://hl7.org/fhir"/>', 'text_not_json'],
    ['more than 256 kB', JSON.stringify({ filler: 'x'.repeat(262_144) }), 'text_too_large'],
    [
      'more than 256 kB of letters that take two bytes',
      JSON.stringify({ filler: 'ø'.repeat(140_000) }),
      'text_too_large',
    ],
    ['nesting a thousand deep', '['.repeat(1000) + '1' + ']'.repeat(1000), 'too_deep'],
    ['nesting as deep as the bytes allow', '['.repeat(131_000) + '1' + ']'.repeat(131_000), 'too_deep'],
    ['more values than any message has', JSON.stringify(Array.from({ length: 30_000 }, () => 1)), 'too_many_values'],
    ['a key that reaches the prototype', '{"resourceType":"Bundle","__proto__":{"admin":true}}', 'forbidden_key'],
    ['such a key further in', '{"a":[{"b":{"constructor":{"prototype":1}}}]}', 'forbidden_key'],
    ['an empty object', '{"a":{}}', 'empty_value'],
    ['an empty list', '{"a":[]}', 'empty_value'],
    ['an empty text', '{"a":""}', 'empty_value'],
    ['nothing where a value should be', '{"a":null}', 'empty_value'],
    ['a modifier we cannot understand', '{"a":{"modifierExtension":[{"url":"x"}]}}', 'modifier_not_understood'],
  ])('%s is refused', (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('an ordinary value is read', () => {
    expect(parseBundleText('{"given":[null,"Ida"]}')).toEqual({ ok: true, value: { given: [null, 'Ida'] } });
  });

  it('a refusal never repeats what stood in the message, not even a strange key', () => {
    const result = parseBundleText('{"0101575001":{"x":""}}');
    expect(JSON.stringify(result)).not.toContain('0101575001');
  });
});
