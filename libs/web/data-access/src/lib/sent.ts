import { type CommandId, type CommandName } from '@samtavle/contracts';
import { type Intention } from './commands.js';

/** The commands that carry a draft's text: sent a second time with another id they would write it twice. */
export const WRITTEN = [
  'element.write',
  'element.edit',
  'element.correct',
  'record.write',
  'record.revise',
  'contact.log',
] as const satisfies readonly CommandName[];

/** What was sent and has no answer yet, as it outlives the page. */
export type Sent = Intention & { readonly name: (typeof WRITTEN)[number] };

export const isWritten = (intention: Intention): intention is Sent => WRITTEN.some((name) => name === intention.name);

/** Keeps what has no answer outside this page's memory; null lets it go. */
export type SealSent = (id: CommandId, sent: Sent | null) => void;
