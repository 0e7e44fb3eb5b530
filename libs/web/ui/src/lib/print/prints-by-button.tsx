import { useLayoutEffect } from 'react';
import { createPortal } from 'react-dom';
import { useText } from '../language/use-text.js';
import { uiTexts } from '../texts.js';

/**
 * In a room whose print is a recorded disclosure: printed with the browser it gives one sentence and nothing of the page.
 * The paper that was asked for with the button, and recorded, is made with `usePrinting` and is not touched by this.
 */
export function PrintsByButton() {
  const say = useText(uiTexts);
  useLayoutEffect(() => {
    document.documentElement.classList.add('prints-by-button');
    return () => document.documentElement.classList.remove('prints-by-button');
  }, []);
  return createPortal(<p className="paper-refused">{say('paper.byButton')}</p>, document.body);
}
