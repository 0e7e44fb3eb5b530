import { type SameKeys } from '@samtavle/web-ui';

/** The words of the board on paper, in Danish. */
export const printDa = {
  print: {
    button: 'Udskriv tavlen',
    title: 'Udskriv tavlen',
    what: 'Udskriften viser fornavn og forbogstav, niveau, dage og besøg. Ingen årsager, ingen tekst.',
    recorded: 'Det skrives i loggen, at du har udskrevet tavlen.',
    print: 'Udskriv',
    heading: '{{team}}. {{date}}, {{at}}. Udskrevet af {{who}}',
  },
};

/** The same, in English. */
export const printEn: SameKeys<typeof printDa> = {
  print: {
    button: 'Print the board',
    title: 'Print the board',
    what: 'The print shows first name and initial, level, days and visit. No reasons, no text.',
    recorded: 'It is recorded that you have printed the board.',
    print: 'Print',
    heading: '{{team}}. {{date}}, {{at}}. Printed by {{who}}',
  },
};
