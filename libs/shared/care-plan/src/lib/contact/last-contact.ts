/** A contact as the rules look at it. */
export interface ContactFact {
  /** `2026-11-26` */
  readonly on: string;
  /** `attempt`: somebody tried, and nobody was met. */
  readonly how: string;
}

export interface LastContact {
  /** The day somebody last met the citizen, by phone and screen too; null when nothing is known. */
  readonly on: string | null;
  /** How often somebody has tried since, without meeting them. */
  readonly attempts: number;
}

/**
 * The last real contact among those a viewer may see, and the attempts after it. An attempt on the same day counts as
 * before the meeting: whoever was met that day was met.
 */
export function lastContact(contacts: readonly ContactFact[]): LastContact {
  const met = contacts.filter(({ how }) => how !== 'attempt');
  const on = met.reduce<string | null>((latest, one) => (latest === null || one.on > latest ? one.on : latest), null);
  const attempts = contacts.filter((one) => one.how === 'attempt' && (on === null || one.on > on)).length;
  return { on, attempts };
}
