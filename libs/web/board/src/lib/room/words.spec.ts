import { type ErrorBody } from '@samtavle/contracts';
import { closestWords } from './words.js';

const refusal: ErrorBody = { error: 'mentioned_cannot_see', da: 'Helheden', en: 'The whole' };

describe('a refusal said in one place', () => {
  it('is what it says of the field, and else of the whole', () => {
    expect(closestWords(refusal, 'da')).toBe('Helheden');
    const field = { path: 'mentions.0', problem: 'cannot_see' };
    expect(closestWords({ ...refusal, fields: [field] }, 'en')).toBe('The whole');
    expect(closestWords({ ...refusal, fields: [field, { ...field, da: 'Feltet', en: 'The field' }] }, 'da')).toBe(
      'Feltet',
    );
  });
});
