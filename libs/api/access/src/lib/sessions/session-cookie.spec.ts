import { cookieHeader, cookieName, hashOf, newToken, readToken } from './session-cookie.js';

describe('the session cookie', () => {
  it('is bound to this host, sent over TLS only, out of reach of scripts and foreign sites', () => {
    const header = cookieHeader('token', true, 60);
    expect(header).toBe('__Host-samtavle=token; Path=/; HttpOnly; SameSite=Strict; Max-Age=60; Secure');
    // What `__Host-` promises: Secure, Path=/ and no Domain.
    expect(header).not.toMatch(/Domain/i);
  });

  it('keeps all of that but TLS on one’s own machine', () => {
    expect(cookieHeader('token', false, 60)).toBe('samtavle=token; Path=/; HttpOnly; SameSite=Strict; Max-Age=60');
  });

  it.each([true, false])('is read from among others, and only under its own name (secure: %s)', (secure) => {
    const name = cookieName(secure);
    expect(readToken(`a=1; ${name}=abc-_; b=2`, secure)).toBe('abc-_');
    expect(readToken(`x${name}=abc`, secure)).toBeUndefined();
    expect(readToken(`${name}x=abc`, secure)).toBeUndefined();
    expect(readToken('', secure)).toBeUndefined();
    expect(readToken(undefined, secure)).toBeUndefined();
    expect(readToken('=; ;;=', secure)).toBeUndefined();
  });

  it('does not take the plain cookie for the bound one', () => {
    expect(readToken('samtavle=abc', true)).toBeUndefined();
    expect(readToken('__Host-samtavle=abc', false)).toBeUndefined();
  });

  it('holds 256 bits, in characters a cookie may hold', () => {
    const tokens = Array.from({ length: 50 }, newToken);
    expect(new Set(tokens).size).toBe(50);
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(hashOf('a')).not.toEqual(hashOf('b'));
  });
});
