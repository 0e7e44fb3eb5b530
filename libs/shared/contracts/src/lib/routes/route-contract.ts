import { type z } from 'zod';

/** Who may call a route: anybody, a signed-in person, somebody with a CASL action, a machine, or a demo visitor. */
export type RouteAccess =
  | { kind: 'public' }
  | { kind: 'demo' }
  | { kind: 'test-clock' }
  | { kind: 'machine' }
  | { kind: 'signed-in' }
  | { kind: 'action'; action: string; subject: string };

interface RouteContract {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  access: RouteAccess;
  says: string;
  /** What may stand behind the `?`: ids and words of ours, never a name. */
  query?: z.ZodObject;
  input?: z.ZodType;
  output?: z.ZodType;
}

/** Routes by name. */
export type Routes = Record<string, RouteContract>;

/** For who may do this to that, as CASL says it. */
export const action = (name: string, subject: string): RouteAccess => ({ kind: 'action', action: name, subject });
