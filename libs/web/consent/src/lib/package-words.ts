import { type ConsentView } from '@samtavle/contracts';
import { useLanguage, useText } from '@samtavle/web-ui';
import { useCallback } from 'react';
import { consentTexts, isDescribed } from './texts.js';

export interface PackageWords {
  readonly title: string;
  /** In the citizen's voice: »Begge myndigheder må se mit navn …« */
  readonly voice: string;
}

/** A package in plain words. One that came with a newer policy has its title only. */
export function usePackageWords(): (consent: Pick<ConsentView, 'package' | 'titleDa' | 'titleEn'>) => PackageWords {
  const say = useText(consentTexts);
  const { language } = useLanguage();
  return useCallback(
    ({ package: name, titleDa, titleEn }) => {
      const title = language === 'da' ? titleDa : titleEn;
      return { title, voice: isDescribed(name) ? say(`voice.${name}`) : title };
    },
    [language, say],
  );
}
