import { type CitizenDetail } from '@samtavle/contracts';
import { type Category, OWNERS, type Sector } from '@samtavle/domain';
import { audienceOf, useMe } from '@samtavle/web-data-access';
import { useLabels, useText } from '@samtavle/web-ui';
import { useCallback } from 'react';
import { planTexts } from '../texts.js';

/** Who will see what is written in a category, in words. */
export function useAudience(detail: CitizenDetail): (category: Category) => string {
  const say = useText(planTexts);
  const labels = useLabels();
  const sector = useMe()?.acting.sector;
  return useCallback(
    (category) => {
      const owner = OWNERS.find((known) => known === sector);
      if (owner === undefined) return '';
      const { byLaw, see, withConsent } = audienceOf(owner, category, detail);
      const list = (sectors: readonly Sector[]) =>
        sectors.map((known) => labels.sector(known)).join(` ${say('audience.and')} `);
      const sentences = [
        see.length > 0 && say('audience.see', { who: list(see) }),
        byLaw.length > 0 && say('audience.byLaw', { who: list(byLaw) }),
        withConsent.length > 0 && say('audience.withConsent', { who: list(withConsent) }),
      ].filter((sentence) => sentence !== false);
      return sentences.length === 0 ? say('audience.ownOnly', { who: labels.sector(owner) }) : sentences.join(' ');
    },
    [detail, labels, say, sector],
  );
}
