import { type SameKeys } from '@samtavle/web-ui';

/** The words of the room itself, and of what was refused, in Danish. */
export const roomDa = {
  title: 'Tavlen',
  count: '{{count}} på tavlen af {{all}} borgere',
  loading: 'Henter',
  failed: 'Tavlen kunne ikke hentes.',
  notSaved: 'Det er ikke gemt.',
  problem: {
    empty: 'Udfyld feltet.',
    characters: 'Der er et tegn, som ikke kan gemmes. Skriv teksten igen.',
    oneLine: 'Skriv på én linje.',
    other: 'Det kan ikke bruges her.',
  },
};

/** The same, in English. */
export const roomEn: SameKeys<typeof roomDa> = {
  title: 'Board',
  count: '{{count}} on the board of {{all}} citizens',
  loading: 'Loading',
  failed: 'The board could not be loaded.',
  notSaved: 'It is not saved.',
  problem: {
    empty: 'Fill in the field.',
    characters: 'There is a character that cannot be saved. Type the text again.',
    oneLine: 'Write on one line.',
    other: 'That cannot be used here.',
  },
};
