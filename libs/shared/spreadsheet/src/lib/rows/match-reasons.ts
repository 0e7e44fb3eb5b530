import { type BoardReason, ok, type Result } from '@samtavle/domain';
import { fold } from '../mapping/fold.js';
import { type Complaint, complain, quoted } from './complaint.js';

/** One value of the team's list of reasons. */
export interface ReasonChoice {
  readonly id: BoardReason;
  readonly da: string;
  readonly en: string;
}

export type MatchReasons = (text: string) => Result<readonly BoardReason[], Complaint>;

/**
 * Reads several reasons from one text, split at `;`, `,` and line breaks (which arrive as ` · `). Labels may hold commas themselves
 * ("Tilbagefald, rusmidler"), so at each place the longest run of words that is a known reason counts.
 */
export function reasonMatcher(choices: readonly ReasonChoice[]): MatchReasons {
  const known = new Map<string, Set<BoardReason>>();
  let longest = 1;
  for (const { id, da, en } of choices) {
    for (const label of [id, da, en].filter((word) => fold(word) !== '')) {
      known.set(fold(label), (known.get(fold(label)) ?? new Set()).add(id));
      longest = Math.max(longest, label.split(',').length);
    }
  }

  return (text) => {
    const reasons = new Set<BoardReason>();
    for (const piece of text.split(/[;\n]| · /)) {
      const words = piece.split(',').filter((word) => fold(word) !== '');
      while (words.length > 0) {
        const length = runOfWords(words, longest, known);
        const [reason, ...others] = known.get(fold(words.slice(0, length).join(','))) ?? [];
        if (reason === undefined) return unknown(words[0] ?? '');
        if (others.length > 0) return ambiguous(piece);
        reasons.add(reason);
        words.splice(0, length);
      }
    }
    return reasons.size === 0 ? unknown(text) : ok([...reasons]);
  };
}

/** How many words from the start make the longest known reason; 1 when none does. */
function runOfWords(words: readonly string[], longest: number, known: ReadonlyMap<string, unknown>): number {
  for (let length = Math.min(longest, words.length); length > 1; length--) {
    if (known.has(fold(words.slice(0, length).join(',')))) return length;
  }
  return 1;
}

function unknown(text: string): Result<never, Complaint> {
  return complain(
    'reason_unknown',
    `»${quoted(text)}« er ikke en årsag på teamets liste.`,
    `“${quoted(text)}” is not a reason on the team's list.`,
  );
}

function ambiguous(text: string): Result<never, Complaint> {
  return complain(
    'reason_ambiguous',
    `»${quoted(text)}« kan være flere årsager på teamets liste.`,
    `“${quoted(text)}” may be several reasons on the team's list.`,
  );
}
