import { CONTRACT_ERRORS, ERROR_CODES, ErrorBody } from '@samtavle/contracts';
import { asFailure, Failure, gaveWay, notFound } from './failure.js';

describe('a failure', () => {
  it.each(ERROR_CODES)(
    '%s answers with the contract’s status, sentence in both languages, and nothing else',
    (code) => {
      const failure = new Failure(code, {}, 'for the log only');
      expect(failure.status).toBe(CONTRACT_ERRORS[code].status);
      expect(ErrorBody.parse(failure.body('request-1'))).toEqual({
        error: code,
        da: CONTRACT_ERRORS[code].da,
        en: CONTRACT_ERRORS[code].en,
        requestId: 'request-1',
      });
      expect(JSON.stringify(failure.body())).not.toContain('for the log only');
    },
  );

  it('is the same for what is not there and what is not yours', () => {
    expect(notFound('no such row').body()).toEqual(notFound('not yours').body());
  });

  it('stays the failure it was', () => {
    const failure = new Failure('stale_version');
    expect(asFailure(failure)).toBe(failure);
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P03', '08006', '53300', '40P01', '40001', '57014'])(
    'is a passing one when the database says %s',
    (code) => {
      expect(asFailure(Object.assign(new Error('database'), { code })).code).toBe('unavailable');
    },
  );

  it.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])(
    'is a passing one on “%s”',
    (message) => {
      expect(asFailure(new Error(message)).code).toBe('unavailable');
    },
  );

  it.each([new Error('column "cpr" of Bente Krog'), 'Bente Krog', null, undefined, { code: '23505' }])(
    'tells the person nothing of what else went wrong, and the log where to look',
    (thrown) => {
      const failure = asFailure(thrown);
      expect(failure.code).toBe('unexpected');
      expect(failure.cause).toBe(thrown);
      expect(JSON.stringify(failure.body())).not.toContain('Bente');
    },
  );

  it.each(['40P01', '40001', '0A000'])(
    'is worth another try when the database says %s, also from behind another',
    (code) => {
      const thrown = Object.assign(new Error('database'), { code });
      expect(gaveWay(thrown)).toBe(true);
      expect(gaveWay(Object.assign(new Failure('not_recorded'), { cause: thrown }))).toBe(true);
    },
  );

  it.each([new Failure('stale_version'), Object.assign(new Error('twice'), { code: '23505' }), 'no', undefined])(
    'is not worth another try otherwise',
    (thrown) => expect(gaveWay(thrown)).toBe(false),
  );
});
