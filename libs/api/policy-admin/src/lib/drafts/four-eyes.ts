import { type Viewer } from '@samtavle/api-access';
import { type DraftRow } from './drafts.js';

/** Why somebody is not the second pair of eyes on a draft: wrote it, works for the same authority, or nobody wrote it yet. */
export type NotTheSecond = 'own' | 'same_authority' | 'nobodys';

/** Null when the viewer may approve the draft: another person, employed by the other authority than its drafter. */
export function notTheSecond(
  draft: Pick<DraftRow, 'drafter_person' | 'drafter_authority'>,
  viewer: Pick<Viewer, 'personId' | 'authorityId'>,
): NotTheSecond | null {
  if (draft.drafter_person === null) return 'nobodys';
  if (draft.drafter_person === viewer.personId) return 'own';
  return draft.drafter_authority === viewer.authorityId ? 'same_authority' : null;
}
