import { type SameKeys } from '@samtavle/web-ui';

/** The words of the columns, of what changes in them, and of moving a card, in Danish. */
export const columnDa = {
  column: {
    order: 'frist først, så længst på tavlen',
    emptyLevel: 'Ingen på niveau {{level}}.',
    emptyOther: 'Ingen lige nu.',
    held: 'Tilbageholdt',
    waiting_one: '1 ændring venter. Vis den i rækkefølge',
    waiting_other: '{{count}} ændringer venter. Vis dem i rækkefølge',
    movedTo: 'Flyttet til {{column}}',
    left: 'Taget af tavlen',
    more: 'Vis flere, {{count}} tilbage',
  },
  change: {
    told_one: '{{who}} ændrede 1 kort',
    told_other: '{{who}} ændrede {{count}} kort',
    somebody: 'En kollega',
    closed: 'Et kort er ikke længere delt med dig.',
  },
  drag: {
    how: 'Træk kortet til et andet niveau, eller tryk M for at flytte med tastaturet.',
    lifted: '{{name}} er løftet',
    over: 'Over niveau {{level}}',
    back: '{{name}} står, hvor kortet stod',
  },
  move: {
    failed: '{{name}} blev ikke flyttet.',
    stale: 'En kollega ændrede kortet samtidig. Se det nu, og flyt igen, hvis det stadig passer.',
    notYours: 'Hører ikke til den kasket, du har på',
  },
};

/** The same, in English. */
export const columnEn: SameKeys<typeof columnDa> = {
  column: {
    order: 'due first, then longest on the board',
    emptyLevel: 'Nobody at level {{level}}.',
    emptyOther: 'Nobody right now.',
    held: 'Held back',
    waiting_one: '1 change is waiting. Show it in order',
    waiting_other: '{{count}} changes are waiting. Show them in order',
    movedTo: 'Moved to {{column}}',
    left: 'Taken off the board',
    more: 'Show more, {{count}} left',
  },
  change: {
    told_one: '{{who}} changed 1 card',
    told_other: '{{who}} changed {{count}} cards',
    somebody: 'A colleague',
    closed: 'A card is no longer shared with you.',
  },
  drag: {
    how: 'Drag the card to another level, or press M to move it by keyboard.',
    lifted: '{{name}} is lifted',
    over: 'Over level {{level}}',
    back: '{{name}} stays where the card was',
  },
  move: {
    failed: '{{name}} was not moved.',
    stale: 'A colleague changed the card at the same time. Look at it now, and move again if it still fits.',
    notYours: 'Does not belong to the capacity you act in',
  },
};
