import { type Instrument } from './words.js';

/**
 * What an instrument's score lies between, of those whose scoring is published in a form we could read: Brief INSPIRE-O
 * and WHO-5 as a share of 100, CollaboRATE as the mean of its three answers of 0–9. The others are scored in several ways
 * (HoNOS and MANSA as sum or mean, CAN by needs), by people who know which: we do not guess, and take the number as it is.
 * @see Moeller et al. 2024, doi 10.3389/fpsyt.2024.1327020; Barr et al. 2014, doi 10.2196/jmir.3085, scoring at glynelwyn.com
 */
export function scoreRange(instrument: Instrument): { readonly from: number; readonly to: number } | null {
  switch (instrument) {
    case 'brief_inspire_o':
    case 'who_5':
      return { from: 0, to: 100 };
    case 'collaborate':
      return { from: 0, to: 9 };
    default:
      return null;
  }
}
