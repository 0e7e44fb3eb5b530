import { PLAN_WORDS } from '@samtavle/care-plan';
import { type SameKeys } from '@samtavle/web-ui';

/** What a plan calls it, on its own page, on paper and on the card alike. */
function planned(language: 'da' | 'en') {
  const { agreement, medication, measure, instrument, area, value } = PLAN_WORDS[language];
  return { agreement, medication, measure, instrument, area, value };
}

/** The words of the records of a plan, as the card says them, in Danish. */
export const recordDa = {
  record: {
    ...planned('da'),
    until: 'til og med {{when}}',
    due: '{{what}} senest {{when}}',
    taken: '{{what}}, sidst {{when}}',
    reviewed: 'gennemgået {{when}}',
    notReviewed: 'ikke gennemgået',
    statement: { made: 'Afgivet {{when}}', offered_declined: 'Tilbudt og afslået {{when}}' },
    child: '{{age}} år',
    declined: 'ønskede ikke at svare',
  },
};

/** The same, in English. */
export const recordEn: SameKeys<typeof recordDa> = {
  record: {
    ...planned('en'),
    until: 'until {{when}}',
    due: '{{what}} by {{when}}',
    taken: '{{what}} taken {{when}}',
    reviewed: 'reviewed {{when}}',
    notReviewed: 'not reviewed',
    statement: { made: 'Made {{when}}', offered_declined: 'Offered and declined {{when}}' },
    child: '{{age}} years',
    declined: 'did not want to answer',
  },
};
