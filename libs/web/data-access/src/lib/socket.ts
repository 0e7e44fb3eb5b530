import { CLIENT_MESSAGES, ErrorBody, SERVER_MESSAGES, type Ack } from '@samtavle/contracts';
import { io } from 'socket.io-client';
import { type z } from 'zod';
import { errorBody } from './contract-error.js';

type ClientMessage = keyof typeof CLIENT_MESSAGES;
type ServerMessage = keyof typeof SERVER_MESSAGES;
type Answer<M extends ClientMessage> = z.output<(typeof CLIENT_MESSAGES)[M]['output']>;
type Said<M extends ClientMessage> = z.input<(typeof CLIENT_MESSAGES)[M]['input']>;
export type Heard<M extends ServerMessage> = z.output<(typeof SERVER_MESSAGES)[M]>;

/** The line to the server: messages parsed by the contract, nothing else. */
export interface Socket {
  open(): void;
  close(): void;
  /** @returns null when no answer came in time: the effect is unknown */
  ask<M extends ClientMessage>(message: M, said: Said<M>, milliseconds: number): Promise<Ack<Answer<M>> | null>;
}

export interface SocketEvents {
  opened(): void;
  closed(): void;
  frame(frame: Heard<'frame'>): void;
  presence(view: Heard<'presence'>): void;
  ended(reason: Heard<'ended'>['reason']): void;
  refetch(): void;
  /** The tasks of the viewer's sector changed. */
  tasks(): void;
  /** Somebody came to the team's meeting or left it. */
  meeting(): void;
  /** A message that is not in the contract: this page is older or newer than the server. */
  notUnderstood(): void;
}

export type OpenSocket = (events: SocketEvents) => Socket;

/** The socket of this page. Attempts are timed by the caller, so that a thousand screens do not return at once. */
export const openSocket: OpenSocket = (events) => {
  const socket = io({
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    autoConnect: false,
    reconnection: false,
    withCredentials: true,
  });
  socket.on('connect', () => events.opened());
  socket.on('disconnect', () => events.closed());
  socket.on('connect_error', (error) => {
    // Refused by the server itself, not by the network: the session is over, and trying again would not help.
    if (error.message === 'not_signed_in') events.ended('expired');
    else events.closed();
  });
  const hear = <M extends ServerMessage>(message: M, act: (said: Heard<M>) => void) =>
    socket.on(message as string, (payload: unknown) => {
      const parsed = SERVER_MESSAGES[message].safeParse(payload);
      if (parsed.success) act(parsed.data as Heard<M>);
      else events.notUnderstood();
    });
  hear('frame', events.frame);
  hear('presence', events.presence);
  hear('ended', ({ reason }) => events.ended(reason));
  hear('refetch', events.refetch);
  hear('tasks', events.tasks);
  hear('meeting', events.meeting);

  return {
    open: () => void socket.connect(),
    close: () => void socket.disconnect(),
    async ask(message, said, milliseconds) {
      if (!socket.connected) return null;
      try {
        return readAck(await socket.timeout(milliseconds).emitWithAck(message, said), CLIENT_MESSAGES[message].output);
      } catch {
        return null;
      }
    },
  };
};

function readAck<T>(answer: unknown, output: z.ZodType): Ack<T> {
  if (typeof answer === 'object' && answer !== null && 'ok' in answer) {
    if (answer.ok === true && 'value' in answer) {
      const value = output.safeParse(answer.value);
      if (value.success) return { ok: true, value: value.data as T };
    }
    if (answer.ok === false && 'error' in answer) {
      const error = ErrorBody.safeParse(answer.error);
      if (error.success) return { ok: false, error: error.data };
    }
  }
  return { ok: false, error: errorBody('unexpected') };
}
