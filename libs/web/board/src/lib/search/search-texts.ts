import { type SameKeys } from '@samtavle/web-ui';

/** The words of searching for a citizen, in Danish. */
export const searchDa = {
  search: {
    label: 'Søg borger',
    letters: 'Skriv tre bogstaver.',
    searching: 'Søger',
    nobody: 'Ingen med det navn.',
    onBoard: 'på tavlen',
    caseload: 'ikke på tavlen',
  },
};

/** The same, in English. */
export const searchEn: SameKeys<typeof searchDa> = {
  search: {
    label: 'Search citizen',
    letters: 'Type three letters.',
    searching: 'Searching',
    nobody: 'Nobody by that name.',
    onBoard: 'on the board',
    caseload: 'not on the board',
  },
};
