/** Of fontkit 2.0, what the letters are looked up with. */
declare module 'fontkit' {
  interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean;
  }

  export function create(font: Buffer): Font;
}
