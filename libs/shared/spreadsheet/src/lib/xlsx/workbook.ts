import { brokenFile, noVisibleSheet, otherSpreadsheet, SheetStop } from '../sheet/refused.js';
import type { WorkbookPackage } from './package.js';
import { localName } from './xml-part.js';

/** What must be known of the workbook before a sheet of it can be read. */
export interface Workbook {
  readonly date1904: boolean;
  /** Visible sheets with cells, in order; sheets that are only a chart are left out. */
  readonly sheets: readonly { readonly name: string; readonly path: string }[];
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
}

/** @throws SheetStop when it is no workbook, or has no visible sheet */
export function readWorkbook(file: WorkbookPackage): Workbook {
  const path = workbookPath(file);
  const relations = file.relations(path);
  const listed: { name: string; id: string }[] = [];
  let date1904 = false;
  let root: string | undefined;
  file.read(path, {
    open: (name, attributes) => {
      root ??= name;
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name === 'sheet' && (attributes['state'] ?? 'visible') === 'visible') {
        listed.push({ name: (attributes['name'] ?? '').slice(0, 120), id: relationId(attributes) });
      }
    },
  });
  if (root !== 'workbook') throw new SheetStop(otherSpreadsheet);
  const sheets = listed.flatMap(({ name, id }) => {
    const relation = relations.get(id);
    return relation?.type === 'worksheet' ? [{ name, path: relation.target }] : [];
  });
  if (sheets.length === 0) throw new SheetStop(noVisibleSheet);
  const first = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target;
  return { date1904, sheets, sharedStrings: first('sharedStrings'), styles: first('styles') };
}

function workbookPath(file: WorkbookPackage): string {
  const relations = [...file.relations('').values()];
  const path = relations.find((relation) => relation.type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  // A zip that is something else: OpenDocument, binary .xlsb, Word, or just a folder of files.
  if (!path.toLowerCase().endsWith('.xml')) throw new SheetStop(otherSpreadsheet);
  if (!file.has(path)) throw new SheetStop(relations.length === 0 ? otherSpreadsheet : brokenFile);
  return path;
}

/** `r:id`, whatever the prefix is called. `sheetId` is another thing. */
function relationId(attributes: Readonly<Record<string, string>>): string {
  const key = Object.keys(attributes).find((name) => name.includes(':') && localName(name) === 'id');
  return (key === undefined ? undefined : attributes[key]) ?? '';
}
