import { CATEGORIES, OWNERS } from '@samtavle/domain';
import { type Meanings } from './registry.js';
import { type Slot, slot } from './rights.js';
import { type OnWall } from './room.js';

/** What some bytes tell whoever reads them. Each must be lawful to tell at the moment it was told. */
export type Claim =
  /** Something of an owner and category about a citizen; lawful when any of the slots is. */
  | {
      readonly kind: 'content';
      readonly citizen: string;
      readonly slots: readonly Slot[];
      readonly because: string;
      /** The id it was read from, when it was one. */
      readonly id?: string;
      /** The words it was read from, when they are only of the one. */
      readonly text?: string;
      /** The element they are of: where it lies may change. */
      readonly element?: string;
    }
  /** That a citizen is there, under the id one sector knows. */
  | {
      readonly kind: 'existence';
      readonly citizen: string;
      readonly sector: string;
      readonly id: string;
      readonly because: string;
    }
  /** Something of a citizen on a shared screen; lawful when everybody in the room may see any of the slots there. */
  | {
      readonly kind: 'wall';
      readonly citizen: string;
      readonly slots: readonly OnWall[];
      readonly because: string;
      readonly id?: string;
      readonly element?: string;
    }
  /** That somebody has something to do; lawful to tell to those it is for. */
  | { readonly kind: 'task'; readonly id: string; readonly because: string }
  /** Never lawful. */
  | { readonly kind: 'never'; readonly because: string };

/** The citizens of this run by the short key their markers carry. */
export class Keys {
  private readonly byKey = new Map<string, string>();
  private readonly byCitizen = new Map<string, string>();
  private readonly elements = new Map<string, string>();

  set(key: string, citizen: string): void {
    this.byKey.set(key, citizen);
    this.byCitizen.set(citizen, key);
  }

  citizen(key: string): string | undefined {
    return this.byKey.get(key);
  }

  key(citizen: string): string | undefined {
    return this.byCitizen.get(citizen);
  }

  /** Notes in which element a marker was written. */
  wrote(whole: string, element: string): void {
    this.elements.set(whole, element);
  }

  element(whole: string): string | undefined {
    return this.elements.get(whole);
  }
}

/** A text that says whose it is, what about and of whom, and that nothing else says. */
export function marker(of: Slot, key: string, number: number): string {
  return `⟦${of}:${key}:${number}⟧`;
}

const MARKER = /⟦([a-z_]+):([a-z_]+):([a-z0-9]+):\d+⟧/g;
const BROKEN_MARKER = /[⟦⟧]/;
const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
const JSON_STRING = /"((?:[^"\\]|\\.)*)"/g;
/** Ten digits that could be a CPR number, with or without the hyphen. */
export const CPR_LIKE = /(?<![\d-])\d{6}-?\d{4}(?![\d-])/g;

/** Everything that can be read off the bytes themselves, wherever it stands in them. */
export function claimsOf(raw: string, registry: Meanings, keys: Keys, mayHoldCpr: boolean): Claim[] {
  const claims: Claim[] = [];
  const withoutIds = raw.replace(UUID, (id) => {
    claims.push(...claimsOfText(id, registry));
    return '';
  });
  for (const [, text = ''] of withoutIds.matchAll(JSON_STRING)) claims.push(...claimsOfText(text, registry));
  const withoutMarkers = withoutIds.replace(MARKER, (whole, owner: string, category: string, key: string) => {
    claims.push(claimOfMarker(whole, owner, category, keys.citizen(key), elementOf(whole, registry, keys)));
    return '';
  });
  if (BROKEN_MARKER.test(withoutMarkers)) claims.push({ kind: 'never', because: 'a marker cut in pieces' });
  const [number] = mayHoldCpr ? [] : (withoutMarkers.match(CPR_LIKE) ?? []);
  if (number !== undefined)
    claims.push({ kind: 'never', because: `something that reads like a CPR number: ${number}` });
  return claims;
}

function claimsOfText(text: string, registry: Meanings): Claim[] {
  const meaning = registry.meaningOf(text);
  if (!meaning) return [];
  const because = `${meaning.kind} ${text}`;
  switch (meaning.kind) {
    case 'inner':
      return [{ kind: 'never', because: `the server’s own id of a citizen: ${text}` }];
    case 'alias':
      return [{ kind: 'existence', citizen: meaning.citizen, sector: meaning.sector, id: text, because }];
    case 'content': {
      const [first] = meaning.of;
      const isOfOne = meaning.of.every(({ citizen }) => citizen === first?.citizen);
      // A text that several citizens have tells nothing of one of them; the ids beside it do.
      if (!first || !isOfOne) return [];
      const slots = meaning.of.map((one) => one.slot);
      const isOfOneElement = meaning.of.every(({ element }) => element === first.element);
      const element = isOfOneElement ? { element: first.element } : {};
      return [{ kind: 'content', citizen: first.citizen, slots, because, id: text, text, ...element }];
    }
  }
}

/** The element a marker was written in, at first or by an edit. */
function elementOf(whole: string, registry: Meanings, keys: Keys): string | undefined {
  const meaning = registry.meaningOf(whole);
  return keys.element(whole) ?? (meaning?.kind === 'content' ? meaning.of[0]?.element : undefined);
}

function claimOfMarker(
  whole: string,
  owner: string,
  category: string,
  citizen: string | undefined,
  element: string | undefined,
): Claim {
  const knownOwner = OWNERS.find((one) => one === owner);
  const knownCategory = CATEGORIES.find((one) => one === category);
  if (!knownOwner || !knownCategory || citizen === undefined)
    return { kind: 'never', because: `a marker nobody wrote: ${whole}` };
  const slots = [slot(knownOwner, knownCategory)];
  return { kind: 'content', citizen, slots, because: whole, ...(element === undefined ? {} : { element }) };
}
