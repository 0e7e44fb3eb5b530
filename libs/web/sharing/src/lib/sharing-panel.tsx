import { type CitizenDetail, type SharingOverview } from '@samtavle/contracts';
import { OWNERS, STAFF_SECTORS } from '@samtavle/domain';
import { useCitizenSharing } from '@samtavle/web-data-access';
import { EmptyState, ErrorState, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { useMemo } from 'react';
import { DisclosureSection } from './disclosure-section.js';
import { GroundList } from './ground-list.js';
import { groundsOf } from './grounds.js';
import { PlanSection } from './plan-section.js';
import { PrintSharing } from './print-sharing.js';
import { SeeAsRole } from './see-as-role.js';
import { ServiceSection } from './service-section.js';
import { SharingMatrix } from './sharing-matrix.js';
import { sharingTexts } from './texts.js';
import { Timeline } from './timeline.js';

export interface SharingPanelProps {
  detail: CitizenDetail;
  today: string;
}

/** Delingsoverblik: the plans, what is open between sectors and why, how it came so, and what went out beside the board. */
export function SharingPanel({ detail, today }: SharingPanelProps) {
  const say = useText(sharingTexts);
  const { language } = useLanguage();
  const { loaded, again } = useCitizenSharing(detail.card.id);
  switch (loaded.kind) {
    case 'loading':
      return (
        <div className="drawer-sk" aria-busy="true">
          <span className="vh">{say('loading')}</span>
          {[70, 54, 62].map((width) => (
            <i key={width} style={{ inlineSize: `${width}%` }} />
          ))}
        </div>
      );
    case 'failed':
      return (
        <ErrorState title={say('failed')} onRetry={again}>
          {loaded.error[language]}
        </ErrorState>
      );
    case 'closed':
      return null;
    case 'ready':
      return (
        <div className="sharing-panel">
          <PlanSection detail={detail} overview={loaded.value} today={today} />
          <Overview overview={loaded.value} detail={detail} />
          <Timeline events={loaded.value.events} today={today} />
          <ServiceSection key={loaded.value.service?.version} overview={loaded.value} citizen={detail.card.id} />
          <DisclosureSection overview={loaded.value} citizen={detail.card.id} today={today} />
        </div>
      );
  }
}

function Overview({ overview, detail }: { overview: SharingOverview; detail: CitizenDetail }) {
  const say = useText(sharingTexts);
  const format = useFormat();
  const { cells, own } = overview;
  const { grounds, of } = useMemo(() => groundsOf(cells), [cells]);
  const given = cells.filter((cell) => cell.owner === own);
  const received = cells.filter((cell) => cell.to === own && cell.owner !== own);
  return (
    <section className="sharing-part" aria-labelledby="sharing-overview">
      <header>
        <h3 id="sharing-overview">{say('overview')}</h3>
        <small className="ink-3">{say('asOf', { at: format.clockOf(overview.asOf) })}</small>
        <PrintSharing citizen={detail.card.id} />
      </header>
      <h4>{say('out.title')}</h4>
      {given.length === 0 ? (
        <EmptyState title={say('out.none')} />
      ) : (
        <SharingMatrix
          caption={say('out.table')}
          cells={given}
          columns={STAFF_SECTORS.filter((sector) => sector !== own)}
          columnOf={(cell) => cell.to}
          groundOf={of}
        />
      )}
      <h4>{say('in.title')}</h4>
      {received.length === 0 ? (
        <EmptyState title={say('in.none')} />
      ) : (
        <SharingMatrix
          caption={say('in.table')}
          cells={received}
          columns={OWNERS.filter((owner) => received.some((cell) => cell.owner === owner))}
          columnOf={(cell) => cell.owner}
          groundOf={of}
        />
      )}
      {cells.some(({ ifOnly }) => ifOnly.length > 0) && <p className="ink-2 small">{say('conditional')}</p>}
      <GroundList grounds={grounds} />
      <SeeAsRole citizen={detail.card.id} roles={overview.roles} />
    </section>
  );
}
