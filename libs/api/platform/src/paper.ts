// Apart from the rest, so that only who prints reads a PDF writer and two fonts.
export { drawPaper, type Paper, type PaperMaking, type PaperPart } from './lib/paper/draw-paper.js';
