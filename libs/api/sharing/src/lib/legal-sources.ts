import { type LegalReference } from '@samtavle/contracts';
import { SHARING_POLICY } from '@samtavle/policy';

const known = new Map(SHARING_POLICY.legal_sources.map((source) => [source.id, source]));

/** Paragraphs by their ids in the policy, with where to read them. */
export function legalSources(ids: readonly string[]): LegalReference[] {
  return ids.flatMap((id) => {
    const source = known.get(id);
    return source ? [{ id, law: source.law, section: source.section, url: source.url }] : [];
  });
}

/** `Retsplejeloven § 115 stk. 1 nr. 2`: the paragraphs of a road as a sentence names them. */
export function paragraphsOf(ids: readonly string[]): string {
  return legalSources(ids)
    .map(({ law, section }) => `${law.replace(/ \(.*$/, '')} ${section}`)
    .join(', ');
}
