import { type z } from 'zod';

interface Sentence {
  readonly da: string;
  readonly en: string;
}

/** What our own refinements of a text are called in the contracts. */
const REFINED: Readonly<Record<string, Sentence>> = {
  empty: { da: 'Skriv noget her.', en: 'Write something here.' },
  'one line only': { da: 'Kun én linje.', en: 'One line only.' },
  'control characters': {
    da: 'Teksten indeholder tegn, der ikke kan gemmes.',
    en: 'The text holds characters that cannot be saved.',
  },
};

/** What a person can do about a field its contract does not take; null where the code alone is for a developer. */
export function fieldSentence(issue: z.core.$ZodIssue): Sentence | null {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string'
        ? {
            da: `Teksten er for lang: højst ${issue.maximum} tegn.`,
            en: `The text is too long: at most ${issue.maximum} characters.`,
          }
        : { da: `Højst ${issue.maximum}.`, en: `At most ${issue.maximum}.` };
    case 'too_small':
      return issue.origin === 'string'
        ? { da: `Skriv mindst ${issue.minimum} tegn.`, en: `Write at least ${issue.minimum} characters.` }
        : { da: `Mindst ${issue.minimum}.`, en: `At least ${issue.minimum}.` };
    case 'invalid_format':
      return issue.format === 'date'
        ? { da: 'Den dag findes ikke.', en: 'That day does not exist.' }
        : { da: 'Det har ikke den form, feltet skal have.', en: 'That is not in the form the field takes.' };
    case 'invalid_value':
      return { da: 'Vælg fra listen.', en: 'Choose from the list.' };
    case 'custom':
      return REFINED[issue.message] ?? null;
    default:
      return null;
  }
}
