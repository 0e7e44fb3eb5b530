/** Letters outside the Western European set, in a name, become the letter they are built on: ş is s. Nothing is left out. */
export function printable(text: string): string {
  return [...text.normalize('NFC')].map((sign) => (sign === '\n' || isWestern(sign) ? sign : nearest(sign))).join('');
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
