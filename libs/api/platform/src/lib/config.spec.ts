import { aConfig, CPR_KEY } from '../testing/index.js';
import { readConfig } from './config.js';

const whole = {
  DATABASE_URL: 'postgresql://owner:s3cret-word@127.0.0.1/samtavle',
  SAMTAVLE_CPR_KEY: Buffer.alloc(32, 'a').toString('base64'),
  SAMTAVLE_CPR_INDEX_KEY: Buffer.alloc(32, 'b').toString('base64'),
  SAMTAVLE_EXCHANGE_TOKEN: 'x'.repeat(32),
};

const messageOf = (environment: Record<string, string | undefined>): string => {
  try {
    readConfig(environment);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return 'nothing was refused';
};

describe('the configuration', () => {
  it('stands on safe ground when only what is needed is said', () => {
    expect(readConfig(whole)).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3000,
      SAMTAVLE_DEMO: false,
      SAMTAVLE_TEST_CLOCK: false,
      SAMTAVLE_PROXIES: 0,
      SAMTAVLE_IDLE_MINUTES: 15,
      SAMTAVLE_SESSION_HOURS: 12,
    });
  });

  it('names every variable that is missing or wrong at once', () => {
    const message = messageOf({
      ...whole,
      SAMTAVLE_CPR_KEY: undefined,
      PORT: 'abc',
      SAMTAVLE_DEMO: 'yes',
      LOG_LEVEL: 'loud',
    });
    for (const name of ['SAMTAVLE_CPR_KEY', 'PORT', 'SAMTAVLE_DEMO', 'LOG_LEVEL']) expect(message).toContain(name);
  });

  it.each([
    ['SAMTAVLE_CPR_KEY', 'c2hvcnQtc2VjcmV0LWtleQ=='],
    ['SAMTAVLE_EXCHANGE_TOKEN', 'a-too-short-credential'],
    ['DATABASE_URL', 'owner:s3cret-word at nowhere'],
    ['REDIS_URL', 'hunter2 at nowhere'],
    ['PORT', '99999-s3cret'],
    ['SAMTAVLE_DEMO', 's3cret-flag'],
    ['LOG_LEVEL', 's3cret-level'],
  ])('says that %s is wrong and never what it was', (name, value) => {
    const message = messageOf({ ...whole, [name]: value });
    expect(message).toContain(name);
    expect(message).not.toContain(value);
    expect(message).not.toContain('s3cret');
  });

  it('asks for a database, and calls an empty variable a missing one', () => {
    expect(messageOf({ ...whole, DATABASE_URL: '' })).toBe('DATABASE_URL or DATABASE_RUNTIME_URL is needed');
  });

  it('refuses the test clock in production', () => {
    expect(messageOf({ ...whole, NODE_ENV: 'production', SAMTAVLE_TEST_CLOCK: '1' })).toBe(
      'the test clock never runs in production',
    );
  });

  it('never lets a session idle over an hour or last over twelve', () => {
    expect(messageOf({ ...whole, SAMTAVLE_IDLE_MINUTES: '61' })).toContain('SAMTAVLE_IDLE_MINUTES');
    expect(messageOf({ ...whole, SAMTAVLE_SESSION_HOURS: '13' })).toContain('SAMTAVLE_SESSION_HOURS');
  });

  it('reads keys as the 32 bytes they are', () => {
    expect(aConfig().SAMTAVLE_CPR_KEY).toEqual(CPR_KEY);
  });
});
