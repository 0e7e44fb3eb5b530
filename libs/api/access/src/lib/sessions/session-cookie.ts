import { createHash, randomBytes } from 'node:crypto';

/**
 * The session token: 256 random bits, opaque, in a cookie no script can read. `__Host-` binds it to this host over TLS;
 * without TLS (the demo on one's own machine) a plain name is used, because browsers refuse `__Host-` there.
 */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-samtavle' : 'samtavle';
}

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Only the hash is stored: a stolen database opens no session. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export function cookieHeader(token: string, secure: boolean, maxAgeSeconds: number): string {
  const flags = ['Path=/', 'HttpOnly', 'SameSite=Strict', `Max-Age=${maxAgeSeconds}`, ...(secure ? ['Secure'] : [])];
  return `${cookieName(secure)}=${token}; ${flags.join('; ')}`;
}

export function readToken(header: string | undefined, secure: boolean): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === cookieName(secure)) return part.slice(at + 1).trim();
  }
  return undefined;
}
