import { type ChangeWord } from '@samtavle/contracts';
import { type Say } from '../language/use-text.js';
import { type uiTexts } from '../texts.js';

/** What visibly happened, after the colleague's name: »flyttede hertil fra niveau 2«. */
export function changeText(say: Say<(typeof uiTexts)['da']>, change: ChangeWord, fromLevel: number | null): string {
  if (change === 'moved' && fromLevel !== null) return say('change.movedFrom', { level: fromLevel });
  return say(`change.${change}`);
}
