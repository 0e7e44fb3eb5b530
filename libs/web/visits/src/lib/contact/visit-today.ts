import { visitBehind } from '@samtavle/care-plan';
import { type CitizenDetail } from '@samtavle/contracts';
import { useMe } from '@samtavle/web-data-access';
import { useMemo } from 'react';
import { type VisitBehind } from './contact-form.js';

/** The visit of today a contact could be, among those the viewer sees on the card. */
export function useVisitToday(detail: CitizenDetail | null, today: string): VisitBehind | null {
  const acting = useMe()?.acting;
  return useMemo(() => {
    if (acting === undefined || acting.sector === null) return null;
    const visits = (detail?.elements ?? []).flatMap(({ id, version, owner, content }) =>
      content.kind === 'visit'
        ? [{ id, version, owner, on: content.on, at: content.at, who: content.who, state: content.state ?? 'planned' }]
        : [],
    );
    return visitBehind(visits, today, { member: acting.memberId, sector: acting.sector });
  }, [detail, today, acting]);
}
