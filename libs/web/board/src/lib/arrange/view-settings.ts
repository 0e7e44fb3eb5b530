import { CitizenId, MemberId } from '@samtavle/contracts';
import { BOARD_REASONS, INTENSITIES, OWNERS } from '@samtavle/domain';
import { type Grouping } from './columns.js';
import { CHIPS, DUES, type Filters } from './filters.js';

export const SORTS = ['urgency', 'name', 'days', 'due', 'seen', 'visit', 'review'] as const;
export type Sort = (typeof SORTS)[number];
export const CARD_TABS = ['card', 'contacts', 'history', 'sharing'] as const;
export type CardTab = (typeof CARD_TABS)[number];

/** What the address says about the screen: how it is shown and whose card is open, never a name or a CPR number. */
export interface ViewSettings {
  readonly view: 'board' | 'list';
  readonly grouping: Grouping;
  readonly filters: Filters;
  readonly sort: Sort;
  readonly descending: boolean;
  readonly card: CitizenId | null;
  readonly tab: CardTab;
}

/** The words in the address, Danish like the screen. */
const WORDS = {
  view: { board: 'tavle', list: 'liste' },
  grouping: { level: 'niveau', reason: 'aarsag' },
  chip: { mine: 'mine', 'no-visit': 'uden-besoeg', overdue: 'over-frist' },
  due: { late: 'over', today: 'i-dag', week: 'uge', none: 'ingen' },
  sort: {
    urgency: 'haster',
    name: 'navn',
    days: 'dage',
    due: 'frist',
    seen: 'set',
    visit: 'besoeg',
    review: 'gennemgaas',
  },
  tab: { card: 'kort', contacts: 'kontakter', history: 'historik', sharing: 'deling' },
} as const;

/** Reads an address; what it does not know, it leaves out. */
export function readSettings(address: URLSearchParams): ViewSettings {
  const list = (name: string): string[] => (address.get(name) ?? '').split(',').filter(Boolean);
  const card = CitizenId.safeParse(address.get('kort'));
  return {
    view: keyFor(WORDS.view, address.get('visning')) ?? 'board',
    grouping: keyFor(WORDS.grouping, address.get('efter')) ?? 'level',
    filters: {
      chips: CHIPS.filter((chip) => list('vis').includes(WORDS.chip[chip])),
      owners: OWNERS.filter((owner) => list('fra').includes(owner)),
      levels: INTENSITIES.filter((level) => list('trin').includes(String(level))),
      reasons: BOARD_REASONS.filter((reason) => list('aarsag').includes(reason)),
      contacts: [...new Set(list('kontakt'))].flatMap((id) => MemberId.safeParse(id).data ?? []),
      dues: DUES.filter((due) => list('frist').includes(WORDS.due[due])),
    },
    sort: keyFor(WORDS.sort, address.get('sorter')) ?? 'urgency',
    descending: address.get('retning') === 'ned',
    card: card.success ? card.data : null,
    tab: keyFor(WORDS.tab, address.get('fane')) ?? 'card',
  };
}

/** The address for these settings; what is as usual is left out. */
export function writeSettings(settings: ViewSettings): URLSearchParams {
  const { view, grouping, filters, sort, descending, card, tab } = settings;
  const said: Record<string, string> = {
    visning: view === 'board' ? '' : WORDS.view[view],
    efter: grouping === 'level' ? '' : WORDS.grouping[grouping],
    vis: filters.chips.map((chip) => WORDS.chip[chip]).join(','),
    fra: filters.owners.join(','),
    trin: filters.levels.join(','),
    aarsag: filters.reasons.join(','),
    kontakt: filters.contacts.join(','),
    frist: filters.dues.map((due) => WORDS.due[due]).join(','),
    sorter: sort === 'urgency' ? '' : WORDS.sort[sort],
    retning: descending ? 'ned' : '',
    kort: card ?? '',
    fane: card === null || tab === 'card' ? '' : WORDS.tab[tab],
  };
  return new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ''));
}

function keyFor<K extends string>(words: Readonly<Record<K, string>>, word: string | null): K | null {
  return (Object.keys(words) as K[]).find((key) => words[key] === word) ?? null;
}
