import { type Me } from '@samtavle/contracts';
import { abilityOf } from './ability.js';
import { type ApiClient, apiClient } from './api-client.js';
import { type BoardStore, createBoardStore } from './board-store.js';
import { type Clock, pageClock } from './clock.js';
import { type CommandSender, createCommandSender } from './commands.js';
import { createDraftKeyring } from './draft-key.js';
import { createDraftVault, type VaultParts } from './draft-vault.js';
import { createDrafts, type Drafts } from './drafts.js';
import { createLiveLink, type LiveLink } from './live-link.js';
import { observable, type Observable } from './observable.js';
import { createOwnPresence, type OwnPresence } from './presence.js';
import { createSession, type Session } from './session.js';
import { openSocket, type OpenSocket } from './socket.js';
import { createTaskStore, type TaskStore } from './task-store.js';
import { watchTasks } from './task-watch.js';

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
  readonly tasks: TaskStore;
  /** Counts up whenever somebody came to the team's meeting or left it. */
  readonly meetingCalled: Observable<number>;
}

export interface DataParts {
  api: ApiClient;
  clock: Clock;
  openSocket: OpenSocket;
  /** 0–1, spreads reconnects. */
  chance: () => number;
  /** Where unsaved texts survive this page; null where the browser cannot encrypt. */
  vault: VaultParts | null;
}

export function createData(parts: Partial<DataParts> = {}): Data {
  const { api, clock, chance, vault }: DataParts = {
    api: apiClient,
    clock: pageClock,
    openSocket,
    chance: Math.random,
    vault: vaultOfTab(),
    ...parts,
  };
  const board = createBoardStore(clock);
  const draftVault = vault === null ? null : createDraftVault(vault);
  const drafts = createDrafts(draftVault, (sent) => commands.recall(sent));
  const draftKey = createDraftKeyring(api, drafts);
  const tasks = createTaskStore(api, clock);
  watchTasks(board, tasks);
  const meetingCalled = observable(0);
  const callMeeting = () => meetingCalled.update((count) => count + 1);
  let hasTasks = false;
  let draftsOf: string | null = null;

  function began(me: Me): void {
    // Another capacity is another employer: what was typed in one never shows in the other.
    if (draftsOf !== null && draftsOf !== me.acting.memberId) {
      drafts.empty();
      commands.forget();
    }
    draftsOf = me.acting.memberId;
    if (vault !== null) void draftKey.begin();
    tasks.empty();
    hasTasks = abilityOf(me).can('open', 'Board');
    live.start({ board: hasTasks, mine: me.acting.memberId });
  }

  function over(why: 'left' | 'ended' | 'unknown'): void {
    live.stop();
    board.empty();
    presence.empty();
    tasks.empty();
    // Where it is not known whether the session is over, its texts wait for it.
    if (why !== 'unknown') draftKey.forget();
    if (why === 'left') {
      drafts.empty();
      commands.forget();
    }
  }

  const callTasks = () => {
    if (hasTasks) tasks.call();
  };
  const session = createSession({ api, began, over });
  const live: LiveLink = createLiveLink({
    api,
    board,
    clock,
    chance,
    openSocket: parts.openSocket ?? openSocket,
    ended: (reason) => session.wasEnded(reason),
    // What was called while the line was away was not heard.
    opened: () => {
      presence.repeat();
      if (vault !== null) void draftKey.again();
      callTasks();
      callMeeting();
    },
    tasks: () => callTasks(),
    meeting: callMeeting,
    startedAfresh: () => void session.renew(),
  });
  const socket = () => live.socket();
  const presence = createOwnPresence(clock, socket);
  const commands = createCommandSender({
    api,
    clock,
    socket,
    afterRest: () => void live.refetch(),
    seal: (id, sent) => draftVault?.putSent(id, sent),
  });
  return { api, clock, session, board, live, commands, presence, drafts, tasks, meetingCalled };
}

/** Browsers encrypt only on a page that came over TLS or from the own machine. */
function vaultOfTab(): VaultParts | null {
  return typeof sessionStorage !== 'undefined' && typeof crypto !== 'undefined' && 'subtle' in crypto
    ? { storage: sessionStorage, crypto }
    : null;
}
