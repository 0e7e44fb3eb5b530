import { z } from 'zod';
import { CategoryName } from './board.js';
import { ElementContent } from './citizen.js';
import { CitizenId, ElementId, MemberId, Version } from './ids.js';
import { InstantText } from './text.js';

/** As many lines as are copied at once. */
export const MOST_COPIED = 200;

/** One line of the own sector, as it reads now. */
export const CopyLine = z.strictObject({
  element: ElementId,
  version: Version,
  category: CategoryName,
  content: ElementContent,
  writtenAt: InstantText,
  writtenBy: MemberId.nullable(),
  /** `changed`: an earlier version stands in the record already. */
  change: z.enum(['new', 'changed']),
  /** It counts no longer. */
  ended: z.boolean(),
});
export type CopyLine = z.infer<typeof CopyLine>;

/** What the own sector wrote or changed since it was last copied, the oldest first; `more` waits until these are. */
export const CopyOut = z.strictObject({
  id: CitizenId,
  asOf: InstantText,
  lines: z.array(CopyLine).max(MOST_COPIED),
  more: z.boolean(),
});
export type CopyOut = z.infer<typeof CopyOut>;

/** These versions now stand in the authority's own record. */
export const MarkCopied = z.strictObject({
  citizen: CitizenId,
  elements: z
    .array(z.strictObject({ element: ElementId, version: Version }))
    .min(1)
    .max(MOST_COPIED),
});
