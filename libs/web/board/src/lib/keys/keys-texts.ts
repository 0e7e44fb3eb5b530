import { type SameKeys } from '@samtavle/web-ui';

/** The words of the shortcuts, in Danish. */
export const keysDa = {
  keys: {
    search: 'Søg borger',
    arrows: 'Mellem kort og kolonner',
    open: 'Åbn kortet',
    place: 'Sæt på tavlen',
    move: 'Flyt til niveau',
    takeOff: 'Tag af tavlen',
    write: 'Skriv en linje',
    contact: 'Log en kontakt',
    views: 'Tavle, liste, uge',
    drawer: 'Mellem tavle og kort',
    close: 'Luk, kladden bliver',
    help: 'Genveje',
  },
};

/** The same, in English. */
export const keysEn: SameKeys<typeof keysDa> = {
  keys: {
    search: 'Search citizen',
    arrows: 'Between cards and columns',
    open: 'Open the card',
    place: 'Place on board',
    move: 'Move to level',
    takeOff: 'Take off the board',
    write: 'Write one line',
    contact: 'Log a contact',
    views: 'Board, list, week',
    drawer: 'Between board and card',
    close: 'Close, the draft stays',
    help: 'Shortcuts',
  },
};
