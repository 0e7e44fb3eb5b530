import { resolve } from 'node:path';

/** The top of the checkout: `src/support` is four folders down. */
export const checkout = resolve(import.meta.dirname, '../../../..');
