import { type CitizenDetail } from '@samtavle/contracts';
import { type Category, OWNERS, type Sector } from '@samtavle/domain';
import { audienceOf, useMe } from '@samtavle/web-data-access';
import { useLabels, useText } from '@samtavle/web-ui';
import { visitTexts } from '../texts.js';

/** Who will see a line of that category, in words. */
export function useAudienceWords(category: Category | undefined, detail: CitizenDetail): string {
  const say = useText(visitTexts);
  const labels = useLabels();
  const sector = useMe()?.acting.sector;
  const owner = OWNERS.find((known) => known === sector);
  if (category === undefined || owner === undefined) return '';
  const { byLaw, see, withConsent } = audienceOf(owner, category, detail);
  const list = (sectors: readonly Sector[]) =>
    sectors.map((known) => labels.sector(known)).join(` ${say('contact.and')} `);
  const sentences = [
    see.length > 0 && say('contact.see', { who: list(see) }),
    byLaw.length > 0 && say('contact.byLaw', { who: list(byLaw) }),
    withConsent.length > 0 && say('contact.withConsent', { who: list(withConsent) }),
  ].filter((sentence) => sentence !== false);
  return sentences.length === 0 ? say('contact.ownOnly', { who: labels.sector(owner) }) : sentences.join(' ');
}
