const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/**
 * The checksum zip keeps of every part, fed piece by piece. Without it a flipped bit in a stored part would be read as
 * another digit of somebody's CPR number.
 */
export class Crc32 {
  private state = 0xffffffff;

  add(bytes: Uint8Array): void {
    let state = this.state;
    for (const byte of bytes) state = (table[(state ^ byte) & 0xff] ?? 0) ^ (state >>> 8);
    this.state = state;
  }

  /** Unsigned 32 bits. */
  get value(): number {
    return (this.state ^ 0xffffffff) >>> 0;
  }
}
