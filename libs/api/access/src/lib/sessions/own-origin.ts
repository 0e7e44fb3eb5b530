const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Whether a browser's Origin is this site: the host it was served from, or one named in the configuration. Socket.IO's
 * `cors` setting does not stop a foreign Origin over websocket (measured), so sockets ask this too. When the server
 * listens on loopback only, the host must be loopback: a foreign name that resolves here (DNS rebinding) is refused.
 */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  allowed: readonly string[],
  loopbackOnly: boolean,
): boolean {
  if (!origin || !host || origin === 'null') return false;
  if (allowed.includes(origin)) return true;
  if (loopbackOnly && !LOOPBACK.test(host)) return false;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
