/** Of pdfkit 0.20, what the form is drawn with. @see https://pdfkit.org/docs/accessibility.html */
declare module 'pdfkit' {
  import { type Readable } from 'node:stream';

  interface Structure {
    add(child: Structure): Structure;
    end(): void;
  }

  interface TextOptions {
    width?: number;
    indent?: number;
    align?: 'left' | 'right';
    lineBreak?: boolean;
    continued?: boolean;
  }

  interface DocumentOptions {
    size: 'A4';
    margins: { top: number; bottom: number; left: number; right: number };
    pdfVersion: '1.7';
    tagged: boolean;
    lang: string;
    displayTitle: boolean;
    bufferPages: boolean;
    /** None: nothing is drawn in a font that does not lie in the paper. */
    font: '';
    info: { Title: string; Author: string; CreationDate: Date };
  }

  export default class PDFDocument extends Readable {
    constructor(options: DocumentOptions);
    x: number;
    y: number;
    readonly page: { width: number; height: number; margins: { bottom: number; left: number; right: number } };
    struct(type: string, options: { title?: string }, children?: (() => void) | (() => void)[]): Structure;
    struct(type: string, children?: (() => void) | (() => void)[]): Structure;
    addStructure(structure: Structure): this;
    markContent(tag: 'Artifact', options: { type: 'Pagination' | 'Layout' }): this;
    endMarkedContent(): this;
    registerFont(name: string, font: Buffer): this;
    font(name: 'Regular' | 'Bold'): this;
    fontSize(size: number): this;
    text(text: string, options?: TextOptions): this;
    text(text: string, x: number, y: number, options?: TextOptions): this;
    heightOfString(text: string, options?: TextOptions): number;
    moveDown(lines?: number): this;
    addPage(): this;
    rect(x: number, y: number, width: number, height: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    lineWidth(width: number): this;
    stroke(): this;
    bufferedPageRange(): { start: number; count: number };
    switchToPage(page: number): this;
    end(): void;
  }
}
