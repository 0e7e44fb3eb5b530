import { type z } from 'zod';
import { type Viewer } from '@samtavle/api-access';
import { type FieldProblem } from '@samtavle/contracts';
import { type DraftRow } from './drafts.js';

/**
 * Why somebody is not the second pair of eyes on a draft: wrote it, works for the same authority or for another of the same
 * kind, or nobody wrote it yet.
 */
export type NotTheSecond = 'own' | 'same_authority' | 'same_kind' | 'nobodys';

/**
 * Null when the viewer may approve the draft: another person, of the other side of the board than its drafter. A version of the
 * policy is the joint controllers' agreement of what goes between region and municipality, and holds for every team: two
 * municipalities, or two regions, cannot make it between them. @see GDPR article 26
 */
export function notTheSecond(
  draft: Pick<DraftRow, 'drafter_person' | 'drafter_authority' | 'drafter_kind'>,
  viewer: Pick<Viewer, 'personId' | 'authorityId' | 'controller'>,
): NotTheSecond | null {
  if (draft.drafter_person === null) return 'nobodys';
  if (draft.drafter_person === viewer.personId) return 'own';
  if (draft.drafter_authority === viewer.authorityId) return 'same_authority';
  return draft.drafter_kind === viewer.controller ? 'same_kind' : null;
}

const WHY: Readonly<Record<NotTheSecond, { readonly da: string; readonly en: string }>> = {
  own: {
    da: 'Du har selv skrevet kladden. En anden skal se på den.',
    en: 'You wrote the draft yourself. Somebody else has to look at it.',
  },
  same_authority: {
    da: 'Kladden er skrevet hos din egen myndighed. En rådgiver hos den anden godkender den.',
    en: 'The draft was written at your own authority. An officer of the other one approves it.',
  },
  same_kind: {
    da: 'Reglerne er aftalt mellem region og kommune. En kladde fra en kommune godkendes i en region, og omvendt.',
    en: 'The rules are agreed between region and municipality. A municipality’s draft is approved in a region, and the other way round.',
  },
  nobodys: {
    da: 'Ingen har skrevet kladden endnu. Gør den til din, så kan den anden myndighed godkende den.',
    en: 'Nobody has written the draft yet. Make it yours, and the other authority can approve it.',
  },
};

/** Said beside the draft. */
export function whyNotTheSecond(lacking: NotTheSecond): z.infer<typeof FieldProblem> {
  return { path: 'draft', problem: lacking, ...WHY[lacking] };
}
