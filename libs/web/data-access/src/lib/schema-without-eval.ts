import { z } from 'zod';

/**
 * Zod compiles object schemas with `new Function`, which our content security policy forbids and would report. The
 * setting is read when a schema is made, so this module must be the first that an entry point imports.
 */
z.config({ jitless: true });
