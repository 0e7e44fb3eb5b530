import { type SameKeys } from '@samtavle/web-ui';

/** The words of placing somebody on the board, in Danish. */
export const placeDa = {
  place: {
    button: 'Sæt på tavlen',
    title: 'Sæt på tavlen',
    citizen: 'Borger',
    citizenHint: 'Tre bogstaver af navnet',
    another: 'Vælg en anden',
    reasons: 'Årsag',
    reasonsHint: 'Den vigtigste først, højst tre. Årsagen bestemmer, hvem der ser den.',
    reasonsFull: 'Højst tre årsager.',
    noReason: 'Ingen årsag passer',
    removeReason: 'Fjern {{reason}}',
    level: 'Indsatsniveau',
    action: 'Første handling',
    actionHint: 'Begynd med et udsagnsord: ring, besøg, aftal',
    responsible: 'Ansvarlig',
    due: 'Senest',
    missing: 'Udfyld feltet.',
    save: 'Sæt på tavlen',
  },
};

/** The same, in English. */
export const placeEn: SameKeys<typeof placeDa> = {
  place: {
    button: 'Place on board',
    title: 'Place on board',
    citizen: 'Citizen',
    citizenHint: 'Three letters of the name',
    another: 'Choose another',
    reasons: 'Reason',
    reasonsHint: 'The most important first, at most three. The reason decides who sees it.',
    reasonsFull: 'At most three reasons.',
    noReason: 'No reason fits',
    removeReason: 'Remove {{reason}}',
    level: 'Intensity',
    action: 'First action',
    actionHint: 'Verb first: call, visit, agree',
    responsible: 'Responsible',
    due: 'No later than',
    missing: 'Fill in the field.',
    save: 'Place on board',
  },
};
