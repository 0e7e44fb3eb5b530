import { type ElementContent, type ElementKind } from '@samtavle/contracts';
import { type Owner } from '@samtavle/domain';

/** One element of a kind, as paper needs it. */
export interface OnPaper<K extends ElementKind> {
  readonly id: string;
  readonly owner: Owner;
  readonly content: Extract<ElementContent, { kind: K }>;
}

/** Those of one kind, in the order given. */
export function ofKind<K extends ElementKind>(
  elements: readonly { readonly id: string; readonly owner: Owner; readonly content: ElementContent }[],
  kind: K,
): OnPaper<K>[] {
  const isOfKind = (content: ElementContent): content is OnPaper<K>['content'] => content.kind === kind;
  return elements.flatMap(({ id, owner, content }) => (isOfKind(content) ? [{ id, owner, content }] : []));
}

/** The first of the given names. */
export const givenName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;

/** »Karens«, and with an apostrophe after s, x and z. */
export function whoseText(name: string, language: 'da' | 'en'): string {
  if (language === 'en') return `${name}’s`;
  return /[sxz]$/i.test(name) ? `${name}’` : `${name}s`;
}

/** `26.11.2026` · en `26 November 2026` */
export function dayText(of: string, language: 'da' | 'en'): string {
  const at = new Date(`${of}T00:00:00Z`);
  if (language === 'da') return `${at.getUTCDate()}.${at.getUTCMonth() + 1}.${at.getUTCFullYear()}`;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}
