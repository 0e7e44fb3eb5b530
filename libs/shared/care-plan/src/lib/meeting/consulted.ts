import { type Day } from '@samtavle/domain';

/** How somebody came on the board, as far as the viewer may see it. */
export interface PutOn {
  readonly since: Day;
  readonly putOnBy: string;
  readonly discussedWith: readonly string[];
}

/**
 * Who was not consulted when the citizen was put on the board, until a meeting has talked about it. Shown, never in the
 * way of anything. @see domain/fact.md § 3.5 rule 2
 * @param contacts the contact persons the viewer may see; a contact person who put the citizen on was consulted
 * @param talkedOn when an earlier meeting talked about the citizen
 */
export function notConsulted(
  { since, putOnBy, discussedWith }: PutOn,
  contacts: readonly string[],
  isPsychiatrist: (member: string) => boolean,
  talkedOn: Day | null,
): ('psychiatrist' | 'contact')[] {
  if (talkedOn !== null && talkedOn >= since) return [];
  const consulted = [putOnBy, ...discussedWith];
  return [
    ...(consulted.some(isPsychiatrist) ? [] : (['psychiatrist'] as const)),
    ...(contacts.length === 0 || consulted.some((one) => contacts.includes(one)) ? [] : (['contact'] as const)),
  ];
}
