import { type ElementContent } from '@samtavle/contracts';
import { type FieldSpec, FIELDS, type Typed, type WrittenKind } from './fields.js';

/** A value as a field holds it. */
export function typedOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What a record says, field by field, as its form holds it. */
export function typedContent(kind: WrittenKind, content: ElementContent): Typed {
  const said = new Map<string, unknown>(Object.entries(content));
  return Object.fromEntries(FIELDS[kind].map(({ name }) => [name, typedOf(said.get(name))]));
}

/** What a field holds, as the contract has it. What is no number goes as it was typed, to be refused with its field. */
export function valueOf(spec: FieldSpec, text: string): unknown {
  switch (spec.type) {
    case 'flag':
      return text === 'yes';
    case 'number': {
      if (text.trim() === '') return spec.optional === true ? null : text;
      const number = Number(text.replace(',', '.'));
      return Number.isFinite(number) ? number : text;
    }
    case 'day':
    case 'goal':
    case 'relative':
      return text === '' ? null : text;
    case 'choice':
      return text === '' && spec.optional === true ? null : text;
    case 'line':
      // Of a line that may be left out, nothing typed is none; its spaces are nobody's words.
      return spec.optional === true && text.trim() === ''
        ? null
        : spec.name === 'phone'
          ? text.replace(/\s/g, '')
          : text;
    case 'prose':
      return text;
  }
}
