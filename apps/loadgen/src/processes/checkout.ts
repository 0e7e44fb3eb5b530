import { resolve } from 'node:path';

/** The top of the checkout, from `src/processes` and `dist/processes` alike. */
export const CHECKOUT = resolve(import.meta.dirname, '../../../..');

export const inCheckout = (path: string): string => resolve(CHECKOUT, path);
