import { type CitizenId, type MemberId } from '@samtavle/contracts';
import { type Colleagues, useColleagues, useWhoHasOpen } from '@samtavle/web-data-access';
import { callNames } from '@samtavle/web-ui';
import { useMemo } from 'react';

const named = new WeakMap<Colleagues['all'], ReadonlyMap<MemberId, string>>();

/** What each colleague is called on the board; worked out once per list of colleagues. */
export function useCallNames(): ReadonlyMap<MemberId, string> {
  const { all } = useColleagues();
  return useMemo(() => {
    const known = named.get(all) ?? callNames(all);
    named.set(all, known);
    return known;
  }, [all]);
}

/** First names of those who have the card open. */
export function useOpenBy(citizen: CitizenId): readonly string[] {
  const names = useCallNames();
  const members = useWhoHasOpen(citizen);
  return useMemo(() => members.flatMap((id) => names.get(id) ?? []), [members, names]);
}
