import { randomUUID } from 'node:crypto';
import {
  type Ack,
  CommandDone,
  type CommandDraft,
  type CommandName,
  ErrorBody,
  Me,
  type Persona,
} from '@samtavle/contracts';
import { type Sector } from '@samtavle/domain';
import { type Answer, type Call, httpCall } from './http-call.js';
import { LiveSocket } from './live-socket.js';
import { type Listener } from './received.js';

export interface CommandOptions {
  /** The command's id: the same one again is the same intention again. */
  readonly id?: string;
  readonly over?: LiveSocket;
}

/** One persona at one screen, speaking to the server as the web client does and keeping all that comes back. */
export class WireClient {
  /** The session cookie as the browser would send it back. */
  cookie: string | undefined;
  private signedInAs: Me | undefined;

  constructor(
    readonly origin: string,
    readonly persona: Persona['key'],
    readonly listener: Listener = () => undefined,
  ) {}

  /** Who is signed in. @throws Error before the log-in */
  get me(): Me {
    if (!this.signedInAs) throw new Error(`${this.persona} has not logged in`);
    return this.signedInAs;
  }

  /** @throws Error when the server does not know the persona */
  async signIn(sector?: Sector): Promise<Me> {
    this.cookie = undefined;
    const answer = await this.post('/api/session/demo', { persona: this.persona, ...(sector ? { sector } : {}) });
    if (answer.status !== 200) throw new Error(`${this.persona} could not log in: ${answer.status} ${answer.body}`);
    this.signedInAs = Me.parse(answer.json);
    return this.signedInAs;
  }

  get(path: string): Promise<Answer> {
    return this.call({ method: 'GET', path });
  }

  post(path: string, body?: unknown): Promise<Answer> {
    if (body === undefined) return this.call({ method: 'POST', path });
    return this.call({
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** A request with the headers our own page sends; those of `call` come on top. */
  async call({ headers = {}, ...call }: Call): Promise<Answer> {
    const own = { origin: this.origin, 'x-samtavle': '1', ...(this.cookie ? { cookie: this.cookie } : {}) };
    const answer = await httpCall(this.origin, { ...call, headers: { ...own, ...headers } });
    const [set] = answer.headers['set-cookie'] ?? [];
    if (set) this.cookie = set.split(';')[0];
    this.listener({
      by: 'rest',
      what: `${call.method} ${call.path}`,
      raw: `${answer.head}\n\n${answer.body}`,
      said: answer.json,
      askedAt: answer.sentAt,
      receivedAt: answer.receivedAt,
    });
    return answer;
  }

  /** A command as the contract has it, over REST or the given socket. @throws Error when no answer came */
  async command<N extends CommandName>(
    name: N,
    input: CommandDraft<N>,
    { id = randomUUID(), over }: CommandOptions = {},
  ): Promise<Ack<CommandDone>> {
    if (over) return readAck(await over.askAnything('command', { name, id, input }));
    const answer = await this.post(`/api/commands/${name}`, { id, input });
    return answer.status === 200
      ? { ok: true, value: CommandDone.parse(answer.json) }
      : { ok: false, error: ErrorBody.parse(answer.json) };
  }

  socket(): LiveSocket {
    return new LiveSocket({ origin: this.origin, cookie: this.cookie, listener: this.listener });
  }
}

function readAck(answer: unknown): Ack<CommandDone> {
  if (typeof answer === 'object' && answer !== null && 'ok' in answer) {
    if (answer.ok === true && 'value' in answer) return { ok: true, value: CommandDone.parse(answer.value) };
    if (answer.ok === false && 'error' in answer) return { ok: false, error: ErrorBody.parse(answer.error) };
  }
  throw new Error(`no acknowledgement: ${JSON.stringify(answer)}`);
}

/** The value of a command that had to succeed. @throws Error with the refusal otherwise */
export function done(ack: Ack<CommandDone>): CommandDone {
  if (!ack.ok) throw new Error(`refused: ${JSON.stringify(ack.error)}`);
  return ack.value;
}
