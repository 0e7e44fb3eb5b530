import { SetMetadata } from '@nestjs/common';
import { type AuditSubject } from '@samtavle/api-audit';
import { type Transaction } from '@samtavle/api-platform';
import { type CommandInput, type CommandName } from '@samtavle/contracts';
import { type Viewer } from '../viewer.js';

export const COMMAND = Symbol('command');

/** Marks a provider as the one that carries out a command. */
export const Handles = (name: CommandName) => SetMetadata(COMMAND, name);

/** What a handler did, for the acknowledgement and the record. */
export interface Effect {
  /** The new version of the row the command named, when it named one. */
  readonly version?: number;
  /** An id the client does not know yet. */
  readonly id?: string;
  readonly action: 'C' | 'U' | 'D';
  readonly subjects: readonly AuditSubject[];
  /** What it was done to, when that is no citizen: a draft of the policy. */
  readonly resource?: string;
}

/**
 * One use case. Runs inside the command's transaction: loads by scope, lets a pure rule decide, writes with the version
 * guard, and records events on `tx`. Throws a Failure to refuse; then nothing of it remains.
 */
export interface CommandHandler<N extends CommandName> {
  handle(tx: Transaction, viewer: Viewer, input: CommandInput<N>): Promise<Effect>;
}
