import { ok, type Result } from '@samtavle/domain';
import { fold } from '../mapping/fold.js';
import { type Complaint, complain, quoted } from './complaint.js';

/** Somebody of the team whom a row can name. */
export interface MemberChoice {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
}

export type MatchMember = (text: string) => Result<string, Complaint>;

/**
 * Finds the member a cell names: by full name, by `Mette Holm (MH)`, else by initials or first name when only one fits. Never
 * guesses between two: the action would land on the wrong colleague's list.
 */
export function memberMatcher(members: readonly MemberChoice[]): MatchMember {
  const exact = new Map<string, MemberChoice[]>();
  const short = new Map<string, MemberChoice[]>();
  for (const member of members) {
    add(exact, fold(member.name), member);
    add(exact, fold(`${member.name} ${member.initials}`), member);
    const words = member.name.trim().split(/\s+/);
    const shorts = [member.initials, words[0] ?? '', words.slice(0, -1).join(' ')];
    for (const key of new Set(shorts.map(fold))) add(short, key, member);
  }

  return (text) => {
    const candidates = exact.get(fold(text)) ?? short.get(fold(text)) ?? [];
    const [member, ...others] = candidates;
    if (member === undefined || fold(text) === '') {
      return complain(
        'member_unknown',
        `»${quoted(text)}« er ikke på teamet. Skriv ét navn eller initialer.`,
        `“${quoted(text)}” is not on the team. Write one name or initials.`,
      );
    }
    if (others.length > 0) {
      const names = candidates.map(({ name, initials }) => `${name} (${initials})`).join(', ');
      return complain(
        'member_ambiguous',
        `»${quoted(text)}« kan være ${names}. Skriv hele navnet.`,
        `“${quoted(text)}” may be ${names}. Write the full name.`,
      );
    }
    return ok(member.id);
  };
}

function add(to: Map<string, MemberChoice[]>, key: string, member: MemberChoice): void {
  if (key !== '') to.set(key, [...(to.get(key) ?? []), member]);
}
