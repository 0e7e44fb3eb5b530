import { drawPaper } from '@samtavle/api-platform/paper';
import { type ConsentLanguage } from '@samtavle/contracts';
import { type ConsentText } from './consent-text.js';

export interface FormFoot {
  readonly version: string;
  readonly printedAt: Date;
  readonly language: ConsentLanguage;
}

/** The form on paper. Which text it is stands under each page. */
export function drawForm(text: ConsentText, { version, printedAt, language }: FormFoot): Promise<Buffer> {
  return drawPaper(text, {
    language,
    printedAt,
    foot: (page, pages) =>
      language === 'da'
        ? `Samtavle · tekst ${version} (dansk) · side ${page} af ${pages}`
        : `Samtavle · text ${version} (English) · page ${page} of ${pages}`,
  });
}
