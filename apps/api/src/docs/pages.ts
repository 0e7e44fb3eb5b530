import { openApiDocument } from '@samtavle/contracts';
import { accessInventory } from './inventory.js';
import { protocolPage } from './protocol.js';

/** Every generated page by its path in the repository. */
export const GENERATED_PAGES: Readonly<Record<string, () => string>> = {
  'docs/protocol.md': protocolPage,
  'docs/generated/access-inventory.md': accessInventory,
  'docs/generated/openapi.json': () => `${JSON.stringify(openApiDocument(), null, 1)}\n`,
};
