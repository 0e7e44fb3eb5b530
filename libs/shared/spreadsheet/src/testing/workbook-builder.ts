import { strToU8, zipSync } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

type Parts = Record<string, string | Uint8Array>;

/** A workbook made part by part, to be right or wrong in exactly one place. */
export class WorkbookBuilder {
  private constructor(private readonly parts: Parts) {}

  static withSheetData(xml: string): WorkbookBuilder {
    return new WorkbookBuilder({
      '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
      'xl/workbook.xml': workbookXml('<sheet name="Tavle" sheetId="1" r:id="rId1"/>'),
      'xl/_rels/workbook.xml.rels': relations(
        ['worksheet', 'worksheets/sheet1.xml'],
        ['worksheet', 'worksheets/sheet2.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
        ['styles', 'styles.xml'],
      ),
      'xl/worksheets/sheet1.xml': worksheetXml(xml),
    });
  }

  /** Every value becomes a text cell. */
  static withTexts(...rows: readonly (readonly string[])[]): WorkbookBuilder {
    const cells = (row: readonly string[]) =>
      row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('');
    return WorkbookBuilder.withSheetData(rows.map((row) => `<row>${cells(row)}</row>`).join(''));
  }

  part(path: string, content: string | Uint8Array): WorkbookBuilder {
    return new WorkbookBuilder({ ...this.parts, [path]: content });
  }

  sheets(xml: string, properties = ''): WorkbookBuilder {
    return this.part('xl/workbook.xml', workbookXml(xml, properties));
  }

  secondSheet(sheetData: string): WorkbookBuilder {
    return this.part('xl/worksheets/sheet2.xml', worksheetXml(sheetData));
  }

  strings(...items: readonly string[]): WorkbookBuilder {
    return this.part(
      'xl/sharedStrings.xml',
      `<sst xmlns="${MAIN}">${items.map((item) => `<si>${item}</si>`).join('')}</sst>`,
    );
  }

  /** Style n shows numbers in the nth format code. */
  formats(...codes: readonly string[]): WorkbookBuilder {
    const formats = codes.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code}"/>`);
    const styles = codes.map((_, at) => `<xf numFmtId="${164 + at}"/>`);
    return this.part(
      'xl/styles.xml',
      `<styleSheet xmlns="${MAIN}"><numFmts>${formats.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
        `<cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
    );
  }

  bytes(level: 0 | 6 = 6): Uint8Array {
    const files = Object.entries(this.parts).map(([path, content]): [string, Uint8Array] => [
      path,
      typeof content === 'string' ? strToU8(content) : content,
    ]);
    return zipSync(Object.fromEntries(files), { level });
  }
}

export function worksheetXml(sheetData: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData></worksheet>`;
}

function workbookXml(sheets: string, properties = ''): string {
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${sheets}</sheets></workbook>`;
}

function relations(...targets: readonly (readonly [string, string])[]): string {
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${RELATIONS}">${each.join('')}</Relationships>`;
}
