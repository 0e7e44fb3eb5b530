import { type PipeTransform } from '@nestjs/common';
import { type z } from 'zod';
import { Failure } from '../failure.js';
import { fieldSentence } from './field-sentences.js';

/**
 * Parses input with its contract. Unknown keys are refused, not dropped: a misspelt field must not look saved.
 * @throws Failure `invalid_input` with the fields, never with the values
 */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.infer<S> {
  const read = schema.safeParse(input ?? {});
  if (read.success) return read.data;
  throw new Failure('invalid_input', {
    fields: read.error.issues.slice(0, 20).map((issue) => ({
      path: issue.path.map(String).join('.').slice(0, 120),
      problem: issue.code,
      ...fieldSentence(issue),
    })),
  });
}

export class ContractPipe<S extends z.ZodType> implements PipeTransform<unknown, z.infer<S>> {
  constructor(private readonly schema: S) {}

  transform(input: unknown): z.infer<S> {
    return parseInput(this.schema, input);
  }
}
