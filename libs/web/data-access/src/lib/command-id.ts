import { CommandId } from '@samtavle/contracts';

/** A new id for a new intention. `randomUUID` is missing where the page is not served over HTTPS or from this machine. */
export function newCommandId(): CommandId {
  if (typeof crypto.randomUUID === 'function') return CommandId.parse(crypto.randomUUID());
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return CommandId.parse(
    [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-'),
  );
}
