import { type SameKeys } from '@samtavle/web-ui';

/** The words of the toolbar, in Danish. */
export const toolbarDa = {
  chip: { mine: 'Mine', 'no-visit': 'Uden besøg', overdue: 'Over frist' },
  grouping: { label: 'Kolonner efter', chosen: 'valgt', level: 'Indsatsniveau', reason: 'Årsag' },
  view: { label: 'Visning', board: 'Tavle', list: 'Liste', week: 'Uge' },
  filter: {
    button: 'Filter',
    title: 'Vis kun',
    levels: 'Indsatsniveau',
    owners: 'Oplysninger fra',
    reasons: 'Årsag',
    contacts: 'Kontaktperson',
    dues: 'Næste handling',
    due: { late: 'Over fristen', today: 'I dag', week: 'De næste 7 dage', none: 'Uden frist' },
    copy: 'Kopiér link',
    copied: 'Linket er kopieret',
    notCopied: 'Linket kunne ikke kopieres. Kopiér adressen i browseren.',
    show: 'Vis',
    all: 'Vis alle',
    nobody: 'Ingen på tavlen passer til filteret.',
  },
};

/** The same, in English. */
export const toolbarEn: SameKeys<typeof toolbarDa> = {
  chip: { mine: 'Mine', 'no-visit': 'No visit', overdue: 'Overdue' },
  grouping: { label: 'Columns by', chosen: 'chosen', level: 'Intensity', reason: 'Reason' },
  view: { label: 'View', board: 'Board', list: 'List', week: 'Week' },
  filter: {
    button: 'Filter',
    title: 'Show only',
    levels: 'Intensity',
    owners: 'Information from',
    reasons: 'Reason',
    contacts: 'Contact person',
    dues: 'Next action',
    due: { late: 'Overdue', today: 'Today', week: 'The next 7 days', none: 'Without a date' },
    copy: 'Copy link',
    copied: 'The link has been copied',
    notCopied: 'The link could not be copied. Copy the address in the browser.',
    show: 'Show',
    all: 'Show all',
    nobody: 'Nobody on the board fits the filter.',
  },
};
