import { ok, type Result } from '@samtavle/domain';
import { INVISIBLE, type SheetCell } from '../sheet/sheet.js';
import { type Complaint, complain } from './complaint.js';

/* eslint-disable no-control-regex -- finding control characters is the point */
/** Written first in a cell by somebody who wants a spreadsheet program to read on as a command (OWASP CSV injection). */
const LEADING_CONTROL = /^ *[\u0000-\u001F\u007F-\u009F]/;
/** Never in what a person typed: control characters but tab and line break, direction overrides, half characters. */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\p{Surrogate}]/u;
/** Blanks of every width, such as the no-break space that comes with text from a web page. */
const BLANKS = /[^\S\r\n\t\u0085\u000B\u000C]+/g;
/* eslint-enable no-control-regex */

/**
 * The text of a cell as one clean line: composed letters (a Mac may store å as two), plain spaces, line breaks as ` · `.
 * Markup and formula signs at the start stay as they are: they are only text here, and are defused on the way out
 * (`toCsv`); what that put in front is taken off again.
 */
export function readText(cell: SheetCell, longest: number): Result<string, Complaint> {
  const composed = cell.text.normalize('NFC').replace(INVISIBLE, '').replace(BLANKS, ' ');
  if (LEADING_CONTROL.test(composed) || FORBIDDEN.test(composed)) {
    return complain(
      'control_character',
      'Cellen har usynlige styretegn. Skriv teksten igen.',
      'The cell has invisible control characters. Type the text again.',
    );
  }
  const text = composed
    .trim()
    .replace(/ ?[\r\n]+\s*/g, ' · ')
    .replace(/[\t ]+/g, ' ')
    .replace(/^'(?= ?[=+\-@＝＋－＠])/, '');
  if (text.length > longest) {
    return complain(
      'too_long',
      `Teksten er på ${text.length} tegn. Der er plads til ${longest}.`,
      `The text has ${text.length} characters. There is room for ${longest}.`,
    );
  }
  return ok(text);
}
