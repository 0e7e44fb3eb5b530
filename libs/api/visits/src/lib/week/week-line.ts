import { mayWrite, type PresentedElement, type ReadCard, type Viewer } from '@samtavle/api-access';
import { weekGaps } from '@samtavle/care-plan';
import { type ElementId, type VisitView, type WeekCitizen } from '@samtavle/contracts';
import { type Day } from '@samtavle/domain';
import { visitSaid } from '../visit/visit-said.js';

/** One citizen's line of the week, from their card and the visits this viewer may see. */
export function lineOf(
  viewer: Viewer,
  { card }: ReadCard,
  visits: readonly PresentedElement[],
  days: readonly Day[],
  today: Day,
): WeekCitizen {
  const level = card.stay?.level ?? null;
  const admitted = card.admission !== null && !card.admission.onLeave;
  return {
    id: card.id,
    name: card.name,
    level,
    admitted,
    lastContactOn: card.lastContactOn,
    attempts: card.attempts,
    visits: visits.map((visit) => visitView(viewer, visit, today)),
    ...gapsOf({ level, admitted }, visits, days, today),
  };
}

function gapsOf(
  citizen: Pick<WeekCitizen, 'level' | 'admitted'>,
  visits: readonly PresentedElement[],
  days: readonly Day[],
  today: Day,
): Pick<WeekCitizen, 'gaps' | 'weekGap' | 'planned' | 'agreed'> {
  const { gaps, ...week } = weekGaps(citizen, visits.map(visitSaid), days, today);
  return { gaps: [...gaps], ...week };
}

function visitView(viewer: Viewer, visit: PresentedElement, today: Day): VisitView {
  const { on, at, who, minutes, state } = visitSaid(visit);
  return {
    id: visit.id as ElementId,
    version: visit.version,
    on,
    at,
    who: [...who],
    minutes,
    state,
    category: visit.category,
    mayChange: on >= today && (state === 'planned' || state === 'cancelled') && mayWrite(viewer, visit),
  };
}
