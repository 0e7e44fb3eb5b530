/** Somebody of the team, in one role. */
export interface Colleague<R extends string = string> {
  readonly id: string;
  readonly role: R;
  readonly active: boolean;
}

export interface Disciplines<R extends string> {
  /** In the order of the team, each with those in the room. */
  readonly present: readonly { readonly role: R; readonly members: readonly string[] }[];
  /** Disciplines the team has and the room has not. */
  readonly absent: readonly R[];
}

/** Who sits in the meeting, by discipline. Somebody who is not of the team any more counts for none. */
export function disciplines<R extends string>(
  inRoom: readonly string[],
  team: readonly Colleague<R>[],
): Disciplines<R> {
  const roles = [...new Set(team.map(({ role }) => role))];
  const present = roles
    .map((role) => ({
      role,
      members: team.filter((one) => one.role === role && inRoom.includes(one.id)).map(({ id }) => id),
    }))
    .filter(({ members }) => members.length > 0);
  const absent = roles.filter(
    (role) => !present.some((one) => one.role === role) && team.some((one) => one.role === role && one.active),
  );
  return { present, absent };
}

/**
 * The chair hands over to somebody in the room; when the chair has gone, anybody in the room may take it. A chair who has
 * stepped out for an item is still the chair.
 */
export function mayHandOver(
  { chair, inRoom }: { readonly chair: string; readonly inRoom: readonly string[] },
  by: string,
  to: string,
): boolean {
  if (!inRoom.includes(to) || !inRoom.includes(by)) return false;
  return by === chair || (by === to && !inRoom.includes(chair));
}
