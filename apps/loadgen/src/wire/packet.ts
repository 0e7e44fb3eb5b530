/**
 * What a Socket.IO server sends over a websocket, as far as a load client needs it: Engine.IO's digit, then Socket.IO's,
 * then an acknowledgement number, then JSON.
 */
export type Packet =
  | { readonly kind: 'open' }
  | { readonly kind: 'ping' }
  | { readonly kind: 'connected' }
  | { readonly kind: 'refused'; readonly json: string }
  | { readonly kind: 'event'; readonly json: string }
  | { readonly kind: 'answer'; readonly number: number; readonly json: string }
  | { readonly kind: 'other' };

export function readPacket(text: string): Packet {
  if (text.startsWith('42')) return { kind: 'event', json: text.slice(2) };
  if (text === '2') return { kind: 'ping' };
  if (text.startsWith('43')) {
    const json = text.indexOf('[');
    return json < 0
      ? { kind: 'other' }
      : { kind: 'answer', number: Number(text.slice(2, json)), json: text.slice(json) };
  }
  if (text.startsWith('40')) return { kind: 'connected' };
  if (text.startsWith('44')) return { kind: 'refused', json: text.slice(2) };
  return text.startsWith('0') ? { kind: 'open' } : { kind: 'other' };
}

export const CONNECT = '40';
export const PONG = '3';

export function question(number: number, event: string, body: unknown): string {
  return `42${number}${JSON.stringify([event, body])}`;
}
