import { type CitizenId, type ConsentView, type RelativeId } from '@samtavle/contracts';

/** What is being done with a package. */
export type Answer = 'ask' | 'give' | 'refuse' | 'withdraw' | 'scope' | 'doubt' | 'confirm' | 'noAnswer';

export interface Answering {
  readonly consent: ConsentView;
  readonly answer: Answer;
}

export interface AnswerFormProps {
  consent: ConsentView;
  citizen: { id: CitizenId; name: string };
  today: string;
  onClose: () => void;
}

/** Which consent a command is about, and which version of it was on the screen. */
export function which(
  { id }: { id: CitizenId },
  { package: name, version, relative }: ConsentView,
): { citizen: CitizenId; package: string; version: number | null; relative?: RelativeId } {
  return { citizen: id, package: name, version, ...(relative === null ? {} : { relative: relative.id }) };
}
