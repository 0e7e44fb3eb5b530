import {
  type Ack,
  BoardSnapshot,
  type CommandDone,
  type CommandDraft,
  type CommandName,
  CLIENT_MESSAGES,
} from '@samtavle/contracts';
import { randomUUID } from 'node:crypto';
import { type Colleague } from '../team/team.js';
import { PageVisit } from './page-visit.js';
import { type Hearing, WireSocket } from './wire-socket.js';

export interface SignedIn {
  readonly colleague: Colleague;
  readonly cookie: string;
}

/** A screen as far as what it hears goes. */
export interface Watching {
  readonly colleague: Pick<Colleague, 'classKey' | 'sector'>;
  readonly socket: { onEvent: Hearing };
}

type Cursor = BoardSnapshot['cursor'];

/** One colleague's open board, as the server sees it. */
export class Screen implements Watching {
  private constructor(
    readonly colleague: Colleague,
    readonly socket: WireSocket,
  ) {}

  /** Connected, but not yet following the stream: good for sending commands. */
  static async connect(origin: string, { colleague, cookie }: SignedIn): Promise<Screen> {
    return new Screen(colleague, await WireSocket.connect(origin, cookie));
  }

  /** From then on live. @throws Error when the server wants it to start afresh */
  async follow(cursor: Cursor): Promise<void> {
    const { answer } = await this.socket.ask('resume', { cursor });
    const resumed = CLIENT_MESSAGES.resume.output.parse(valueOf(answer));
    if (resumed.kind !== 'frame') throw new Error('the cursor was refused');
  }

  /** @returns what the command did, and the moment its acknowledgement was there */
  async command<N extends CommandName>(name: N, input: CommandDraft<N>): Promise<{ done: CommandDone; at: number }> {
    const { answer, at } = await this.socket.ask('command', { name, id: randomUUID(), input });
    return { done: CLIENT_MESSAGES.command.output.parse(valueOf(answer)), at };
  }
}

/** Where a colleague's board stands now. Read once per colleague: several screens of one start from the same place. */
export async function cursorOf(origin: string, { cookie }: SignedIn): Promise<Cursor> {
  const visit = new PageVisit(origin, cookie);
  try {
    const { status, body } = await visit.get('/api/board');
    if (status !== 200) throw new Error(`the board answered ${status}: ${body.toString('utf8').slice(0, 300)}`);
    return BoardSnapshot.parse(JSON.parse(body.toString('utf8'))).cursor;
  } finally {
    visit.close();
  }
}

function valueOf(answer: unknown): unknown {
  const ack = answer as Ack<unknown>;
  if (!ack.ok) throw new Error(`refused: ${JSON.stringify(ack.error)}`);
  return ack.value;
}
