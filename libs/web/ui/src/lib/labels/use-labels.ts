import { type BoardReason, type Category, type Intensity, type Owner, type Sector } from '@samtavle/domain';
import { oncePerLanguage, useSpoken } from '../language/spoken.js';
import { sayIn } from '../language/use-text.js';
import { categoryTexts } from './categories.js';
import { lawText } from './laws.js';
import { ownerTexts } from './owners.js';
import { isPackageName, packageTexts } from './packages.js';
import { reasonTexts } from './reasons.js';
import { type ActingRole, roleTexts } from './roles.js';

const labelsIn = oncePerLanguage((spoken) => {
  const owners = sayIn(spoken, ownerTexts);
  const categories = sayIn(spoken, categoryTexts);
  const reasons = sayIn(spoken, reasonTexts);
  const roles = sayIn(spoken, roleTexts);
  const packages = sayIn(spoken, packageTexts);
  return {
    owner: (name: Owner) => owners(`owner.${name}`),
    /** As the giver in a sentence: »regionen«. */
    ownerFrom: (name: Owner) => owners(`from.${name}`),
    sector: (name: Sector) => owners(`sector.${name}`),
    /** »dagligt« */
    levelWord: (level: Intensity) => owners(`level.${level}`),
    /** »Indsatsniveau 3« */
    levelName: (level: Intensity) => owners('levelName', { level }),
    /** »Niveau 3« */
    column: (level: Intensity) => owners('column', { level }),
    /** »Niveau 3, dagligt« */
    columnFull: (level: Intensity) => owners('columnFull', { level, word: owners(`level.${level}`) }),
    admitted: () => owners('admitted'),
    /** The policy's full name. */
    category: (name: Category) => categories(`full.${name}`),
    /** The word on a row. */
    categoryShort: (name: Category) => categories(`short.${name}`),
    reason: (name: BoardReason) => reasons(name),
    role: (name: ActingRole) => roles(name),
    /** The title of a consent package; the id itself when the policy has grown since. */
    package: (name: string) => (isPackageName(name) ? packages(name) : name),
    law: (sources: readonly string[]) => lawText(sources, spoken.language),
  };
});

/** The policy's words in the language of the screen. */
export const useLabels = () => labelsIn(useSpoken());
