import { isOwnOrigin } from './own-origin.js';

const NONE: string[] = [];

describe('the Origin of a browser', () => {
  it.each([
    ['the host it was served from', 'http://localhost:3000', 'localhost:3000', NONE, true],
    ['the same in numbers', 'http://127.0.0.1:3000', '127.0.0.1:3000', NONE, true],
    ['the same in IPv6', 'http://[::1]:3000', '[::1]:3000', NONE, true],
    ['its own name in public', 'https://samtavle.example', 'samtavle.example', NONE, false],
    ['one named in the configuration', 'https://board.example', 'samtavle.example', ['https://board.example'], false],
  ])('is ours when it is %s', (_, origin, host, allowed, loopbackOnly) => {
    expect(isOwnOrigin(origin, host, allowed, loopbackOnly)).toBe(true);
  });

  it.each([
    ['another site', 'https://evil.example', 'samtavle.example', NONE, false],
    ['absent', undefined, 'samtavle.example', NONE, false],
    ['empty', '', 'samtavle.example', NONE, false],
    ['null, as of a sandboxed frame or a file', 'null', 'samtavle.example', NONE, false],
    ['no address', 'samtavle.example', 'samtavle.example', NONE, false],
    ['another port', 'http://localhost:3001', 'localhost:3000', NONE, true],
    ['a name that begins like ours', 'https://samtavle.example.evil.example', 'samtavle.example', NONE, false],
    ['a name that ends like ours', 'https://evil-samtavle.example', 'samtavle.example', NONE, false],
    ['ours as a user name', 'https://samtavle.example@evil.example', 'samtavle.example', NONE, false],
    ['a foreign name that was made to resolve here', 'http://rebound.example:3000', 'rebound.example:3000', NONE, true],
    ['a foreign name that begins like loopback', 'http://localhost.evil.example', 'localhost.evil.example', NONE, true],
    ['without a host to compare', 'https://samtavle.example', undefined, NONE, false],
    [
      'one that only resembles a configured one',
      'https://board.example.evil',
      'samtavle.example',
      ['https://board.example'],
      false,
    ],
  ])('is foreign when it is %s', (_, origin, host, allowed, loopbackOnly) => {
    expect(isOwnOrigin(origin, host, allowed, loopbackOnly)).toBe(false);
  });
});
