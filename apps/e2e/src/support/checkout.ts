import { resolve } from 'node:path';

/** The top of the checkout: `src/support` is four folders down. */
export const checkout = resolve(import.meta.dirname, '../../../..');

/** Where the built server under test stands: here, or in a copy with a mistake made on purpose (tools/mutations). */
export const built = process.env['SAMTAVLE_E2E_BUILD'] ?? checkout;
