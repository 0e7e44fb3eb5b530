import {
  type Ack,
  type Card,
  type CitizenDetail,
  type CommandDone,
  type CopyOut,
  type ErrorBody,
} from '@samtavle/contracts';
import {
  createApiClient,
  createData,
  type Data,
  DataProvider,
  type OpenSocket,
  type SocketEvents,
} from '@samtavle/web-data-access';
import { createI18n, SamtavleProvider, uiTexts } from '@samtavle/web-ui';
import { act, cleanup, render } from '@testing-library/react';
import { type ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { boardTexts } from '../lib/texts.js';
import { answeringWith, manualClock, type ManualClock } from '@samtavle/web-data-access/testing';
import { aMe, aSnapshot } from './some-cards.js';

export interface Commanded {
  readonly name: string;
  readonly id: string;
  readonly input: unknown;
}

export interface ARoom {
  readonly data: Data;
  readonly clock: ManualClock;
  /** The server's side of the line. */
  readonly says: () => SocketEvents;
  readonly commanded: Commanded[];
  /** What the next commands are answered. */
  answer: (command: Commanded) => Ack<CommandDone> | null;
  detail: CitizenDetail | ErrorBody;
  /** What is to be copied to the record, whoever it is about. */
  copyOut: CopyOut | ErrorBody;
}

const REFUSED: ErrorBody = { error: 'not_found', da: 'Det findes ikke.', en: 'It does not exist.' };

/** Shows a screen on a server that lives in the spec: its board, its line, its answers. */
export async function aRoom(
  screen: ReactNode,
  cards: readonly Card[],
  options: { address?: string; detail?: CitizenDetail } = {},
): Promise<ARoom> {
  const clock = manualClock();
  let events: SocketEvents | null = null;
  const commanded: Commanded[] = [];
  const openSocket: OpenSocket = (heard) => {
    events = heard;
    return {
      open: () => queueMicrotask(heard.opened),
      close: () => undefined,
      async ask(message, said) {
        if (message === 'command') {
          commanded.push(said as Commanded);
          return room.answer(said as Commanded) as never;
        }
        return (
          message === 'resume'
            ? { ok: true, value: { kind: 'frame', frame: frameNow(), viewKey: 'view' } }
            : { ok: true, value: {} }
        ) as never;
      },
    };
  };
  const frameNow = () => {
    const seq = data.board.state()?.cursor.seq ?? 0;
    return {
      from: seq,
      to: seq,
      asOf: '2026-11-26T07:15:01.000Z',
      cards: { rows: [], members: [] },
      gone: [],
      notes: [],
    };
  };
  const answers: Record<string, () => unknown> = {
    'GET /api/session': () => aMe(),
    'GET /api/board': () => aSnapshot(1, cards),
  };
  const fetchFrom = answeringWith((path, init) => {
    const key = `${init.method ?? 'GET'} ${path}`;
    const body = key.startsWith('GET /api/citizens/')
      ? room.detail
      : key.endsWith('/copy-out')
        ? room.copyOut
        : (answers[key]?.() ?? REFUSED);
    const failed = typeof body === 'object' && body !== null && 'error' in body;
    return { status: failed ? 404 : 200, body };
  });
  const data = createData({ api: createApiClient(fetchFrom), clock, openSocket, chance: () => 0 });
  const room: ARoom = {
    data,
    clock,
    says: () => {
      if (events === null) throw new Error('nobody opened the line');
      return events;
    },
    commanded,
    answer: () => ({ ok: true, value: { seq: 1, version: 2, id: null } }),
    detail: options.detail ?? REFUSED,
    copyOut: REFUSED,
  };
  cleanup();
  render(
    <SamtavleProvider i18n={createI18n([uiTexts, boardTexts], 'da')}>
      <DataProvider data={data}>
        <MemoryRouter initialEntries={[options.address ?? '/tavle']}>{screen}</MemoryRouter>
      </DataProvider>
    </SamtavleProvider>,
  );
  await pass(room, 20);
  return room;
}

/** Lets time pass on the screen. */
export async function pass(room: Pick<ARoom, 'clock'>, milliseconds: number): Promise<void> {
  await act(async () => {
    await room.clock.pass(milliseconds);
  });
}
