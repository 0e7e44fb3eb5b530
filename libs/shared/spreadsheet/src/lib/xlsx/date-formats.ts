import { brokenFile, SheetStop } from '../sheet/refused.js';
import type { WorkbookPackage } from './package.js';

/** What Excel allows in one workbook, and a little more. */
const MOST_STYLES = 66_000;

/**
 * Which cell styles show their number as a day, by style index. A workbook has no date cells: a date is a number whose
 * format has days or years in it.
 */
export function readDateStyles(file: WorkbookPackage, path: string | undefined): readonly boolean[] {
  const styles: boolean[] = [];
  if (path === undefined || !file.has(path)) return styles;
  const formats = new Map<number, string>();
  const used: number[] = [];
  let inCellStyles = false;
  file.read(path, {
    open: (name, attributes) => {
      if (name === 'numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCellStyles = true;
      if (name === 'xf' && inCellStyles) used.push(Number(attributes['numFmtId'] ?? 0));
      if (used.length > MOST_STYLES) throw new SheetStop(brokenFile);
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  for (const id of used) {
    const custom = formats.get(id);
    styles.push(custom === undefined ? isBuiltInDate(id) : isDateFormat(custom));
  }
  return styles;
}

/** 14–17 and 22 everywhere; 27–36 and 50–58 in East Asian editions. 18–21 and 45–47 are times without a day. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/**
 * Whether a format code shows a day: `dd\-mm\-yyyy`, `[$-406]d. mmmm yyyy;@`. Files keep the codes in English, but some
 * programs write them as a Danish Excel shows them: `dd-mm-åååå tt:mm`.
 */
export function isDateFormat(code: string): boolean {
  // Excel allows 255 characters; what is longer is only there to be slow to read.
  const letters = code
    .slice(0, 255)
    .replace(/"[^"]*"?/g, '') // quoted text
    .replace(/\\./g, '') // one quoted character
    .replace(/[_*]./g, '') // the width of a character, or filling with it
    .replace(/\[[hmst]+\]/gi, 'h') // elapsed time
    .replace(/\[[^\]]*\]/g, '') // colour, condition, language
    .replace(/;.*$/s, '') // only the format of positive numbers counts
    .replace(/general|standard|am\/pm|a\/p/gi, '')
    .toLowerCase();
  if (/[dyå]/.test(letters)) return true;
  return letters.includes('m') && !/[hst]/.test(letters);
}
