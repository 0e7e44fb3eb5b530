interface Bucket {
  tokens: number;
  at: number;
}

/** A token bucket per key: `burst` at once, then `perSecond`. Forgets keys that are full again. */
export class RateLimit {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
  ) {}

  /** Seconds to wait, or 0 when the call may go on. `nowMs` is any clock that does not run backwards. */
  take(key: string, nowMs: number): number {
    const bucket = this.buckets.get(key) ?? { tokens: this.burst, at: nowMs };
    const tokens = Math.min(this.burst, bucket.tokens + ((nowMs - bucket.at) / 1000) * this.perSecond);
    if (this.buckets.size > 10_000) this.forgetFull(nowMs);
    if (tokens < 1) {
      this.buckets.set(key, { tokens, at: nowMs });
      return Math.ceil((1 - tokens) / this.perSecond);
    }
    this.buckets.set(key, { tokens: tokens - 1, at: nowMs });
    return 0;
  }

  private forgetFull(nowMs: number): void {
    for (const [key, bucket] of this.buckets) {
      if (bucket.tokens + ((nowMs - bucket.at) / 1000) * this.perSecond >= this.burst) this.buckets.delete(key);
    }
  }
}
