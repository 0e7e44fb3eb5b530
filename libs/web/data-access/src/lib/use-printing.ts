import { useEffect } from 'react';
import { useData } from './data-provider.js';

/** While a paper that was asked for, and recorded, is being made. */
const ON_PAPER = 'is-on-paper';

/**
 * Prints while its caller is on the page: the class on the root hides all but the paper from the printer.
 * @param paper the class, `prints-…`
 * @param onPrinted the paper was made or called off; the same function in every drawing, else it is printed again
 */
export function usePrinting(paper: string, onPrinted: () => void): void {
  const { clock } = useData();
  useEffect(() => {
    document.documentElement.classList.add(paper, ON_PAPER);
    window.addEventListener('afterprint', onPrinted);
    // A dialog has to be off the page first, and the paper on it.
    const cancel = clock.after(60, () => window.print());
    return () => {
      cancel();
      window.removeEventListener('afterprint', onPrinted);
      document.documentElement.classList.remove(paper, ON_PAPER);
    };
  }, [clock, paper, onPrinted]);
}
