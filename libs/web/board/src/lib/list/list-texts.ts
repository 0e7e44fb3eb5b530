import { type SameKeys } from '@samtavle/web-ui';

/** The words of the list, in Danish. */
export const listDa = {
  list: {
    caption: 'Borgere på tavlen',
    empty: 'Ingen på tavlen.',
    none: '–',
    level: 'Niveau',
    name: 'Borger',
    days: 'Dage',
    reasons: 'Årsager',
    action: 'Næste handling',
    who: 'Hvem',
    due: 'Frist',
    seen: 'Set',
    visit: 'Besøg i dag',
    review: 'Gennemgås',
    marks: 'Oplysninger fra',
    menu: 'Flyt',
  },
};

/** The same, in English. */
export const listEn: SameKeys<typeof listDa> = {
  list: {
    caption: 'Citizens on the board',
    empty: 'Nobody on the board.',
    none: '–',
    level: 'Level',
    name: 'Citizen',
    days: 'Days',
    reasons: 'Reasons',
    action: 'Next action',
    who: 'Who',
    due: 'Due',
    seen: 'Seen',
    visit: 'Visit today',
    review: 'Review',
    marks: 'Information from',
    menu: 'Move',
  },
};
