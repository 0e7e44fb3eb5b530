import { type CitizenDetail, type RelativeId } from '@samtavle/contracts';
import { type Category } from '@samtavle/domain';

const OF_A_RELATIVE = 'PKG_RELATIVE';
const SHARING: ReadonlySet<string> = new Set(['active', 'expiring']);

/** What the citizen lets one relative know. */
export interface MayKnow {
  readonly id: RelativeId;
  readonly name: string;
  readonly relation: string;
  /** Empty: nothing, until there is a consent. */
  readonly categories: readonly Category[];
}

/** What each named relative may be told now, by the consents this viewer may see. */
export function relativesOf({ consents }: Pick<CitizenDetail, 'consents'>): readonly MayKnow[] {
  const all = new Map<string, MayKnow>();
  for (const { package: name, relative, state, flows, leftOut } of consents) {
    if (name !== OF_A_RELATIVE || relative === null) continue;
    const shares = SHARING.has(state);
    const known = shares ? flows.flatMap(({ categories }) => categories).filter((one) => !leftOut.includes(one)) : [];
    const before = all.get(relative.id)?.categories ?? [];
    all.set(relative.id, { ...relative, categories: [...new Set([...before, ...known])] });
  }
  return [...all.values()];
}

/** The one somebody in the network has been said to be; a name alone ties nobody to a consent. */
export function relativeIn(
  { relative }: { readonly relative?: RelativeId | null | undefined },
  relatives: readonly MayKnow[],
): MayKnow | undefined {
  return relative == null ? undefined : relatives.find(({ id }) => id === relative);
}
