/**
 * A word without what people write differently: case, spaces, marks, accents. `Årsag(er)` and `aarsager` become the same,
 * `Åse` and `Aase` too. For comparing only, never for showing.
 */
export function fold(text: string): string {
  return bare(text.normalize('NFC').toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa'));
}

/** The same, for keyboards and programs without the Danish letters: `Årsag` and `Arsag`. Too loose for people's names. */
export function foldLoosely(text: string): string {
  return bare(text.normalize('NFC').toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'o').replaceAll('å', 'a'));
}

function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
