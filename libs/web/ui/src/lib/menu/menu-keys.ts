/** Which line of a menu a key leads to, from where focus is; null for keys that lead nowhere. */
export function lineFor(key: string, from: number, labels: readonly string[]): number | null {
  const last = labels.length - 1;
  switch (key) {
    case 'ArrowDown':
      return from >= last ? 0 : from + 1;
    case 'ArrowUp':
      return from <= 0 ? last : from - 1;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return key.length === 1 ? startingWith(key, from, labels) : null;
  }
}

/** The next line that begins with the letter, round from where focus is. */
function startingWith(letter: string, from: number, labels: readonly string[]): number | null {
  const begins = (label: string) => label.trim().toLocaleLowerCase('da').startsWith(letter.toLocaleLowerCase('da'));
  for (let step = 1; step <= labels.length; step += 1) {
    const at = (from + step) % labels.length;
    if (begins(labels[at] ?? '')) return at;
  }
  return null;
}
