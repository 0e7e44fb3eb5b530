import { type SameKeys } from '@samtavle/web-ui';

/** The words of the caseload, and of a new citizen, in Danish. */
export const caseloadDa = {
  caseload: {
    title: 'Borgere',
    count: '{{count}} ikke på tavlen, {{all}} i alt',
    caption: 'Borgere, der ikke er på tavlen',
    find: 'Find borger',
    findHint: 'Søger også blandt dem på tavlen.',
    empty: 'Alle borgere er på tavlen.',
    contacts: 'Kontaktpersoner',
    changeContacts: 'Kontaktpersoner',
    contactsWho: 'Kontaktpersoner for {{name}}',
    placeWho: 'Sæt {{name}} på tavlen',
    leave: 'Fortryd',
  },
  enrol: {
    button: 'Ny borger',
    title: 'Ny borger i teamet',
    cpr: 'CPR-nummer',
    cprHint: 'Gemmes krypteret og vises aldrig på tavlen.',
    cprWrong: 'Skriv ti tegn med en dato, der findes.',
    givenName: 'Fornavn',
    familyName: 'Efternavn',
    save: 'Føj til teamet',
  },
};

/** The same, in English. */
export const caseloadEn: SameKeys<typeof caseloadDa> = {
  caseload: {
    title: 'Citizens',
    count: '{{count}} not on the board, {{all}} in all',
    caption: 'Citizens who are not on the board',
    find: 'Find citizen',
    findHint: 'Searches those on the board as well.',
    empty: 'All citizens are on the board.',
    contacts: 'Contact persons',
    changeContacts: 'Contact persons',
    contactsWho: 'Contact persons for {{name}}',
    placeWho: 'Place {{name}} on the board',
    leave: 'Cancel',
  },
  enrol: {
    button: 'New citizen',
    title: 'New citizen in the team',
    cpr: 'CPR number',
    cprHint: 'Stored encrypted and never shown on the board.',
    cprWrong: 'Type ten characters with a date that exists.',
    givenName: 'Given name',
    familyName: 'Family name',
    save: 'Add to the team',
  },
};
