/** How people type names: without capitals, with aa for å, oe for ø, ae for æ, and without accents. */
export function foldName(name: string): string {
  return name
    .toLocaleLowerCase('da')
    .replaceAll('å', 'aa')
    .replaceAll('ø', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/** Whether every word of the query begins a word of the name. */
export function nameMatches(name: string, query: string): boolean {
  const words = foldName(name).split(/[\s-]+/);
  return foldName(query)
    .split(/[\s-]+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}
