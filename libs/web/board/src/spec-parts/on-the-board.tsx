import { type Card, type CitizenDetail, ElementId, type ElementView } from '@samtavle/contracts';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { BoardRoom } from '../lib/room/board-room.js';
import { type ARoom, aRoom, pass } from './a-room.js';
import { aCard, type aFrame, mette, TODAY } from './some-cards.js';

const Sharing = () => <p>samtykke</p>;

/** The room of the board on a server with these cards. */
export const room = (cards: readonly Card[], options: Parameters<typeof aRoom>[2] = {}) =>
  aRoom(<BoardRoom Sharing={Sharing} />, cards, options);

/** A card on the screen. */
export const article = (name: RegExp) => screen.getByRole('article', { name });
export const column = (name: RegExp) => screen.getByRole('region', { name });

/** Whose cards stand in a column, in order. */
export const namesIn = (name: RegExp) =>
  within(column(name))
    .queryAllByRole('article')
    .map((card) => card.getAttribute('aria-label')?.split(',')[0]);

/** Whose card has the focus. */
export const focused = () => document.activeElement?.getAttribute('aria-label')?.split(',')[0];
export const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
export const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

export const yasmin = aCard(1, 'Yasmin Haddou', { level: 3, due: TODAY });
export const omar = aCard(2, 'Omar Selmani', { level: 3, due: '2026-11-27' });
export const karen = aCard(3, 'Karen Ravnholt', { level: 2 });

const TEXT = ElementId.parse('30000000-0000-4000-8000-000000000001');

/** A note on Karen’s card, as of a version. */
export function noteOf(text: string, version: number): ElementView {
  return {
    id: TEXT,
    owner: 'region_psych',
    category: 'mental_state',
    version,
    content: { kind: 'note', text },
    createdAt: '2026-11-26T06:00:00.000Z',
    updatedAt: '2026-11-26T06:14:00.000Z',
    updatedBy: mette.id,
    rule: 'R-OWN-REG',
    mayEdit: true,
  };
}

/** An opened card. */
export function detailOf(card: Card, elements: readonly ElementView[]): CitizenDetail {
  return {
    card,
    asOf: '2026-11-26T07:15:00.000Z',
    seq: 1,
    elements: [...elements],
    heldBack: [],
    consents: [],
    objections: [],
    representative: { state: 'none', kind: null, name: null, scope: null, version: null },
    writable: ['mental_state'],
    openedForMe: [],
    readWithoutConsent: [],
  };
}

/** The board with Karen’s card open, and this written on it. */
export const opened = (elements: readonly ElementView[]) =>
  room([karen], { address: `/tavle?kort=${karen.id}`, detail: detailOf(karen, elements) });

/** Something a colleague did comes over the line. */
export const heard = async (here: ARoom, frame: ReturnType<typeof aFrame>) => {
  await act(async () => here.says().frame(frame));
  await pass(here, 10);
};

/** The stay of a card that is on the board. */
export function stayOf(card: Card): NonNullable<Card['stay']> {
  if (card.stay === null) throw new Error(`${card.name} is on the board`);
  return card.stay;
}
