import { type Member, type MemberId } from '@samtavle/contracts';
import { type Sector } from '@samtavle/domain';

/** How a colleague is named in a line: `@Mette`, and `@Mette L.` where two are alike. */
export interface MentionTag {
  readonly id: MemberId;
  readonly name: string;
  readonly role: Member['role'];
  readonly tag: string;
}

/** The contract's limit for one line. */
export const MOST_MENTIONS = 5;
const MOST_SHOWN = 6;

/**
 * Who can be named. Somebody with two capacities is named once: in the one of the writer's own sector, which knows the
 * citizen in any case.
 */
export function mentionTags(
  members: readonly Member[],
  callNames: ReadonlyMap<MemberId, string>,
  own: { readonly id: MemberId; readonly sector: Sector },
): readonly MentionTag[] {
  const byTag = new Map<string, MentionTag & { readonly isOwnSector: boolean }>();
  for (const { id, name, role, sector, active } of members) {
    if (!active || id === own.id) continue;
    const tag = `@${callNames.get(id) ?? name}`;
    const isOwnSector = sector === own.sector;
    if (byTag.get(tag)?.isOwnSector !== true && (isOwnSector || !byTag.has(tag)))
      byTag.set(tag, { id, name, role, tag, isOwnSector });
  }
  return [...byTag.values()]
    .map(({ id, name, role, tag }) => ({ id, name, role, tag }))
    .sort((a, b) => a.name.localeCompare(b.name, 'da'));
}

/** Whom a line names, in the order they are named. A name that only begins alike is another name. */
export function mentionedIn(text: string, tags: readonly MentionTag[]): readonly MentionTag[] {
  const places = tags.flatMap((one) => {
    const at = placeOf(text, one.tag);
    return at === -1 ? [] : [{ one, at }];
  });
  return places.sort((a, b) => a.at - b.at).map(({ one }) => one);
}

function placeOf(text: string, tag: string): number {
  for (let at = text.indexOf(tag); at !== -1; at = text.indexOf(tag, at + 1)) {
    const isEnd = !/[\p{L}\p{N}-]/u.test(text.charAt(at + tag.length));
    if (isEnd && beginsWord(text, at)) return at;
  }
  return -1;
}

/** An address of mail is nobody's name. */
const beginsWord = (text: string, at: number): boolean => at === 0 || /[\s(»,;:]/.test(text.charAt(at - 1));

/** What is being written of a name where the caret stands: from the `@` on. Null when it is no name. */
export function nameBeingWritten(
  text: string,
  caret: number,
): { readonly from: number; readonly letters: string } | null {
  const from = text.lastIndexOf('@', caret - 1);
  if (from === -1 || !beginsWord(text, from)) return null;
  const letters = text.slice(from + 1, caret);
  return /^[\p{L}-]*$/u.test(letters) ? { from, letters: letters.toLocaleLowerCase('da') } : null;
}

/** How the line can go on: each of who fits, with the text as it would be. */
export function mentionsThatFit(text: string, caret: number, tags: readonly MentionTag[]) {
  const written = nameBeingWritten(text, caret);
  if (written === null) return [];
  return tags
    .filter(({ name }) =>
      name
        .toLocaleLowerCase('da')
        .split(/\s+/)
        .some((part) => part.startsWith(written.letters)),
    )
    .slice(0, MOST_SHOWN)
    .map((one) => {
      const before = `${text.slice(0, written.from)}${one.tag} `;
      return { one, text: before + text.slice(caret).replace(/^ /, ''), caret: before.length };
    });
}
