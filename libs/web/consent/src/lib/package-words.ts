import { type ConsentView } from '@samtavle/contracts';
import { useLanguage, useText } from '@samtavle/web-ui';
import { useCallback } from 'react';
import { consentTexts, isDescribed } from './texts.js';

export interface PackageWords {
  readonly title: string;
  /** In the citizen's voice: »Begge myndigheder må se mit navn …« */
  readonly voice: string;
}

/** A package in plain words; one about a relative with whom. One that came with a newer policy has its title only. */
export function usePackageWords(): (
  consent: Pick<ConsentView, 'package' | 'titleDa' | 'titleEn' | 'relative'>,
) => PackageWords {
  const say = useText(consentTexts);
  const { language } = useLanguage();
  return useCallback(
    ({ package: name, titleDa, titleEn, relative }) => {
      const plain = language === 'da' ? titleDa : titleEn;
      const title =
        relative === null
          ? plain
          : say('ofRelative', { title: plain, name: relative.name, relation: relative.relation });
      return { title, voice: isDescribed(name) ? say(`voice.${name}`) : title };
    },
    [language, say],
  );
}
