import { type ConsentLanguage } from '@samtavle/contracts';
import PDFDocument from 'pdfkit';
import { type ConsentText, type Part } from './consent-text.js';

const MARGINS = { top: 56, bottom: 64, left: 62, right: 62 };
const BODY = 12;
const LINE_GAP = 22;

export interface FormFoot {
  readonly version: string;
  readonly printedAt: Date;
  readonly language: ConsentLanguage;
}

/**
 * Draws a form on A4, 12 points, tagged with headings, paragraphs and lists for a screen reader, and with its language and
 * title. The text stands in Helvetica, which every reader has, in the Western European set of letters.
 */
export async function drawForm(
  { title, parts }: ConsentText,
  { version, printedAt, language }: FormFoot,
): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: MARGINS,
    pdfVersion: '1.7',
    tagged: true,
    lang: language === 'da' ? 'da-DK' : 'en-GB',
    displayTitle: true,
    bufferPages: true,
    info: { Title: printable(title), Author: 'Samtavle', CreationDate: printedAt },
  });
  const done = collected(pdf);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  root.add(
    pdf.struct('H1', () => {
      pdf.font('Helvetica-Bold').fontSize(18).text(printable(title));
      pdf.moveDown(0.4);
    }),
  );
  for (const part of parts) drawPart(pdf, root, part);
  root.end();
  numberPages(pdf, version, language);
  pdf.end();
  return done;
}

function drawPart(pdf: PDFDocument, root: ReturnType<PDFDocument['struct']>, part: Part): void {
  switch (part.kind) {
    case 'heading':
      keepTogether(pdf, 60);
      root.add(
        pdf.struct('H2', () => {
          pdf.moveDown(0.5).font('Helvetica-Bold').fontSize(13).text(printable(part.text));
          pdf.moveDown(0.15);
        }),
      );
      return;
    case 'paragraph':
      root.add(
        pdf.struct('P', () => {
          pdf.font('Helvetica').fontSize(BODY).text(printable(part.text));
          pdf.moveDown(0.25);
        }),
      );
      return;
    case 'list': {
      const list = pdf.struct('L');
      root.add(list);
      for (const item of part.items) {
        const line = pdf.struct('LI');
        list.add(line);
        line.add(pdf.struct('LBody', () => bullet(pdf, printable(item))));
        line.end();
      }
      list.end();
      return;
    }
    case 'choice':
      keepTogether(pdf, 30);
      root.add(pdf.struct('P', () => tickBox(pdf, printable(part.text))));
      return;
    case 'line':
      keepTogether(pdf, 46);
      root.add(pdf.struct('P', () => blank(pdf, printable(part.label))));
  }
}

function bullet(pdf: PDFDocument, text: string): void {
  const { left, right } = pdf.page.margins;
  pdf.font('Helvetica').fontSize(BODY);
  keepTogether(pdf, pdf.heightOfString(text, { width: pdf.page.width - left - right - 14 }));
  const { y } = pdf;
  pdf.text('•', left, y, { lineBreak: false });
  pdf.text(text, left + 14, y, { width: pdf.page.width - left - right - 14 });
  pdf.x = left;
  pdf.moveDown(0.1);
}

function tickBox(pdf: PDFDocument, text: string): void {
  const { left } = pdf.page.margins;
  const y = pdf.y + 4;
  pdf.lineWidth(1).rect(left, y, 12, 12).stroke();
  pdf
    .font('Helvetica')
    .fontSize(BODY)
    .text(text, left + 22, y);
  pdf.x = left;
  pdf.moveDown(0.3);
}

function blank(pdf: PDFDocument, label: string): void {
  const { left, right } = pdf.page.margins;
  const y = pdf.y + LINE_GAP;
  pdf
    .lineWidth(0.6)
    .moveTo(left, y)
    .lineTo(pdf.page.width - right, y)
    .stroke();
  pdf
    .font('Helvetica')
    .fontSize(BODY)
    .text(label, left, y + 3);
  pdf.x = left;
  pdf.moveDown(0.3);
}

/** Starts a new page rather than parting what belongs together. */
function keepTogether(pdf: PDFDocument, height: number): void {
  if (pdf.y + height > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
}

function numberPages(pdf: PDFDocument, version: string, language: ConsentLanguage): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(start + page);
    const { margins, height } = pdf.page;
    // Outside the margin pdfkit would begin another page.
    const bottom = margins.bottom;
    margins.bottom = 0;
    pdf.markContent('Artifact', { type: 'Pagination' });
    const words =
      language === 'da'
        ? `Samtavle · tekst ${version} (dansk) · side ${page + 1} af ${count}`
        : `Samtavle · text ${version} (English) · page ${page + 1} of ${count}`;
    pdf
      .font('Helvetica')
      .fontSize(9)
      .text(words, margins.left, height - 40, { lineBreak: false });
    pdf.endMarkedContent();
    margins.bottom = bottom;
  }
}

function collected(pdf: PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
}

/** Letters outside the Western European set, in a name, become the letter they are built on: ş is s. Nothing is left out. */
export function printable(text: string): string {
  return [...text.normalize('NFC')].map((sign) => (isWestern(sign) ? sign : nearest(sign))).join('');
}

/** Windows-1252 besides Latin-1. */
const ALSO = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
const isWestern = (sign: string): boolean => /^[\u0020-\u007e\u00a0-\u00ff]$/.test(sign) || ALSO.includes(sign);

/** Letters that do not come apart into a letter and a mark. */
const WHOLE: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  ħ: 'h',
  Ħ: 'H',
  ŧ: 't',
  Ŧ: 'T',
};

function nearest(sign: string): string {
  const whole = WHOLE[sign];
  if (whole !== undefined) return whole;
  const base = [...sign.normalize('NFD')].find(isWestern);
  return base ?? '?';
}
