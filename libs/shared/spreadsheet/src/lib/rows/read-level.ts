import { type Intensity, ok, type Result } from '@samtavle/domain';
import { fold } from '../mapping/fold.js';
import { type Complaint, complain, quoted } from './complaint.js';

const WORDS: Readonly<Record<string, Intensity>> = {
  casemanagement: 1,
  intensiv: 2,
  intensiveret: 2,
  intensified: 2,
  daglig: 3,
  dagligt: 3,
  daily: 3,
};

/** `2`, `Niveau 2`, `2 - intensiveret`, or the word alone. `2-3` is two levels and is asked back. */
export function readLevel(text: string): Result<Intensity, Complaint> {
  const [, digit] =
    /^(?:indsatsniveau|tavleniveau|niveau|level|trin)?[\s:]*([123])(?:\.0+)?(?:[\s\-–—:.,(]+\p{L}\D*)?$/iu.exec(text) ??
    [];
  const level = digit === undefined ? WORDS[fold(text)] : digit === '1' ? 1 : digit === '2' ? 2 : 3;
  if (level !== undefined) return ok(level);
  return complain(
    'level_unknown',
    `»${quoted(text)}« er ikke et niveau. Skriv 1, 2 eller 3.`,
    `“${quoted(text)}” is not a level. Write 1, 2 or 3.`,
  );
}
