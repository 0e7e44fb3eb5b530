import { type SameKeys } from '@samtavle/web-ui';

/** The words of taking somebody off the board, in Danish. */
export const takeOffDa = {
  takeOff: {
    title: 'Tag {{name}} af tavlen',
    because: 'Hvorfor nu',
    choose: 'Vælg',
    followUp: 'Følg op den',
    followUpHint: 'Om to uger, hvis ingen vælger en anden dag.',
    handOver: 'Åbne handlinger følger med til den, der har dem',
    save: 'Tag af tavlen',
    done: '{{name}} er taget af tavlen.',
  },
  leave: {
    goal_reached: 'Målet er nået',
    stable: 'Det går stabilt',
    moved_on: 'Flyttet eller videre til andre',
    own_wish: 'Eget ønske',
    lost_contact: 'Kontakten er tabt',
    died: 'Død',
    placed_by_mistake: 'Sat på tavlen ved en fejl',
  },
};

/** The same, in English. */
export const takeOffEn: SameKeys<typeof takeOffDa> = {
  takeOff: {
    title: 'Take {{name}} off the board',
    because: 'Why now',
    choose: 'Choose',
    followUp: 'Follow up on',
    followUpHint: 'In two weeks, if nobody chooses another day.',
    handOver: 'Open actions go along to whoever has them',
    save: 'Take off the board',
    done: '{{name}} has been taken off the board.',
  },
  leave: {
    goal_reached: 'The goal is reached',
    stable: 'Things are stable',
    moved_on: 'Moved, or on to others',
    own_wish: 'Own wish',
    lost_contact: 'Contact is lost',
    died: 'Died',
    placed_by_mistake: 'Placed on the board by mistake',
  },
};
