import { isCarePlanKind } from '@samtavle/care-plan';
import { type ElementView } from '@samtavle/contracts';
import { latestFirst } from '@samtavle/domain';
import { type Of, ofKind } from '../of-kind.js';

const QUARTERS = 3;
const MEASURES = 8;

/** The last quarters somebody has written about, newest first. */
export function shownQuarters(statuses: readonly Of<'life_status'>[]): readonly string[] {
  return [...new Set(statuses.map(({ content }) => content.quarter))].sort().reverse().slice(0, QUARTERS);
}

/** The last measures, newest first; of one day, what was written last. */
export function shownMeasures(measures: readonly Of<'measure'>[]): readonly Of<'measure'>[] {
  return [...measures].sort(latestFirst(({ content, createdAt }) => `${content.on} ${createdAt}`)).slice(0, MEASURES);
}

/** What of a citizen's elements can be read on the plan's page: its records, the newest numbers, and what is still to be done. */
export function onThePage(elements: readonly ElementView[]): readonly ElementView[] {
  const quarters = shownQuarters(ofKind(elements, 'life_status'));
  const measures = new Set(shownMeasures(ofKind(elements, 'measure')).map(({ id }) => id));
  return elements.filter(({ id, content }) => {
    switch (content.kind) {
      case 'life_status':
        return quarters.includes(content.quarter);
      case 'measure':
        return measures.has(id);
      case 'action':
        return content.doneAt === null;
      default:
        return isCarePlanKind(content.kind);
    }
  });
}
