/** What a paragraph somebody names as the ground of a help is, towards the hospital notice. */
export type ServiceParagraph =
  /** Help for which the law lets the hospital's notice come by itself. */
  | 'counts'
  /** Help the law knows, but the notice does not follow it: early help, sheltered work, activity. */
  | 'help_without_notice'
  /** Gone from the law, and with it the notice. */
  | 'repealed'
  /** No help of this law. */
  | 'unknown';

/**
 * Whether help under this paragraph of Serviceloven brings the notice of a hospital stay: chapter 16 (§§ 83-99) and
 * §§ 107-108, and nothing before or between, however near it lies. § 79 a was repealed by the Elderly Care reform.
 *
 * @param paragraph as people write it without the sign: `85`, `83 a`, `82 b`
 * @see Retssikkerhedsloven § 12 c; law.md §4
 */
export function selParagraph(paragraph: string): ServiceParagraph {
  const { number, letter } = read(paragraph);
  if (number === 79 && letter === 'a') return 'repealed';
  if (number >= 83 && number <= 99) return 'counts';
  if ((number === 107 || number === 108) && letter === '') return 'counts';
  if (number === 82 && 'abcd'.includes(letter) && letter !== '') return 'help_without_notice';
  if ((number === 103 || number === 104) && letter === '') return 'help_without_notice';
  return 'unknown';
}

/** Whether it is a follow-up of sickness benefit under Sygedagpengeloven §§ 8-10. @see Retssikkerhedsloven § 12 c */
export function sicknessBenefitParagraph(paragraph: string): ServiceParagraph {
  const { number, letter } = read(paragraph);
  return number >= 8 && number <= 10 && letter === '' ? 'counts' : 'unknown';
}

function read(paragraph: string): { number: number; letter: string } {
  const found = /^(\d{1,3}) ?([a-f]?)$/.exec(paragraph);
  return found ? { number: Number(found[1]), letter: found[2] ?? '' } : { number: 0, letter: '' };
}
