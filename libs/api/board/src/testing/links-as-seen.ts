import { type ElementId } from '@samtavle/contracts';
import { versionOrder } from '@samtavle/domain';

/** What an action says, as far as this story goes. */
export interface Said {
  readonly text: string;
  readonly goal: ElementId | null;
}
export interface Version extends Said {
  readonly version: number;
  readonly at: string;
  readonly by: string | null;
}
export interface CopyMark {
  readonly version: number;
  readonly at: string;
  readonly by: string;
}
/** An edit: the version it was begun on, and the fields that are written. */
export interface Asked<Who> {
  readonly by: Who;
  readonly base: Version;
  readonly text?: string;
  readonly goal?: ElementId | null;
}

/**
 * What the rules of ADR 22 say of an action and of who sees which of the goals it names: told again in other words than the
 * product's, from all versions and without a number between two, so that the two can be compared.
 */
export class LinksAsSeen<Who> {
  private readonly sight = new Map<Who, ReadonlySet<ElementId>>();
  /** The oldest first. */
  versions: readonly Version[] = [];

  opens(who: Who, goal: ElementId, open: boolean): void {
    const others = [...(this.sight.get(who) ?? [])].filter((one) => one !== goal);
    this.sight.set(who, new Set(open ? [...others, goal] : others));
  }

  seesAny(who: Who): boolean {
    return (this.sight.get(who)?.size ?? 0) > 0;
  }

  sees(who: Who, goal: ElementId): boolean {
    return this.sight.get(who)?.has(goal) === true;
  }

  goalTo(who: Who, { goal }: Said): ElementId | null {
    return goal !== null && this.sees(who, goal) ? goal : null;
  }

  /** Of the first so many versions those there are to them: the first, what is said anew, and another goal to their eyes. */
  seenBy(who: Who, upTo = this.versions.length): readonly Version[] {
    return this.versions.slice(0, upTo).filter((one, at) => {
      const before = this.versions[at - 1];
      if (before === undefined || one.text !== before.text || one.goal === before.goal) return true;
      return this.goalTo(who, one) !== this.goalTo(who, before);
    });
  }

  /** Of copies the newest of what they see, and of the same version the first. */
  copyTo(who: Who, copies: readonly CopyMark[]): CopyMark | null {
    const [newest = null] = copies
      .map((copy) => {
        const upTo = this.versions.findIndex(({ version }) => version === copy.version) + 1;
        return { ...copy, version: this.seenBy(who, upTo).at(-1)?.version ?? 0 };
      })
      .sort((a, b) => versionOrder(b.version) - versionOrder(a.version) || (a.at < b.at ? -1 : 1));
    return newest;
  }

  /** What an edit makes of what stands; nothing where both changed the same field, as its writer sees it. */
  merged(stands: Said, { by, base, text = base.text, goal }: Asked<Who>): Said | undefined {
    const clash = <T>(was: T, is: T, mine: T) => was !== is && was !== mine && is !== mine;
    const [was, is] = [this.goalTo(by, base), this.goalTo(by, stands)];
    const mine = goal === undefined ? was : goal;
    if (clash(base.text, stands.text, text) || clash(was, is, mine)) return undefined;
    const link = mine === was ? is : mine;
    const keepsHidden = link === null && is === null;
    return { text: text === base.text ? stands.text : text, goal: keepsHidden ? stands.goal : link };
  }

  /** What comes of edits one after the other: whether each is taken, and what is written, counted or not. */
  inTurn(edits: readonly Asked<Who>[], from: Version): { readonly taken: boolean[]; readonly written: Outcome[] } {
    let stands: Said = from;
    const written: Outcome[] = [];
    const taken = edits.map((edit) => {
      const next = this.merged(stands, edit);
      if (next) written.push({ ...next, counted: next.text !== stands.text || next.goal === stands.goal });
      stands = next ?? stands;
      return next !== undefined;
    });
    return { taken, written };
  }
}

export interface Outcome extends Said {
  readonly counted: boolean;
}
