import { type Member, type MemberId } from '@samtavle/contracts';
import { useColleagues } from '@samtavle/web-data-access';
import { callNames } from '@samtavle/web-ui';
import { useMemo } from 'react';

/** What each colleague is called: the first name, with an initial where two are alike. */
export function useNames(): { names: ReadonlyMap<MemberId, string>; active: readonly Member[] } {
  const { all } = useColleagues();
  return useMemo(() => ({ names: callNames(all), active: all.filter(({ active }) => active) }), [all]);
}

/** `Anne, Jonas` */
export function namesOf(names: ReadonlyMap<MemberId, string>, who: readonly MemberId[]): string {
  return who.flatMap((id) => names.get(id) ?? []).join(', ');
}
