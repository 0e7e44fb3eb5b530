import { type Me } from '@samtavle/contracts';
import { abilityOf } from './ability.js';
import { type ApiClient, apiClient } from './api-client.js';
import { type BoardStore, createBoardStore } from './board-store.js';
import { type Clock, pageClock } from './clock.js';
import { type CommandSender, createCommandSender } from './commands.js';
import { createDrafts, type Drafts } from './drafts.js';
import { createLiveLink, type LiveLink } from './live-link.js';
import { createOwnPresence, type OwnPresence } from './presence.js';
import { createSession, type Session } from './session.js';
import { openSocket, type OpenSocket } from './socket.js';

/** Everything the screens know and can ask for. One per page. */
export interface Data {
  readonly api: ApiClient;
  readonly clock: Clock;
  readonly session: Session;
  readonly board: BoardStore;
  readonly live: LiveLink;
  readonly commands: CommandSender;
  readonly presence: OwnPresence;
  readonly drafts: Drafts;
}

export interface DataParts {
  api: ApiClient;
  clock: Clock;
  openSocket: OpenSocket;
  /** 0–1, spreads reconnects. */
  chance: () => number;
}

export function createData(parts: Partial<DataParts> = {}): Data {
  const { api, clock, chance }: DataParts = {
    api: apiClient,
    clock: pageClock,
    openSocket,
    chance: Math.random,
    ...parts,
  };
  const board = createBoardStore(clock);
  const drafts = createDrafts();
  let draftsOf: string | null = null;

  function began(me: Me): void {
    // Another capacity is another employer: what was typed in one never shows in the other.
    if (draftsOf !== me.acting.memberId) drafts.empty();
    draftsOf = me.acting.memberId;
    live.start({ board: abilityOf(me).can('open', 'Board'), mine: me.acting.memberId });
  }

  function over(why: 'left' | 'ended'): void {
    live.stop();
    board.empty();
    presence.empty();
    if (why === 'left') drafts.empty();
  }

  const session = createSession({ api, began, over });
  const live: LiveLink = createLiveLink({
    api,
    board,
    clock,
    chance,
    openSocket: parts.openSocket ?? openSocket,
    ended: (reason) => session.wasEnded(reason),
    opened: () => presence.repeat(),
  });
  const socket = () => live.socket();
  const presence = createOwnPresence(clock, socket);
  const commands = createCommandSender({ api, clock, socket, afterRest: () => void live.refetch() });
  return { api, clock, session, board, live, commands, presence, drafts };
}
