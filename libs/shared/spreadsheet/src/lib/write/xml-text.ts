/* eslint-disable no-control-regex -- these are the characters XML cannot hold */
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
/* eslint-enable no-control-regex */
const HALF_CHARACTER = /\p{Surrogate}/gu;

/**
 * Text as it may stand in XML, between tags or in an attribute. Control characters are left out; a literal `_x000D_` is
 * guarded, because a workbook would read it as the character of that number.
 */
export function xmlText(text: string): string {
  return text
    .replace(NOT_XML, '')
    .replace(HALF_CHARACTER, '\uFFFD')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
