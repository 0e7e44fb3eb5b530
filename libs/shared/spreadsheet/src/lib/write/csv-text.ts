/** Signs that make a spreadsheet program run a cell as a command, the full-width ones of East Asian keyboards included. */
const COMMAND = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * A table as CSV that a Danish Excel opens right: semicolons, every cell in quotation marks, UTF-8 with a mark in front.
 * A cell that a spreadsheet program would run gets an apostrophe before it; reading the file in again takes it off.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map((value) => `"${harmless(value).replaceAll('"', '""')}"`).join(';'));
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}

function harmless(value: string): string {
  return COMMAND.test(value) ? `'${value}` : value;
}
