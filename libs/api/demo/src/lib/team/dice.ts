/** Chance that can be repeated: a small xorshift generator (Marsaglia 2003). Fit for a story, never for a secret. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    // Zero would stay zero for ever.
    this.state = seed >>> 0 || 0x9e3779b9;
  }

  /** From `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.roll() * (most - least + 1));
  }

  /** True so many times out of a hundred. */
  percent(chance: number): boolean {
    return this.roll() * 100 < chance;
  }

  /** @throws RangeError when there is nothing to choose from */
  pick<T>(from: readonly T[]): T {
    const chosen = from[this.between(0, from.length - 1)];
    if (chosen === undefined) throw new RangeError('nothing to choose from');
    return chosen;
  }

  /** Some of them, each at most once, in the order they were drawn. */
  some<T>(from: readonly T[], count: number): T[] {
    const left = [...from];
    const drawn: T[] = [];
    while (drawn.length < count && left.length > 0) drawn.push(...left.splice(this.between(0, left.length - 1), 1));
    return drawn;
  }

  private roll(): number {
    let next = this.state;
    next ^= next << 13;
    next ^= next >>> 17;
    next ^= next << 5;
    this.state = next >>> 0;
    return this.state / 2 ** 32;
  }
}
