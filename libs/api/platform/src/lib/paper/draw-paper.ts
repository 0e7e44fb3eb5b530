import { setImmediate as breath } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { PAPER_FONT } from './paper-font.js';
import { printable, settable, UNPRINTED } from './printable.js';

/** A piece of a paper. */
export type PaperPart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Somebody's own words, larger than the rest. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** A box to tick, and what it means. */
  | { readonly kind: 'choice'; readonly text: string }
  /** Something to be filled in by hand. */
  | { readonly kind: 'line'; readonly label: string };

export interface Paper {
  readonly title: string;
  readonly parts: readonly PaperPart[];
}

const MARGINS = { top: 56, bottom: 64, left: 62, right: 62 };
const BODY = 12;
const QUOTE = 14;
const LINE_GAP = 22;

export interface PaperMaking {
  readonly language: 'da' | 'en';
  readonly printedAt: Date;
  /** Stands under each page: »side 1 af 2«. */
  readonly foot: (page: number, pages: number) => string;
}

/**
 * Draws a paper on A4, 12 points, tagged with headings, paragraphs and lists for a screen reader, and with its language
 * and title. The letters lie in the paper, so that a name is written as its bearer writes it; what cannot be printed is an
 * empty box, and the last line says so.
 */
export async function drawPaper({ title, parts }: Paper, { language, printedAt, foot }: PaperMaking): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: MARGINS,
    pdfVersion: '1.7',
    tagged: true,
    lang: language === 'da' ? 'da-DK' : 'en-GB',
    displayTitle: true,
    font: '',
    bufferPages: true,
    info: { Title: title, Author: 'Samtavle', CreationDate: printedAt },
  });
  const done = collected(pdf);
  for (const [name, font] of Object.entries(PAPER_FONT)) pdf.registerFont(name, font);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  root.add(
    pdf.struct('H1', () => {
      pdf.font('Bold').fontSize(18).text(settable(title));
      pdf.moveDown(0.4);
    }),
  );
  for (const part of parts) {
    await drawPart(pdf, root, part);
    // Setting embedded letters takes its time: others are answered in between.
    await breath();
  }
  if (lacksLetters({ title, parts })) await drawPart(pdf, root, { kind: 'paragraph', text: LACKING[language] });
  root.end();
  numberPages(pdf, foot);
  pdf.end();
  return done;
}

const LACKING = {
  da: `En tom kasse (${UNPRINTED}) står for et bogstav, der ikke kan trykkes.`,
  en: `An empty box (${UNPRINTED}) stands for a letter that cannot be printed.`,
} as const;

function lacksLetters({ title, parts }: Paper): boolean {
  const texts = parts.flatMap((part) =>
    'items' in part ? part.items : [part.kind === 'line' ? part.label : part.text],
  );
  return [title, ...texts].some((text) => printable(text).includes(UNPRINTED));
}

async function drawPart(pdf: PDFDocument, root: ReturnType<PDFDocument['struct']>, part: PaperPart): Promise<void> {
  switch (part.kind) {
    case 'heading':
      keepTogether(pdf, 60);
      root.add(
        pdf.struct('H2', () => {
          pdf.moveDown(0.5).font('Bold').fontSize(13).text(settable(part.text));
          pdf.moveDown(0.15);
        }),
      );
      return;
    case 'paragraph':
      root.add(
        pdf.struct('P', () => {
          pdf.font('Regular').fontSize(BODY).text(settable(part.text));
          pdf.moveDown(0.25);
        }),
      );
      return;
    case 'quote':
      keepTogether(pdf, 40);
      root.add(
        pdf.struct('P', () => {
          pdf.moveDown(0.3).font('Bold').fontSize(QUOTE).text(settable(part.text));
          pdf.moveDown(0.1);
        }),
      );
      return;
    case 'list': {
      const list = pdf.struct('L');
      root.add(list);
      for (const item of part.items) {
        const line = pdf.struct('LI');
        list.add(line);
        line.add(pdf.struct('LBody', () => bullet(pdf, settable(item))));
        line.end();
        // A list is as long as somebody's plan.
        await breath();
      }
      list.end();
      return;
    }
    case 'choice':
      keepTogether(pdf, 30);
      root.add(pdf.struct('P', () => tickBox(pdf, settable(part.text))));
      return;
    case 'line':
      keepTogether(pdf, 46);
      root.add(pdf.struct('P', () => blank(pdf, settable(part.label))));
  }
}

function bullet(pdf: PDFDocument, text: string): void {
  const { left, right } = pdf.page.margins;
  pdf.font('Regular').fontSize(BODY);
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
    .font('Regular')
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
    .font('Regular')
    .fontSize(BODY)
    .text(label, left, y + 3);
  pdf.x = left;
  pdf.moveDown(0.3);
}

/** Starts a new page rather than parting what belongs together. */
function keepTogether(pdf: PDFDocument, height: number): void {
  if (pdf.y + height > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
}

function numberPages(pdf: PDFDocument, foot: PaperMaking['foot']): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(start + page);
    const { margins, height } = pdf.page;
    // Outside the margin pdfkit would begin another page.
    const bottom = margins.bottom;
    margins.bottom = 0;
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf
      .font('Regular')
      .fontSize(9)
      .text(settable(foot(page + 1, count)), margins.left, height - 40, { lineBreak: false });
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
