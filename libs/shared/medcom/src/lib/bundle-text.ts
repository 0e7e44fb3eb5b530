import { ok, type Result } from '@samtavle/domain';
import { refuseAt, type NotificationRefused } from './notification-refused.js';

/** Real notifications are 15–20 kB, two thirds of it narrative. */
export const MAX_BUNDLE_BYTES = 256 * 1024;
const MAX_DEPTH = 24;
const MAX_VALUES = 20_000;
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads the bytes of a message into plain JSON values, or says why they cannot be one. Nothing is interpreted yet. */
export function parseBundleText(text: string): Result<unknown, NotificationRefused> {
  // A character is at least one byte, so the cheap test comes first.
  if (text.length > MAX_BUNDLE_BYTES || new TextEncoder().encode(text).byteLength > MAX_BUNDLE_BYTES) {
    return refuseAt('text_too_large', 'Bundle');
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuseAt('text_not_json', 'Bundle');
  }
  const harm = findHarm(json);
  return harm === undefined ? ok(json) : harm;
}

/**
 * Looks through a value before any schema does: too deep, too many, empty (FHIR forbids it), or with keys that could
 * reach a prototype. Walks with its own stack, so that no nesting can exhaust the engine's.
 */
export function findHarm(json: unknown): ReturnType<typeof refuseAt> | undefined {
  const open: { readonly value: unknown; readonly path: string; readonly depth: number }[] = [
    { value: json, path: 'Bundle', depth: 0 },
  ];
  let seen = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path, depth } = next;
    seen += 1;
    if (seen > MAX_VALUES) return refuseAt('too_many_values', 'Bundle');
    if (depth > MAX_DEPTH) return refuseAt('too_deep', 'Bundle');
    if (value === '' || value === null) return refuseAt('empty_value', path);
    if (typeof value !== 'object') continue;
    if (Array.isArray(value)) {
      if (value.length === 0) return refuseAt('empty_value', path);
      for (const [index, item] of value.entries()) {
        if (item === undefined) return refuseAt('empty_value', `${path}[${index}]`);
        // null holds a place in an array of primitives whose extension stands in the `_` twin.
        if (item !== null) open.push({ value: item, path: `${path}[${index}]`, depth: depth + 1 });
      }
      continue;
    }
    const keys = Object.keys(value);
    if (keys.length === 0) return refuseAt('empty_value', path);
    for (const key of keys) {
      if (FORBIDDEN_KEYS.has(key)) return refuseAt('forbidden_key', path);
      // R4: what a modifier changes must not be processed by somebody who does not understand it. We understand none.
      if (key === 'modifierExtension' || key === 'implicitRules') return refuseAt('modifier_not_understood', path);
      open.push({ value: Reflect.get(value, key), path: under(path, key), depth: depth + 1 });
    }
  }
  return undefined;
}

/** The path one step further in. A key no FHIR element could have is not repeated: it may itself be a personal value. */
export function under(path: string, key: PropertyKey): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return /^_?[a-z][a-zA-Z]{0,39}$/.test(String(key)) ? `${path}.${String(key)}` : `${path}.?`;
}
