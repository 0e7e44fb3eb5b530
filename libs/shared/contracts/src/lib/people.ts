import { ROLES, SECTORS, STAFF_SECTORS } from '@samtavle/domain';
import { z } from 'zod';
import { MemberId } from './ids.js';
import { InstantText } from './text.js';

/** The 27 roles of the policy and the data protection officer, who has no citizen content. */
export const ActingRole = z.enum([...ROLES, 'data_protection_officer']);
export const SectorName = z.enum(SECTORS);
export const StaffSectorName = z.enum(STAFF_SECTORS);

/** One acting capacity (*kasket*): role, sector and employer. */
export const Capacity = z.strictObject({
  memberId: MemberId,
  role: ActingRole,
  sector: SectorName,
  authority: z.string(),
  team: z.string().nullable(),
});
export type Capacity = z.infer<typeof Capacity>;

/** A colleague as shown on the board. */
export const Member = z.strictObject({
  id: MemberId,
  name: z.string(),
  initials: z.string(),
  role: ActingRole,
  sector: SectorName,
  /** False for somebody who has left: shown on what they wrote, not offered for new work. */
  active: z.boolean(),
});
export type Member = z.infer<typeof Member>;

/** Who is signed in, in which capacity, and what they may do (packed CASL rules, for hiding and explaining only). */
export const Me = z.strictObject({
  personId: z.uuid(),
  name: z.string(),
  initials: z.string(),
  acting: Capacity,
  capacities: z.array(Capacity),
  rules: z.array(z.unknown()),
  policyVersion: z.string(),
  signedInAt: InstantText,
  expiresAt: InstantText,
  idleMinutes: z.number(),
  demo: z.boolean(),
});
export type Me = z.infer<typeof Me>;

/** A person one can be in demo mode, with a line each on what they will see. */
export const Persona = z.strictObject({
  key: z.string(),
  name: z.string(),
  initials: z.string(),
  group: z.enum(['region', 'municipality', 'oversight']),
  role: ActingRole,
  sectors: z.array(SectorName),
  da: z.string(),
  en: z.string(),
});
export type Persona = z.infer<typeof Persona>;

export const DemoPersonas = z.strictObject({
  team: z.string(),
  authorities: z.array(z.string()),
  personas: z.array(Persona),
});
export const DemoSignIn = z.strictObject({ persona: z.string().max(60), sector: SectorName.optional() });
/** Proves anew that it is the person of the session: in the demo by naming the persona once more. */
export const ConfirmLogIn = z.strictObject({ persona: z.string().max(60) });
export const SwitchCapacity = z.strictObject({ memberId: MemberId });

/** 256 random bits, base64url. */
export const DraftKeyView = z.strictObject({ key: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
export type DraftKeyView = z.infer<typeof DraftKeyView>;
