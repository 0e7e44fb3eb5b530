import { type CitizenDetail } from '@samtavle/contracts';
import { useMe } from '@samtavle/web-data-access';
import { useMemo } from 'react';
import { type VisitBehind } from './contact-form.js';

/** The visit of today a contact would fulfil: one's own first, else one of the own sector's, the earliest still open. */
export function useVisitToday(detail: CitizenDetail | null, today: string): VisitBehind | null {
  const acting = useMe()?.acting;
  return useMemo(() => {
    const open = (detail?.elements ?? []).flatMap(({ id, version, owner, content }) =>
      content.kind === 'visit' && content.on === today && isOpen(content.state)
        ? [{ id, version, owner, at: content.at, who: content.who }]
        : [],
    );
    const byTime = open.sort((a, b) => (a.at < b.at ? -1 : 1));
    const own = byTime.find(({ who }) => acting !== undefined && who.includes(acting.memberId));
    return own ?? byTime.find(({ owner }) => owner === acting?.sector) ?? null;
  }, [detail, today, acting]);
}

function isOpen(state: string | undefined): boolean {
  return state === undefined || state === 'planned' || state === 'attempted';
}
