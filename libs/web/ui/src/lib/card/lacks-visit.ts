import { type Card } from '@samtavle/contracts';
import { day, isVisitAgreed } from '@samtavle/domain';

/** A visit is agreed for today, and the viewer sees none. */
export function lacksVisit({ visit, stay, admission }: Pick<Card, 'visit' | 'stay' | 'admission'>, today: string) {
  const citizen = { level: stay?.level ?? null, admitted: admission !== null && !admission.onLeave };
  return visit === null && today !== '' && isVisitAgreed(citizen, day(today));
}
